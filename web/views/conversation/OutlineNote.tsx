// In place of a message's words, for whom they are closed: that one sees subject and time, and who may open it.
import { Lock } from 'lucide-react'
import { formatList } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import type { Message } from '../types.ts'
import './head.css'

export function OutlineNote({ closed }: { closed: NonNullable<Message['closed']> }) {
  const say = useSay()
  const names = closed.owners.map(({ name }) => name)
  return (
    <p className="outline-note">
      <Lock size={13} aria-hidden />
      <span>
        {say('views.outlineOnly')} {names.length > 0 && say('views.outlineOpens', { names: formatList(names) })}
      </span>
    </p>
  )
}
