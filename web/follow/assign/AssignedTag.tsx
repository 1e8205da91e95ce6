// To whom a conversation is given, as a small word among others.
import { Tag } from '../../kit/show/Tag.tsx'
import { useHere } from '../../shell/here.ts'
import { useVoice } from '../../words/say.ts'
import { type Assigned, isMine, wordsOf } from './assigned.ts'

export function AssignedTag({ assigned }: { assigned: Assigned }) {
  useVoice()
  const myId = useHere().data?.member?.id
  const tone = assigned.lapsed ? 'warm' : isMine(assigned, myId) ? 'accent' : 'info'
  return <Tag tone={tone}>{wordsOf(assigned, myId)}</Tag>
}
