// How the list is looked at, as it stands in the address, as the server is asked for it, and as it is kept.
import type { Takes } from '../../api.ts'
import { isId } from '../../kit/page/address.ts'

/** The address's texts; '' is "not asked for". */
export const everyone = {
  kind: 'people',
  show: 'everyone',
  q: '',
  owner: '',
  organization: '',
  from: '',
  before: '',
  sort: 'last',
  way: '',
}
export type Look = typeof everyone
export type LookProps = { look: Look; onLook: (change: Partial<Look>) => void }
export type Kept = Takes<'POST /saved-filters'>['filter']
export type ListInput = Omit<Takes<'GET /people'>, 'after'>
export const shows = ['everyone', 'mine', 'fresh', 'unowned'] as const

export function inputOf({ show, q, owner, organization, from, before, sort, way }: Look): ListInput {
  return {
    ...(show === 'everyone' ? {} : { [show]: true }),
    ...(q.trim() ? { text: q.trim() } : {}),
    ...(isId(owner) ? { ownerId: owner } : {}),
    ...(isId(organization) ? { organizationId: organization } : {}),
    ...(isDay(from) ? { spokenFrom: from } : {}),
    ...(isDay(before) ? { spokenBefore: before } : {}),
    sort: sort === 'name' || sort === 'owner' ? sort : 'last',
    ...(way ? { descending: way === 'down' } : {}),
  }
}

/** Whoever writes an address by hand may write anything. */
const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))

export function keptOf(look: Look): Kept {
  return { ...inputOf(look), kind: look.kind === 'organizations' ? 'organizations' : 'people' }
}

export function lookOf(kept: Kept): Look {
  const show = (['mine', 'fresh', 'unowned', 'removed'] as const).find((one) => kept[one])
  return {
    kind: kept.kind,
    show: show ?? 'everyone',
    q: kept.text ?? '',
    owner: kept.ownerId ?? '',
    organization: kept.organizationId ?? '',
    from: kept.spokenFrom ?? '',
    before: kept.spokenBefore ?? '',
    sort: kept.sort ?? 'last',
    way: kept.descending === undefined ? '' : String(kept.descending) === 'true' ? 'down' : 'up',
  }
}

export const isSame = (a: Look, b: Look): boolean => JSON.stringify(keptOf(a)) === JSON.stringify(keptOf(b))
/** Asks for more than one of the four usual views of people. */
export const isNarrowed = ({ q, owner, organization, from, before }: Look): boolean =>
  [q, owner, organization, from, before].some((text) => text !== '')
export const isDescending = ({ sort, way }: Look): boolean => (way ? way === 'down' : sort === 'last')
