// What a figure was before, in the colour of what is better or worse where that can be said.
import { formatDuration, formatNumber } from '../words/format.ts'
import { useSay } from '../words/say.ts'

/** A count that rises or falls is neither good nor bad. */
export function WasCount({ before }: { before: number | null | undefined }) {
  const say = useSay()
  if (before === null || before === undefined) return null
  return <span className="was">{say('company.was', { value: formatNumber(before) })}</span>
}

/** Answers that take less time than before are better; a tenth more or less is the same. */
export function WasTime({ now, before }: { now: number | null; before: number | null | undefined }) {
  const say = useSay()
  if (before === null || before === undefined) return null
  const tone = now === null || Math.abs(now - before) <= before / 10 ? '' : now < before ? 'up' : 'down'
  return <span className={`was ${tone}`.trim()}>{say('company.was', { value: formatSeconds(before) })}</span>
}

export const formatSeconds = (seconds: number): string => formatDuration(seconds * 1000, { fine: true })
