// Who waits, as the lists show it.
import type { Item } from '../api.ts'
import { formatDuration } from '../words/format.ts'

export type Waiting = Item<'GET /waiting'>

const day = 86_400_000

/** Longer than our usual answer takes; without one, longer than a day. */
export const isLate = ({ since, usual }: Waiting, now = Date.now()): boolean =>
  now - Date.parse(since) > (usual ? usual.seconds * 1000 : day)

/** How long they have waited, in words. */
export const ageOf = ({ since }: Waiting): string => formatDuration(Date.now() - Date.parse(since))

/** Opens the member's own mail programme with the answer begun. */
export function answerLink({ address, subject }: Waiting): string | null {
  if (!address) return null
  const reply = /^re:/i.test(subject) ? subject : `Re: ${subject}`
  return `mailto:${encodeURIComponent(address).replace('%40', '@')}?subject=${encodeURIComponent(reply)}`
}
