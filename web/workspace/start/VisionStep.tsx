// The first question: what customers should say about the company in a year.
import { useState } from 'react'
import { Button } from '../../kit/action/Button.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { useSay } from '../../words/say.ts'
import { BarePage } from '../BarePage.tsx'
import { keepDraft } from './draft.ts'

type Props = { step: string; sentence: string; onNext: (sentence: string) => void }

export function VisionStep({ step, sentence, onNext }: Props) {
  const say = useSay()
  const [text, setText] = useState(sentence)
  const written = text.trim()
  return (
    <BarePage title={say('aim.visionAsk')} step={step}>
      <Form
        onSubmit={() => onNext(written)}
        actions={
          <>
            <Button tone="primary" type="submit" disabled={written === ''}>
              {say('workspace.startContinue')}
            </Button>
            <Button tone="quiet" onClick={() => onNext('')}>
              {say('workspace.startLater')}
            </Button>
          </>
        }
      >
        <TextField
          large
          hideLabel
          autoFocus
          label={say('aim.visionAsk')}
          hint={`${say('aim.visionHint')} ${say('workspace.startYouCan')}`}
          placeholder={say('aim.visionExample')}
          maxLength={300}
          value={text}
          onChange={({ target: { value } }) => {
            setText(value)
            keepDraft({ sentence: value })
          }}
        />
      </Form>
    </BarePage>
  )
}
