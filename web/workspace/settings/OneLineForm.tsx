// Adds one thing to a list: a field, what belongs to it, a button.
import { type ReactNode, useState } from 'react'
import { Button } from '../../kit/action/Button.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { ProblemError, wordsFor } from '../../kit/net/problem.ts'

type Props = {
  label: string
  button: string
  placeholder?: string
  /** Says what is wrong with the text, or nothing. */
  check?: (text: string) => string | undefined
  onAdd: (text: string) => Promise<unknown>
  /** A further field between the text and the button. */
  children?: ReactNode
}

/** For a change whose failure stands at the field, and in no toast. */
export const toldThere = { onError: () => undefined }

/** Empties itself once it was added; what went wrong stands at the field. */
export function OneLineForm({ label, button, placeholder, check, onAdd, children }: Props) {
  const [text, setText] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    const wrong = check?.(text.trim())
    setError(wrong)
    if (wrong || text.trim() === '') return
    setBusy(true)
    try {
      await onAdd(text.trim())
      setText('')
    } catch (problem) {
      setError(wordsFor(problem instanceof ProblemError ? problem : null))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className="line"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextField
        label={label}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={text}
        error={error}
        onChange={(event) => setText(event.target.value)}
      />
      {children}
      <Button type="submit" busy={busy}>
        {button}
      </Button>
    </form>
  )
}
