// An instant or a day in the member's words; the title tells it in full.
import { useEffect, useState } from 'react'
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
  useMinutes(as === 'relative' || as === 'when')
  return (
    <time dateTime={typeof at === 'string' ? at : new Date(at).toISOString()} title={formatFull(at)}>
      {ways[as](at)}
    </time>
  )
}

/** Draws again each minute, since "2 minutes ago" ages. */
function useMinutes(when: boolean): void {
  const [, tick] = useState(0)
  useEffect(() => {
    if (!when) return
    const timer = setInterval(() => tick((count) => count + 1), 60_000)
    return () => clearInterval(timer)
  }, [when])
}
