// Single-key shortcuts: pages register them, one listener runs them, never while someone types.
import { useEffect, useRef, useSyncExternalStore } from 'react'

export type Shortcut = { keys: string; label: string; run: (event: KeyboardEvent) => void }

const sequenceMs = 900
let shortcuts: readonly Shortcut[] = []
const listeners = new Set<() => void>()
let begun = ''
let begunAt = 0

/** `keys` is 'e', '?', 'Enter', 'mod+k' (⌘ or Ctrl) or two after one another, 'g c'. With `when: false` it sleeps. */
export function useShortcut(
  keys: string,
  label: string,
  run: (event: KeyboardEvent) => void,
  { when = true }: { when?: boolean } = {},
): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(
    () => (when ? addShortcut({ keys, label, run: (event) => latest.current(event) }) : undefined),
    [keys, label, when],
  )
}

/** What may be pressed now, the newest first. */
export const useShortcuts = (): readonly Shortcut[] => useSyncExternalStore(subscribe, () => shortcuts)

function addShortcut(shortcut: Shortcut): () => void {
  if (shortcuts.length === 0) document.addEventListener('keydown', onKeyDown)
  change([shortcut, ...shortcuts])
  return () => {
    change(shortcuts.filter((one) => one !== shortcut))
    if (shortcuts.length === 0) document.removeEventListener('keydown', onKeyDown)
  }
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.key === 'Shift') return
  const pressed = pressedKeys(event)
  if (!pressed.includes('+') && isBusy(event)) return
  const sequence = begun && Date.now() - begunAt < sequenceMs ? `${begun} ${pressed}` : ''
  const found = shortcuts.find(({ keys }) => keys === sequence) ?? shortcuts.find(({ keys }) => keys === pressed)
  begun = found || !shortcuts.some(({ keys }) => keys.startsWith(`${pressed} `)) ? '' : pressed
  begunAt = Date.now()
  if (!found) return
  event.preventDefault()
  found.run(event)
}

function pressedKeys(event: KeyboardEvent): string {
  const mod = event.metaKey || event.ctrlKey ? 'mod+' : event.altKey ? 'alt+' : ''
  return mod + (event.key.length === 1 && mod ? event.key.toLowerCase() : event.key)
}

/** Typing, or in a dialog or menu that has keys of its own; Enter and the space bar belong to what has the focus. */
function isBusy({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('textarea, select, [role="dialog"], [role="menu"], [role="listbox"]'))
    return true
  if (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type))
    return true
  return (key === 'Enter' || key === ' ') && target.closest('a, button, input, summary, [role="button"]') !== null
}

function change(next: readonly Shortcut[]): void {
  shortcuts = next
  for (const listen of listeners) listen()
}

function subscribe(listen: () => void): () => void {
  listeners.add(listen)
  return () => listeners.delete(listen)
}
