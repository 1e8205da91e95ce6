// Asks under which name a filter is kept.
import { useState } from 'react'
import { Button } from '../../kit/action/Button.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { Dialog } from '../../kit/overlay/Dialog.tsx'
import { say, useVoice } from '../../words/say.ts'

type Props = {
  title: string
  name?: string
  open: boolean
  onOpenChange: (open: boolean) => void
  busy: boolean
  onName: (name: string) => void
}

export function FilterNameDialog({ title, name = '', open, onOpenChange, ...rest }: Props) {
  useVoice()
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title}>
      <NameForm name={name} onCancel={() => onOpenChange(false)} {...rest} />
    </Dialog>
  )
}

type FormProps = Pick<Props, 'busy' | 'onName'> & { name: string; onCancel: () => void }

function NameForm({ name, busy, onName, onCancel }: FormProps) {
  const [text, setText] = useState(name)
  const given = text.trim()
  return (
    <Form
      onSubmit={() => given && onName(given)}
      actions={
        <>
          <Button onClick={onCancel}>{say('kit.cancel')}</Button>
          <Button tone="primary" type="submit" busy={busy} disabled={!given}>
            {say('people.save')}
          </Button>
        </>
      }
    >
      <TextField
        label={say('people.keepName')}
        hint={say('people.keepHint')}
        value={text}
        maxLength={80}
        autoFocus
        onChange={(event) => setText(event.target.value)}
      />
    </Form>
  )
}
