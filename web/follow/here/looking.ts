// Tells colleagues that one has a conversation open, as long as one looks at it.
import { useEffect } from 'react'
import { call } from '../../api.ts'

/** The server believes it for 40 seconds. */
const againMs = 15_000

export function useLooking(conversationId: string): void {
  useEffect(() => {
    if (!conversationId) return
    // That it cannot be told just now disturbs nobody's reading.
    const say = (still: boolean) =>
      void call('POST /conversations/:id/looking', { id: conversationId, still }).catch((error: Error) =>
        console.debug(error.message),
      )
    const look = () => document.hidden || say(true)
    const turn = () => say(!document.hidden)
    look()
    const again = setInterval(look, againMs)
    document.addEventListener('visibilitychange', turn)
    return () => {
      clearInterval(again)
      document.removeEventListener('visibilitychange', turn)
      say(false)
    }
  }, [conversationId])
}
