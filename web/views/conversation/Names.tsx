// "Tom Reed to Margaret Chen": the names are what one reads, the rest is quiet.
import { Sentence } from '../../words/Sentence.tsx'
import { hiddenIn, namesOf, partOf } from './people.ts'
import type { Participant } from '../types.ts'

type Props = { of: { participants: readonly Participant[]; tookPart: number; direction: 'in' | 'out' | 'among' } }

export function Names({ of }: Props) {
  const { participants, direction } = of
  const [sender] = partOf(participants, 'from')
  const to = partOf(participants, 'to')
  const receivers = to.length > 0 ? to : participants.filter(({ part }) => part !== 'from')
  const hidden = to.length > 0 ? hiddenIn(of, 'to') : of.tookPart - participants.length
  const from = (
    <b translate="no" dir="auto" title={sender?.address}>
      {sender?.name}
    </b>
  )
  if (receivers.length === 0) return <Sentence of="views.fromOnly" values={{ from }} />
  const names = (
    <b translate="no" dir="auto" title={receivers.map(({ address }) => address).join(', ')}>
      {namesOf(receivers, hidden)}
    </b>
  )
  return <Sentence of={direction === 'among' ? 'views.amongFromTo' : 'views.fromTo'} values={{ from, to: names }} />
}
