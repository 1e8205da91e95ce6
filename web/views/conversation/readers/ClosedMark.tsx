// In the head of a conversation: that it is closed, and for whom.
import { Lock } from 'lucide-react'
import { useApi } from '../../../api.ts'
import { useReadersWords } from '../../../capture/readers/readers.ts'
import { useHere } from '../../../shell/here.ts'
import { useSay } from '../../../words/say.ts'
import { type Closing, fewOf } from './closing.ts'

type Props = { conversationId: string; closing: Closing; isOutline: boolean }

export function ClosedMark({ conversationId, closing, isOutline }: Props) {
  const say = useSay()
  const me = useHere().data?.member
  const several = (closing.closed?.length ?? 0) > 1
  const { data } = useApi('GET /conversations/:id/readers', { id: conversationId }, { enabled: several && !isOutline })
  const few = isOutline ? null : fewOf(closing, data)
  const wordsOf = useReadersWords(few !== null)
  if (!isOutline && (!few || (several && !data))) return null
  return (
    <>
      {' · '}
      <span className="closed-mark">
        <Lock size={12} aria-hidden /> {few ? say('views.closedMark', { who: whoOf() }) : say('views.outlineMark')}
      </span>
    </>
  )

  /** Oneself last, and by no name. */
  function whoOf(): string {
    if (!few) return ''
    const { members, departments, outline } = few
    const mine = me && members.includes(me.id) ? me.name : ''
    const readers = { members: members.filter((id) => id !== me?.id), departments }
    return wordsOf({ readers, outline: outline ? 'everyone' : 'nobody', ownerName: mine })
  }
}
