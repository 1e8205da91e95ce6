// The list by name: along the index of sort names.
import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../base/scope.ts'
import { allOf, beyond, inSight, said, saidConditions, saidWith, tableOf, wayOf } from './condition.ts'
import type { NameKey, SortKey, Wish } from './key.ts'

export function pageByName(
  scope: Scope,
  wish: Wish,
  own: readonly RawBuilder<unknown>[],
  after: NameKey | null,
): RawBuilder<SortKey> {
  const way = wayOf(wish)
  const further = after ? [sql`(p.sort_name, p.id) ${beyond(wish)} (${after[0]}, ${after[1]}::uuid)`] : []
  return sql`select p.id, p.sort_name, ${said}, null::text as sort_owner, null::uuid as sort_owner_id
    from ${tableOf(wish)} p cross join lateral ${saidWith(scope, sql`p.id`)} k
    where p.workspace_id = ${scope.workspaceId} and ${allOf([...further, ...own, ...saidConditions(wish), inSight(scope, wish, sql`p.id`)])}
    order by p.sort_name ${way}, p.id ${way} limit ${sql.lit(wish.limit + 1)}`
}
