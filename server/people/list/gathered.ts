// The list of the few that a filter lets through: gathered, then put in order.
import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../base/scope.ts'
import { allOf, beyond, inSight, said, saidConditions, saidWith, tableOf, wayOf } from './condition.ts'
import type { LastKey, NameKey, OwnerKey, SortKey, Wish } from './key.ts'

type Sql = RawBuilder<unknown>

export function gather(
  scope: Scope,
  wish: Wish,
  few: Sql,
  rest: readonly Sql[],
  { order, further }: { order: Sql; further: readonly Sql[] },
): RawBuilder<SortKey> {
  return sql`with few as materialized (select distinct f.id from (${few}) f)
    select p.id, p.sort_name, ${said}, m.name collate "C" as sort_owner, m.id as sort_owner_id
    from few cross join lateral (select * from ${tableOf(wish)} one where one.workspace_id = ${scope.workspaceId} and one.id = few.id limit 1) p
    cross join lateral ${saidWith(scope, sql`p.id`)} k
    left join member m on m.workspace_id = ${scope.workspaceId} and m.id = p.owner_id
    where ${allOf([...rest, ...further, ...saidConditions(wish), inSight(scope, wish, sql`p.id`)])}
    order by ${order} limit ${sql.lit(wish.limit + 1)}`
}

export function inOrderOfName(wish: Wish, after: NameKey | null) {
  const way = wayOf(wish)
  const further = after ? [sql`(p.sort_name, p.id) ${beyond(wish)} (${after[0]}, ${after[1]}::uuid)`] : []
  return { order: sql`p.sort_name ${way}, p.id ${way}`, further }
}

export function inOrderOfLast(wish: Wish, after: LastKey | null) {
  const way = wayOf(wish)
  const order = sql`k.last_at ${way} nulls last, p.id ${way}`
  if (!after) return { order, further: [] }
  const [at, id] = after
  if (at === null) return { order, further: [sql`k.last_at is null and p.id ${beyond(wish)} ${id}::uuid`] }
  return {
    order,
    further: [sql`((k.last_at, p.id) ${beyond(wish)} (${at}::timestamptz, ${id}::uuid) or k.last_at is null)`],
  }
}

export function inOrderOfOwner(wish: Wish, after: OwnerKey | null) {
  const way = wayOf(wish)
  const order = sql`m.name collate "C" ${way} nulls last, m.id ${way} nulls last, p.sort_name ${way}, p.id ${way}`
  if (!after) return { order, further: [] }
  const [name, ownerId, sortName, id] = after
  const later = sql`(p.sort_name, p.id) ${beyond(wish)} (${sortName}, ${id}::uuid)`
  if (name === null) return { order, further: [sql`m.id is null and ${later}`] }
  const key = sql`(m.name collate "C", m.id, p.sort_name, p.id) ${beyond(wish)} (${name}, ${ownerId}::uuid, ${sortName}, ${id}::uuid)`
  return { order, further: [sql`(${key} or m.id is null)`] }
}
