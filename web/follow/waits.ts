// Who waits, as the lists show it.
import type { Item } from '../api.ts'

export type Waiting = Item<'GET /waiting'>

const day = 86_400_000

/** Longer than our usual answer takes; without one, longer than a day. */
export const isLate = ({ since, usual }: Waiting, now = Date.now()): boolean =>
  now - Date.parse(since) > (usual ? usual.seconds * 1000 : day)

/** Opens the member's own mail programme with the answer begun. */
export function answerLink({ address, subject }: Waiting): string | null {
  if (!address) return null
  const reply = /^re:/i.test(subject) ? subject : `Re: ${subject}`
  return `mailto:${encodeURIComponent(address).replace('%40', '@')}?subject=${encodeURIComponent(reply)}`
}
