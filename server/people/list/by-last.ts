// The list by last contact: along the acquaintances of all readable audiences at once, every subject once, at its newest.
import { type RawBuilder, sql } from 'kysely'
import { type Scope, knownAudiences } from '../../base/scope.ts'
import { aWeekAgo, allOf, beyond, inSight, said, saidConditions, saidWith, tableOf, wayOf } from './condition.ts'
import type { LastKey, SortKey, Wish } from './key.ts'
import { type Narrowed, isAmong } from './narrow.ts'

type Own = Pick<Narrowed, 'among'> & { own: readonly RawBuilder<unknown>[] }

/** First those spoken with; then, in both directions, if the page is not yet full, those with whom nothing was said. */
export function pageByLast(scope: Scope, wish: Wish, own: Own, after: LastKey | null): RawBuilder<SortKey> {
  const spoken = after && after[0] === null ? null : spokenWith(scope, wish, own, after)
  const unspoken = wish.spokenFrom || wish.spokenBefore ? null : unspokenWith(scope, wish, own, after)
  if (!spoken) return unspoken ?? sql`${acquainted(scope, wish, own, sql`false`, [])}`
  if (!unspoken) return spoken
  const isFull = sql`(select count(*) from spoken) > ${sql.lit(wish.limit)}`
  const way = wayOf(wish)
  return sql`with spoken as materialized (${spoken}), unspoken as (select * from (${unspoken}) u where not ${isFull})
    select * from (select * from spoken union all select * from unspoken) b order by b.last_at ${way} nulls last, b.id ${way} limit ${sql.lit(wish.limit + 1)}`
}

function spokenWith(scope: Scope, wish: Wish, own: Own, after: LastKey | null): RawBuilder<SortKey> {
  const { fresh, spokenFrom, spokenBefore } = wish
  const further = after
    ? [sql`(a.last_at, a.subject_id) ${beyond(wish)} (${after[0]}::timestamptz, ${after[1]}::uuid)`]
    : []
  const range = [
    sql`a.last_at is not null`,
    ...further,
    ...(spokenFrom ? [sql`a.last_at >= ${spokenFrom}`] : []),
    ...(spokenBefore ? [sql`a.last_at < ${spokenBefore}`] : []),
    ...(fresh ? [sql`a.last_at >= ${aWeekAgo()}`] : []),
  ]
  return acquainted(scope, wish, own, allOf(range), fresh ? [sql`k.first_at >= ${aWeekAgo()}`] : [])
}

function unspokenWith(scope: Scope, wish: Wish, own: Own, after: LastKey | null): RawBuilder<SortKey> {
  const further = after?.[0] === null ? sql` and a.subject_id ${beyond(wish)} ${after[1]}::uuid` : sql``
  return acquainted(scope, wish, own, sql`a.last_at is null${further}`, saidConditions(wish))
}

/** The index gives each audience's in order, the database merges them, and only the newest of a subject is looked at further. */
function acquainted(
  scope: Scope,
  wish: Wish,
  { own, among }: Own,
  range: RawBuilder<unknown>,
  conditions: readonly RawBuilder<unknown>[],
): RawBuilder<SortKey> {
  const needsOwn = own.length > 0 || wish.fresh
  const subject = needsOwn
    ? sql`join ${tableOf(wish)} p on p.workspace_id = ${scope.workspaceId} and p.id = a.subject_id`
    : sql``
  const once = knownAudiences(scope).length > 1 ? [sql`k.newest = a.audience_id`] : []
  const way = wayOf(wish)
  return sql`select a.subject_id as id, null::text as sort_name, ${said}, null::text as sort_owner, null::uuid as sort_owner_id
    from (${inAudiences(scope, wish, allOf([range, ...isAmong(sql`a.subject_id`, among)]))}) a ${subject} cross join lateral ${saidWith(scope, sql`a.subject_id`)} k
    where ${allOf([...own, ...conditions, ...once, inSight(scope, wish, sql`a.subject_id`)])}
    order by a.last_at ${way}, a.subject_id ${way} limit ${sql.lit(wish.limit + 1)}`
}

/** Each branch says its order, so that the database merges them lazily instead of sorting all. */
function inAudiences(scope: Scope, wish: Wish, range: RawBuilder<unknown>): RawBuilder<unknown> {
  const way = wayOf(wish)
  const one = (audienceId: string | null) => sql`(select a.subject_id, a.audience_id, a.last_at from acquaintance a
    where a.workspace_id = ${scope.workspaceId} and a.audience_id = ${audienceId}::uuid and a.kind = ${wish.kind} and ${range}
    order by a.last_at ${way}, a.subject_id ${way})`
  const known = knownAudiences(scope)
  const audiences = known.length > 0 ? known : [null]
  return sql.join(audiences.map(one), sql` union all `)
}
