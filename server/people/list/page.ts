// Which subjects stand on one page of the customers' list: their ids in order, found by indexes alone, each once, none that one may not know of.
import { type RawBuilder, sql } from 'kysely'
import { packCursor, readCursor } from '../../base/cursor.ts'
import type { Scope } from '../../base/scope.ts'
import type { SubjectKind } from '../known.ts'
import type { ListInput } from './filter.ts'
import { type SortKey, byLast, byName, byOwner } from './key.ts'
import { gather, inOrderOfLast, inOrderOfName, inOrderOfOwner } from './gathered.ts'
import { isAmong, narrow } from './narrow.ts'
import { pageByLast } from './by-last.ts'
import { pageByName } from './by-name.ts'
import { pageByOwner } from './by-owner.ts'

/** A statement of one row more than the page, and how its rows are ordered; to be joined to whatever a row shows. */
export type Page = {
  rows: RawBuilder<SortKey>
  order: RawBuilder<unknown>
  /** Whether it may be prepared: words are too unlike in frequency for one plan. */
  steady: boolean
}

/** Walks along the list's order, or, where a filter lets few through (`most`), gathers those. */
export async function pageOf(scope: Scope, kind: SubjectKind, input: ListInput, most?: number): Promise<Page> {
  const wish = { ...input, kind, descending: input.descending ?? input.sort === 'last' }
  const { few, rest: own, among } = await narrow(scope, wish, most)
  const rest = [...own, ...isAmong(sql`p.id`, among)]
  const way = sql.raw(wish.descending ? 'desc' : 'asc')
  const steady = few === null && !wish.text
  if (wish.sort === 'name') {
    const after = readCursor(wish.after, byName)
    const rows = few ? gather(scope, wish, few, rest, inOrderOfName(wish, after)) : pageByName(scope, wish, rest, after)
    return { rows, order: sql`page.sort_name ${way}, page.id ${way}`, steady }
  }
  if (wish.sort === 'owner') {
    const after = readCursor(wish.after, byOwner)
    const rows = few
      ? gather(scope, wish, few, rest, inOrderOfOwner(wish, after))
      : pageByOwner(scope, wish, rest, after)
    const order = sql`page.sort_owner ${way} nulls last, page.sort_owner_id ${way} nulls last, page.sort_name ${way}, page.id ${way}`
    return { rows, order, steady }
  }
  const after = readCursor(wish.after, byLast)
  const rows = few
    ? gather(scope, wish, few, rest, inOrderOfLast(wish, after))
    : pageByLast(scope, wish, { own, among }, after)
  return { rows, order: sql`page.last_at ${way} nulls last, page.id ${way}`, steady }
}

/** Cuts the one row too many off, and says where to go on. */
export function cutPage<R extends SortKey>(rows: R[], { limit, sort }: ListInput): { items: R[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  if (rows.length <= limit || !last) return { items, next: null }
  if (sort === 'name') return { items, next: packCursor([last.sort_name, last.id]) }
  if (sort === 'owner')
    return { items, next: packCursor([last.sort_owner, last.sort_owner_id, last.sort_name, last.id]) }
  return { items, next: packCursor([last.last_at, last.id]) }
}
