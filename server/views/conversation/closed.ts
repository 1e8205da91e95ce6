// What is shown of an interaction of which one may know alone: when, which way, under which subject, between whom; and instead of its words, that they are closed and whose they are.
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { id } from '../../base/endpoint.ts'
import { type Scope, knownAudiences } from '../../base/scope.ts'

/** Whose mail it is of those who are here, and whether its conversation was closed further; null where one may read it. */
export const closedShape = z
  .object({ owners: z.array(z.object({ id, name: z.string() })), conversation: z.boolean() })
  .nullable()

type Sql = RawBuilder<unknown>

/** Whether the interaction `i` may be read in full. */
const isRead = ({ audiences }: Scope): Sql => sql`i.audience_id = any(${[...audiences]}::uuid[])`
/** Whether one may know of the interaction `i`. */
export const isKnown = (scope: Scope): Sql => sql`i.audience_id = any(${knownAudiences(scope)}::uuid[])`

/** A column of an interaction `i` that tells its words, and what stands in its place. */
export const ifRead = (scope: Scope, column: Sql, otherwise: Sql): Sql =>
  scope.outlines.length === 0 ? column : sql`case when ${isRead(scope)} then ${column} else ${otherwise} end`

/** The column `closed` of an interaction `i`. */
export function closedOf(scope: Scope): Sql {
  if (scope.outlines.length === 0) return sql`null::json`
  const workspace = scope.workspaceId
  const sources = sql`select distinct s.owner_id from arrival a join source s on s.workspace_id = ${workspace} and s.id = a.source_id
    where a.workspace_id = ${workspace} and a.interaction_id = i.id and a.outcome in ('captured', 'joined')`
  return sql`case when not ${isRead(scope)} then json_build_object(
    'owners', coalesce((select json_agg(json_build_object('id', m.id, 'name', m.name) order by m.name, m.id)
      from (${sources}) o join member m on m.workspace_id = ${workspace} and m.id = o.owner_id where m.status = 'active'), '[]'),
    'conversation', exists (select from conversation_closed c where c.workspace_id = ${workspace} and c.conversation_id = i.conversation_id)) end`
}
