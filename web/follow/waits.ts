// Who waits, as the lists show it.
import type { Item, Takes } from '../api.ts'
import { formatDuration } from '../words/format.ts'

export type Waiting = Item<'GET /waiting'>
/** Whose: mine, everyone's, nobody's; or what one colleague or department has. */
export type Which = Required<Pick<Takes<'GET /waiting'>, 'whose'>> & Pick<Takes<'GET /waiting'>, 'holderId'>

const day = 86_400_000

/** Longer than our usual answer takes; without one, longer than a day. */
export const isLate = ({ since, usual }: Waiting, now = Date.now()): boolean =>
  now - Date.parse(since) > (usual ? usual.seconds * 1000 : day)

/** How long they have waited, in words. */
export const ageOf = ({ since }: Waiting): string => formatDuration(Date.now() - Date.parse(since))
