// What one is told of a conversation is read as soon as one has it open.
import { useEffect, useSyncExternalStore } from 'react'
import { call, useApi } from '../../api.ts'
import { refresh } from './told.ts'

/** Now, and whenever more comes while the page is in sight. */
export function useReadHere(conversationId: string): void {
  const unread = useApi('GET /notifications/unread', {}, { touchedBy: ['notification'] }).data?.unread ?? 0
  const isInSight = useSyncExternalStore(watchSight, () => !document.hidden)
  useEffect(() => {
    if (unread === 0 || !isInSight) return
    // That it cannot be marked just now disturbs nobody's reading.
    call('POST /conversations/:id/told', { id: conversationId })
      .then(({ read }) => (read > 0 ? refresh() : undefined))
      .catch((error: Error) => console.debug(error.message))
  }, [conversationId, unread, isInSight])
}

function watchSight(tell: () => void): () => void {
  document.addEventListener('visibilitychange', tell)
  return () => document.removeEventListener('visibilitychange', tell)
}
