// A note is begun from the head of the page and written in its card.
import { useEffect } from 'react'

const begin = 'kith:note'

export const writeNote = (): void => void document.dispatchEvent(new Event(begin))

export function useNoteBegun(run: () => void): void {
  useEffect(() => {
    document.addEventListener(begin, run)
    return () => document.removeEventListener(begin, run)
  }, [run])
}
