// The list by last contact: along the acquaintances of each readable audience, every subject once, at its newest.
import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../base/scope.ts'
import { allOf, aWeekAgo, beyond, inSight, ownConditions, tableOf, wayOf } from './condition.ts'
import type { LastKey, SortKey, Wish } from './page.ts'

/** First those spoken with; then, in both directions, those with whom nothing was said yet. */
export function pageByLast(scope: Scope, wish: Wish, after: LastKey | null): RawBuilder<SortKey> {
  const branches = scope.audiences.flatMap((audienceId) => [
    ...(after && after[0] === null ? [] : [spokenIn(scope, wish, audienceId, after)]),
    ...(wish.spokenFrom || wish.spokenBefore ? [] : [unspokenIn(scope, wish, audienceId, after)]),
  ])
  const way = wayOf(wish)
  const nobody = sql`(select null::uuid as id, null::timestamptz as last_at where false)`
  return sql`select b.id, b.last_at, null::text as sort_name, null::text as sort_owner, null::uuid as sort_owner_id
    from (${branches.length > 0 ? sql.join(branches, sql` union all `) : nobody}) b
    order by b.last_at ${way} nulls last, b.id ${way} limit ${sql.lit(wish.limit + 1)}`
}

function spokenIn(scope: Scope, wish: Wish, audienceId: string, after: LastKey | null): RawBuilder<unknown> {
  const { fresh, spokenFrom, spokenBefore } = wish
  const conditions = [
    sql`a.last_at is not null`,
    ...(after ? [sql`(a.last_at, a.subject_id) ${beyond(wish)} (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
    ...(spokenFrom ? [sql`a.last_at >= ${spokenFrom}`] : []),
    ...(spokenBefore ? [sql`a.last_at < ${spokenBefore}`] : []),
    ...(fresh ? [sql`a.last_at >= ${aWeekAgo()}`, sql`not ${elsewhere(scope, sql`b.first_at < ${aWeekAgo()}`)}`] : []),
    ...(scope.audiences.length > 1
      ? [
          sql`not ${elsewhere(scope, sql`(b.last_at > a.last_at or b.last_at = a.last_at and b.audience_id > a.audience_id)`)}`,
        ]
      : []),
  ]
  return branch(scope, wish, audienceId, conditions)
}

function unspokenIn(scope: Scope, wish: Wish, audienceId: string, after: LastKey | null): RawBuilder<unknown> {
  const conditions = [
    sql`a.last_at is null`,
    ...(after?.[0] === null ? [sql`a.subject_id ${beyond(wish)} ${after[1]}::uuid`] : []),
    ...(wish.fresh ? [sql`p.made_at >= ${aWeekAgo()}`] : []),
    ...(scope.audiences.length > 1
      ? [sql`not ${elsewhere(scope, sql`(b.last_at is not null or b.audience_id > a.audience_id)`)}`]
      : []),
  ]
  return branch(scope, wish, audienceId, conditions)
}

/** Whether another readable audience knows the same subject so. */
const elsewhere = (scope: Scope, how: RawBuilder<unknown>) =>
  sql`exists (select from acquaintance b where b.workspace_id = ${scope.workspaceId} and b.subject_id = a.subject_id
    and b.audience_id = any(${[...scope.audiences]}::uuid[]) and ${how})`

function branch(
  scope: Scope,
  wish: Wish,
  audienceId: string,
  conditions: readonly RawBuilder<unknown>[],
): RawBuilder<unknown> {
  const own = ownConditions(scope, wish)
  const needsOwn = own.length > 0 || wish.fresh
  const subject = needsOwn
    ? sql`join ${tableOf(wish)} p on p.workspace_id = ${scope.workspaceId} and p.id = a.subject_id`
    : sql``
  const way = wayOf(wish)
  return sql`(select a.subject_id as id, a.last_at from acquaintance a ${subject}
    where a.workspace_id = ${scope.workspaceId} and a.audience_id = ${audienceId} and a.kind = ${wish.kind}
      and ${allOf([...conditions, ...own, inSight(scope, wish, sql`a.subject_id`)])}
    order by a.last_at ${way}, a.subject_id ${way} limit ${sql.lit(wish.limit + 1)})`
}
