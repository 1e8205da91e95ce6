// Shapes of a chart that can be pressed.
import type { KeyboardEvent } from 'react'

/** Makes a shape a button where it opens something: pointer, Enter and the space bar. */
export function asButton(label: string, open: (() => void) | undefined) {
  if (!open) return {}
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    open()
  }
  return { role: 'button', tabIndex: 0, 'aria-label': label, onClick: open, onKeyDown }
}
