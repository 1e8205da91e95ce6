// Keeps what was typed when the page is left, hidden or closed.
import { useEffect } from 'react'
import type { DraftCopy } from './copy.ts'

export function useKeptOnLeaving(copy: DraftCopy): void {
  useEffect(() => {
    const leaving = () => copy.flushLeaving()
    const hidden = () => document.hidden && void copy.flush()
    addEventListener('pagehide', leaving)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      removeEventListener('pagehide', leaving)
      document.removeEventListener('visibilitychange', hidden)
      void copy.flush()
    }
  }, [copy])
}
