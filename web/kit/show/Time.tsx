// An instant or a day in the member's words; the title tells it in full.
import {
  type At,
  formatDateTime,
  formatDay,
  formatFull,
  formatRelative,
  formatTime,
  formatWhen,
} from '../../words/date.ts'
import { useVoice } from '../../words/say.ts'
import { useNow } from './now.ts'

const ways = {
  when: formatWhen,
  relative: formatRelative,
  time: formatTime,
  day: (at: At) => formatDay(at),
  weekday: (at: At) => formatDay(at, 'weekday'),
  dateTime: formatDateTime,
}

export function Time({ at, as = 'when' }: { at: At; as?: keyof typeof ways }) {
  useVoice()
  useNow(as === 'relative' || as === 'when' ? 60_000 : null)
  return (
    <time dateTime={typeof at === 'string' ? at : new Date(at).toISOString()} title={formatFull(at)}>
      {ways[as](at)}
    </time>
  )
}
