// The line in which recipients are typed: whom it may mean, and what its keys do.
import { type ChangeEvent, type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react'
import type { Part, Recipient, Suggestion } from '../types.ts'
import { added, isAddress, readTyped } from './address.ts'
import { useSuggestions } from './suggest.ts'

export function useLine(part: Part, all: readonly Recipient[], onChange: (all: Recipient[]) => void) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const ref = useRef<HTMLInputElement>(null)
  const suggested = useSuggestions(text, all)
  const type = (next: string) => {
    setText(next)
    setAt(0)
  }
  const add = (more: readonly Recipient[]) => {
    if (more.length > 0) onChange(added(all, more))
    type('')
  }
  const take = (one: Suggestion) => add([{ part, name: one.name, address: one.address }])
  const commit = () => text.trim() !== '' && add(readTyped(text, part))
  const remove = (gone: Recipient) => {
    onChange(all.filter((one) => one !== gone))
    ref.current?.focus()
  }
  const choose = () => (suggested[at] && !isAddress(text.trim()) ? take(suggested[at]) : commit())
  const last = all.findLast((one) => one.part === part)
  const typed = { text, suggested: suggested.length, last, choose, commit, type, remove }
  const step = (by: number) => setAt((at + by + suggested.length) % suggested.length)
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const run = isOurs(event) ? deedOf(event.key, typed, step) : undefined
    if (!run) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text')
    if (!/[@,;\n]/.test(pasted)) return
    event.preventDefault()
    add(readTyped(text + pasted, part))
  }
  const onTyped = ({ target }: ChangeEvent<HTMLInputElement>) => type(target.value)
  const on = { value: text, onChange: onTyped, onKeyDown, onPaste, onBlur: commit }
  return { ref, at, suggested, take, remove, on }
}

const isOurs = ({ nativeEvent, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  !nativeEvent.isComposing && !ctrlKey && !metaKey

type Typed = {
  text: string
  suggested: number
  last: Recipient | undefined
  choose: () => void
  commit: () => void
  type: (text: string) => void
  remove: (gone: Recipient) => void
}

/** What a key does in the line; nothing where it has its usual meaning. */
function deedOf(key: string, typed: Typed, step: (by: number) => void): (() => void) | undefined {
  const { text, suggested, last, choose, commit, type, remove } = typed
  if (key === 'ArrowDown' && suggested > 0) return () => step(1)
  if (key === 'ArrowUp' && suggested > 0) return () => step(-1)
  if (key === 'Escape' && text !== '') return () => type('')
  if ((key === 'Enter' || key === 'Tab') && text.trim() !== '') return choose
  if (key === ',' || key === ';') return commit
  return key === 'Backspace' && text === '' && last ? () => remove(last) : undefined
}
