// On a mail of ours that came back: from whom, and why.
import { MailX } from 'lucide-react'
import { useApi } from '../../api.ts'
import { formatList } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import type { Returned } from '../types.ts'
import '../outgoing.css'

/** What came back of each message of a conversation. */
export function useReturned(conversationId: string): Map<string, Returned[]> {
  const query = useApi(
    'GET /conversations/:id/outgoing',
    { id: conversationId },
    { touchedBy: ['draft', 'sending', 'bounce', 'interaction'] },
  )
  return Map.groupBy(query.data?.returned ?? [], ({ interactionId }) => interactionId ?? '')
}

export function ReturnedNote({ returned }: { returned: readonly Returned[] }) {
  const say = useSay()
  const [first] = returned
  if (!first) return null
  const names = formatList([...new Set(returned.map(({ address }) => address))])
  const { reason } = first
  return (
    <p className="returned">
      <MailX size={15} aria-hidden />
      <span>{reason ? say('outgoing.cameBack', { names, reason }) : say('outgoing.cameBackPlain', { names })}</span>
    </p>
  )
}
