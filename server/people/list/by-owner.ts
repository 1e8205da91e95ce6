// The list by who answers for them: owner after owner by name, each one's customers by name, those without an owner last.
import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../base/scope.ts'
import { allOf, beyond, inSight, said, saidConditions, saidWith, tableOf, wayOf } from './condition.ts'
import type { OwnerKey, SortKey, Wish } from './key.ts'

type Own = readonly RawBuilder<unknown>[]

export function pageByOwner(scope: Scope, wish: Wish, own: Own, after: OwnerKey | null): RawBuilder<SortKey> {
  const limit = sql.lit(wish.limit + 1)
  const onlyUnowned = after?.[0] === null
  const unowned = sql`(select null::text as sort_owner, null::uuid as sort_owner_id, c.* from ${customersOf(scope, wish, own, sql`p.owner_id is null`, onlyUnowned ? after : null, sql`false`)} c)`
  const both = onlyUnowned ? unowned : sql`${ownedBy(scope, wish, own, after)} union all ${unowned}`
  const way = wayOf(wish)
  return sql`select c.* from (${both}) c
    order by c.sort_owner ${way} nulls last, c.sort_owner_id ${way} nulls last, c.sort_name ${way}, c.id ${way} limit ${limit}`
}

/** One owner after the other, until the page is full: because the owners come in order, only each one's customers are sorted. */
function ownedBy(scope: Scope, wish: Wish, own: Own, after: OwnerKey | null): RawBuilder<unknown> {
  const way = wayOf(wish)
  const further = after ? sql`(m.name collate "C", m.id) ${beyond(wish)}= (${after[0]}, ${after[1]}::uuid)` : sql`true`
  const isNextOwner = after ? sql`o.sort_owner_id <> ${after[1]}::uuid` : sql`true`
  return sql`(select o.sort_owner, o.sort_owner_id, c.*
    from (select m.name collate "C" as sort_owner, m.id as sort_owner_id from member m
      where m.workspace_id = ${scope.workspaceId} and ${further} order by 1 ${way}, 2 ${way}) o
    cross join lateral ${customersOf(scope, wish, own, sql`p.owner_id = o.sort_owner_id`, after, isNextOwner)} c
    order by o.sort_owner ${way}, o.sort_owner_id ${way}, c.sort_name ${way}, c.id ${way} limit ${sql.lit(wish.limit + 1)})`
}

function customersOf(
  scope: Scope,
  wish: Wish,
  own: Own,
  whose: RawBuilder<unknown>,
  after: OwnerKey | null,
  isNextOwner: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const way = wayOf(wish)
  const further = after
    ? [sql`(${isNextOwner} or (p.sort_name, p.id) ${beyond(wish)} (${after[2]}, ${after[3]}::uuid))`]
    : []
  return sql`(select p.id, p.sort_name, ${said} from ${tableOf(wish)} p cross join lateral ${saidWith(scope, sql`p.id`)} k
    where p.workspace_id = ${scope.workspaceId} and ${whose}
      and ${allOf([...further, ...own, ...saidConditions(wish), inSight(scope, wish, sql`p.id`)])}
    order by p.sort_name ${way}, p.id ${way} limit ${sql.lit(wish.limit + 1)})`
}
