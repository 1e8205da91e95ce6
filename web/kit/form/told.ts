// What went wrong with a form is seen where it is told: it comes into view, and has the focus where that was lost.
import { type RefObject, useEffect, useRef } from 'react'

/** For what tells of `error`; a field that is at fault comes before it. `always`: takes the focus from wherever it is. */
export function useTold<E extends HTMLElement>(error: unknown, always = false): RefObject<E | null> {
  const told = useRef<E>(null)
  useEffect(() => {
    const form = told.current?.closest('form')
    if (!error || !form) return
    const field = form.querySelector<HTMLElement>('[aria-invalid="true"]')
    const element = field ?? told.current
    if (always || !form.contains(document.activeElement)) element?.focus({ preventScroll: true })
    element?.scrollIntoView({ block: 'nearest' })
  }, [error, always])
  return told
}
