// How a filtered list is found: from the few that a filter lets through, or, where it lets many through, along the order of the list.
import { type RawBuilder, sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, knownAudiences, run } from '../../base/scope.ts'
import { nameWords } from '../name.ts'
import { hasNumberLike, numbersLike, seekNumber } from './number.ts'
import type { SoughtPhone } from '../phone.ts'
import { aWeekAgo, tableOf } from './condition.ts'
import type { Wish } from './key.ts'

type Sql = RawBuilder<unknown>
/** A filter, as the ids it lets through and as a condition on a row `p` that an index answers row by row. */
type Filter = { ids: Sql | null; holds: Sql; words?: boolean }
/**
 * `few`: the ids of the filter that lets the fewest through; null where each lets many through. `rest`: the conditions still to be asked.
 * `among`: sets of ids that are gathered once, and in each of which a row must be.
 */
export type Narrowed = { few: Sql | null; rest: Sql[]; among: Sql[] }

/** Up to so many are gathered and sorted (about 5 µs each); beyond, walking along the order meets enough of them soon. */
export const mostGathered = 4000
/** Up to so many a walk holds its rows against in memory (0.3 µs each); of more, every second row or so is one, and asking row by row is quicker. */
const mostHeld = 100_000
const mostWords = 6
/** Sorts after every word that begins like the one before it. */
const highest = '\u{10ffff}'

export async function narrow(scope: Scope, wish: Wish, most = mostGathered): Promise<Narrowed> {
  const filters = filtersOf(scope, wish, wish.kind === 'person' ? await seekNumber(scope, wish.text ?? '') : null)
  const able = filters.filter((filter) => filter.ids !== null)
  if (able.length === 0) return { few: null, rest: filters.map(({ holds }) => holds), among: [] }
  const counts = await count(scope, able, most)
  const fewest = able.toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0))[0]
  const few = fewest && (counts.get(fewest) ?? 0) <= most ? fewest : null
  const others = filters.filter((filter) => filter !== few)
  const isHeld = (filter: Filter) => filter.words && (counts.get(filter) ?? 0) <= mostHeld
  return {
    few: few?.ids ?? null,
    rest: others.filter((filter) => !isHeld(filter)).map(({ holds }) => holds),
    among: others.filter(isHeld).flatMap(({ ids }) => (ids ? [sql`${ids} limit ${sql.lit(mostHeld + 1)}`] : [])),
  }
}

/** How many each lets through, as far as it matters. */
async function count(scope: Scope, filters: readonly Filter[], most: number): Promise<Map<Filter, number>> {
  const counts = filters.map(
    ({ ids, words }) => sql`(select count(*) from (${ids} limit ${sql.lit((words ? mostHeld : most) + 1)}) found)`,
  )
  const query = sql<{ counts: number[] }>`select array[${sql.join(counts)}]::int[] as counts`.compile(db)
  const [[row]] = await run(scope, query)
  return new Map(filters.map((filter, at) => [filter, row?.counts[at] ?? 0]))
}

/** Whether a row's id is in each of the sets; put so that each set is gathered once and the walk keeps its order (a join would lose it). */
export const isAmong = (id: Sql, sets: readonly Sql[]): Sql[] => sets.map((ids) => sql`(${id} in (${ids})) is true`)

function filtersOf(scope: Scope, wish: Wish, number: SoughtPhone | null): Filter[] {
  const { mine, ownerId, unowned, organizationId, text, fresh, sort, kind } = wish
  const own = (holds: Sql): Filter => ({
    ids: sql`select p.id from ${tableOf(wish)} p where p.workspace_id = ${scope.workspaceId} and ${holds}`,
    holds,
  })
  return [
    ...(mine ? [own(sql`p.owner_id = ${scope.memberId}`)] : []),
    ...(ownerId ? [own(sql`p.owner_id = ${ownerId}`)] : []),
    ...(unowned ? [{ ids: null, holds: sql`p.owner_id is null` }] : []),
    ...(organizationId
      ? [own(kind === 'person' ? sql`p.organization_id = ${organizationId}` : sql`p.id = ${organizationId}`)]
      : []),
    ...(fresh && sort !== 'last' ? [{ ids: lately(scope, wish), holds: sql`true` }] : []),
    ...nameWords(text ?? '')
      .slice(0, mostWords)
      .map((word) => namedBy(scope, wish, word))
      .map((filter) => (number ? orNumbered(scope, filter, number) : filter)),
  ]
}

/** Digits may be of a name or of a phone number. */
const orNumbered = (scope: Scope, { ids, holds }: Filter, number: SoughtPhone): Filter => ({
  words: true,
  ids: sql`${ids} union all select numbered.id from (${numbersLike(scope, number)}) numbered`,
  holds: sql`(${holds} or ${hasNumberLike(scope, sql`p.id`, number)})`,
})

/** The word begins a word of the name or address, or, for people, of their organization's. */
function namedBy(scope: Scope, { kind }: Wish, word: string): Filter {
  const begins = sql`w.workspace_id = ${scope.workspaceId} and w.word >= ${word} and w.word < ${word + highest}`
  const ofOrganization = sql`select q.id from name_word w join person q on q.workspace_id = ${scope.workspaceId} and q.organization_id = w.subject_id
    where ${begins} and w.kind = 'organization'`
  const ids = sql`select w.subject_id as id from name_word w where ${begins} and w.kind = ${kind}${kind === 'person' ? sql` union all ${ofOrganization}` : sql``}`
  // A scalar with a limit is asked row by row; an EXISTS would be turned into a join over all.
  const has = (subjectId: Sql) =>
    sql`coalesce((select true from name_word w where ${begins} and w.subject_id = ${subjectId} limit 1), false)`
  return {
    words: true,
    ids,
    holds: kind === 'person' ? sql`(${has(sql`p.id`)} or ${has(sql`p.organization_id`)})` : has(sql`p.id`),
  }
}

/** Whoever was heard of within the week, or put down and not yet heard of: among them are all who are new. */
const lately = (scope: Scope, { kind }: Wish): Sql => sql`select a.subject_id as id from acquaintance a
  where a.workspace_id = ${scope.workspaceId} and a.audience_id = any(${knownAudiences(scope)}::uuid[]) and a.kind = ${kind}
    and (a.last_at >= ${aWeekAgo()} or a.last_at is null)`
