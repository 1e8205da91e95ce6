// Tells colleagues who look at a conversation that one is writing in it.
import { useEffect, useRef } from 'react'
import { call } from '../../api.ts'

const everyMs = 10_000

/** Said while the words change, and taken back when the composer goes. */
export function useSayWriting(conversationId: string | null, words: string): void {
  const first = useRef(words)
  const said = useRef(0)
  useEffect(() => {
    if (!conversationId || words === first.current || Date.now() - said.current < everyMs) return
    said.current = Date.now()
    tell(conversationId, true)
  }, [conversationId, words])
  useEffect(() => {
    if (!conversationId) return
    return () => {
      if (said.current > 0) tell(conversationId, false)
    }
  }, [conversationId])
}

/** A hint that does not arrive is missed by nobody. */
function tell(id: string, still: boolean): void {
  call('POST /conversations/:id/writing', { id, still }).catch((error: Error) => console.debug(error.message))
}
