// Writing the vision's sentence, with what it said before.
import { useState } from 'react'
import { useApi } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { Form } from '../kit/form/Form.tsx'
import { TextField } from '../kit/form/TextField.tsx'
import { Dialog } from '../kit/overlay/Dialog.tsx'
import { Row } from '../kit/show/Row.tsx'
import { formatDay } from '../words/date.ts'
import { useSay } from '../words/say.ts'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  sentence: string
  busy: boolean
  onWrite: (sentence: string) => void
}

export function VisionDialog({ open, onOpenChange, ...form }: Props) {
  const say = useSay()
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={say('aim.visionAsk')} wide>
      <VisionForm {...form} onCancel={() => onOpenChange(false)} />
      <Before />
    </Dialog>
  )
}

type FormProps = Pick<Props, 'sentence' | 'busy' | 'onWrite'> & { onCancel: () => void }

function VisionForm({ sentence, busy, onWrite, onCancel }: FormProps) {
  const say = useSay()
  const [text, setText] = useState(sentence)
  const written = text.trim()
  return (
    <Form
      onSubmit={() => written && onWrite(written)}
      actions={
        <>
          <Button onClick={onCancel}>{say('kit.cancel')}</Button>
          <Button tone="primary" type="submit" busy={busy} disabled={written === '' || written === sentence}>
            {say('aim.visionSave')}
          </Button>
        </>
      }
    >
      <TextField
        large
        hideLabel
        autoFocus
        label={say('aim.visionAsk')}
        hint={say('aim.visionHint')}
        placeholder={say('aim.visionExample')}
        maxLength={300}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </Form>
  )
}

function Before() {
  const say = useSay()
  const older = useApi('GET /vision/history', {}, { touchedBy: ['vision'] }).data?.items.slice(1) ?? []
  if (older.length === 0) return null
  return (
    <section>
      <h3>{say('aim.visionBefore')}</h3>
      {older.map(({ id, sentence, writtenAt }) => (
        <Row key={id} serif title={sentence} small={say('aim.visionUntil', { day: formatDay(writtenAt, 'long') })} />
      ))}
    </section>
  )
}
