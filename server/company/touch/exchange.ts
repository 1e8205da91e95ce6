// What was exchanged with customers on some days, read from the messages and answers themselves, in the form in which a day is packed.
import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../base/scope.ts'

type Sql = RawBuilder<unknown>

/** Stands for nobody by name: what was written to a shared address alone. */
export const nobody = '00000000-0000-0000-0000-000000000000'
/** A packed answer's seconds have four bytes; 68 years are enough. */
const mostSeconds = 2_147_483_647

/** A select of (day, starts, ends): the instants between which each day lies. Made ahead, so that they are plain values to an index. */
export const spansOf = (days: Sql, timeZone: string): Sql =>
  sql`select d.day, d.day::timestamp at time zone ${timeZone}::text as starts, (d.day + 1)::timestamp at time zone ${timeZone}::text as ends from (${days}) d`

/**
 * A select of (day, audience_id, member_id, stranger, heard, spoke, answered): one row for each message and each answer of the days of `spans` (a name).
 * stranger: the customer, where it has no number yet.
 */
export function exchanged(scope: Scope, spans: Sql, audiences: readonly string[] | null): Sql {
  const readable = (alias: string) =>
    audiences ? sql`and ${sql.ref(`${alias}.audience_id`)} = any(${[...audiences]}::uuid[])` : sql``
  // Asked for each row: the planner takes a day for a ninth of all there is, and would read every number there is.
  const numbered = (alias: string) =>
    sql`left join lateral (select n.number from customer_number n
      where n.workspace_id = ${scope.workspaceId} and n.customer_id = ${sql.ref(`${alias}.customer_id`)} limit 1) n on true`
  const number = sql`int4send(coalesce(n.number, 0))`
  const member = (alias: string) => sql`coalesce(${sql.ref(`${alias}.member_id`)}, ${nobody}::uuid)`
  return sql`select s.day, i.audience_id, ${member('i')} as member_id, case when n.number is null then i.customer_id end as stranger,
      case when i.direction = 'in' then ${number} end as heard, case when i.direction = 'out' then ${number} end as spoke, null::bytea as answered
    from ${spans} s join interaction i on i.workspace_id = ${scope.workspaceId} and i.happened_at >= s.starts and i.happened_at < s.ends
      and i.direction <> 'among' ${readable('i')} ${numbered('i')}
    union all
    select s.day, a.audience_id, ${member('a')}, case when n.number is null then a.customer_id end, null, null,
      ${number} || int4send(least(a.seconds, ${sql.lit(mostSeconds)})::int)
    from ${spans} s join answer a on a.workspace_id = ${scope.workspaceId} and a.answered_at >= s.starts and a.answered_at < s.ends
      ${readable('a')} ${numbered('a')}`
}

/** Strings packed values together, one after the other. */
export const packed = (column: string): Sql =>
  sql`coalesce(string_agg(${sql.ref(column)}, ''::bytea), ''::bytea) as ${sql.ref(column)}`
