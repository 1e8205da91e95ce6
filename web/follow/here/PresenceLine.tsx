// Who else is here: writing an answer, or with the conversation open.
import { useApi } from '../../api.ts'
import { PenLine } from 'lucide-react'
import { formatList } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'

/** Somebody who went without a word is believed to be here for a moment; so it is looked again. */
const againMs = 10_000

export function PresenceLine({ conversationId }: { conversationId: string }) {
  const say = useSay()
  const { data } = useApi(
    'GET /conversations/:id/presence',
    { id: conversationId },
    { touchedBy: ['presence'], refetchInterval: againMs, staleTime: 0 },
  )
  const items = data?.items ?? []
  const [writing, looking] = [items.filter(({ writes }) => writes), items.filter(({ writes }) => !writes)]
  const named = (people: typeof items) => ({ n: people.length, names: formatList(people.map(({ name }) => name)) })
  return (
    <div className="presence" role="status" aria-label={say('follow.whoIsHere')}>
      {writing.length > 0 && (
        <span className="writes">
          <PenLine size={13} aria-hidden /> {say('follow.writes', named(writing))}
        </span>
      )}
      {looking.length > 0 && <span>{say('follow.looks', named(looking))}</span>}
    </div>
  )
}
