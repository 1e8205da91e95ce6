// Who may read a conversation as it stands: all of it, and parts of it.
import { useApi } from '../../../api.ts'
import { formatList } from '../../../words/format.ts'
import { useSay } from '../../../words/say.ts'
import { useHere } from '../../../shell/here.ts'
import type { Readers } from './closing.ts'

const mostNames = 8

export function NowReads({ readers: { members, circles } }: { readers: Readers }) {
  const say = useSay()
  const myId = useHere().data?.member?.id
  const { data: all } = useApi('GET /members', {}, { touchedBy: ['member'], staleTime: 60_000 })
  const whole = members.filter(({ id }) => circles.every(({ memberIds }) => memberIds.includes(id)))
  const part = members.filter((one) => !whole.includes(one))
  const isEveryone =
    all?.items.every(({ id, role, status }) => {
      return role === 'guest' || status !== 'active' || whole.some((one) => one.id === id)
    }) ?? false
  const named = (people: typeof members) => {
    const isMe = people.some(({ id }) => id === myId)
    const names = [
      ...people.filter(({ id }) => id !== myId).map(({ name }) => name),
      ...(isMe ? [say('views.me')] : []),
    ]
    const others = names.length - mostNames
    if (others <= 0) return { names: formatList(names) }
    return { names: say('views.andOthers', { names: names.slice(0, mostNames).join(', '), n: others }) }
  }
  return (
    <p className="now-reads">
      {isEveryone
        ? say('views.nowEveryone')
        : whole.length === 1 && whole[0]?.id === myId
          ? say('views.nowReadsYou')
          : whole.length > 0 && say('views.nowReads', named(whole))}
      {part.length > 0 && ` ${say('views.nowReadsPart', named(part))}`}
    </p>
  )
}
