// One line of text, or several.
import type { ComponentProps, KeyboardEvent } from 'react'
import { Field, type FieldFrame, splitFrame } from './Field.tsx'

/** `large` is a sentence in the serif with a rule under it, for what matters most on a page. */
export function TextField({ large = false, ...props }: ComponentProps<'input'> & FieldFrame & { large?: boolean }) {
  const [frame, input] = splitFrame(props)
  return (
    <Field {...frame}>
      {(ids) => <input type="text" {...input} {...ids} className={large ? 'input large' : 'input'} />}
    </Field>
  )
}

/** Grows with its text; Enter begins a line, with Ctrl or ⌘ it sends the form. */
export function TextArea(props: ComponentProps<'textarea'> & FieldFrame) {
  const [frame, input] = splitFrame(props)
  return <Field {...frame}>{(ids) => <textarea onKeyDown={sendByKey} {...input} {...ids} className="input" />}</Field>
}

function sendByKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.nativeEvent.isComposing) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
