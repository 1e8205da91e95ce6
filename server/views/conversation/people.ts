// All customers who took part in a conversation, by name: a mail may go to hundreds, of whom each message tells a dozen.
import { sql } from 'kysely'
import { z } from 'zod'
import { packCursor, readCursor } from '../../base/cursor.ts'
import { db } from '../../base/database.ts'
import { id, pageOf } from '../../base/endpoint.ts'
import { notFound } from '../../base/problem.ts'
import { type Scope, run } from '../../base/scope.ts'
import { isKnown } from './closed.ts'
import { mayBeKnown } from './participant.ts'

export const takersShape = pageOf(z.object({ id, kind: z.enum(['person', 'organization']), name: z.string() })).extend({
  /** How many they are on all pages. */
  people: z.number(),
})
type Row = z.output<typeof takersShape>['items'][number] & { people: number }
const place = z.tuple([z.string(), id])

/** As far as one may know of its messages; notFound where one may know of none. */
export async function listTakers(
  scope: Scope,
  conversationId: string,
  after: string | undefined,
  limit: number,
): Promise<z.input<typeof takersShape>> {
  const past = readCursor(after, place)
  const workspace = scope.workspaceId
  const [[known], rows] = await run(
    scope,
    sql`select from interaction i where i.workspace_id = ${workspace} and i.conversation_id = ${conversationId} and ${isKnown(scope)} limit 1`.compile(
      db,
    ),
    sql<Row>`with took as materialized (
        select distinct coalesce(p.person_id, p.organization_id) as id from interaction i
        join participant p on p.workspace_id = ${workspace} and p.interaction_id = i.id and p.member_id is null and ${mayBeKnown(scope)}
        where i.workspace_id = ${workspace} and i.conversation_id = ${conversationId} and ${isKnown(scope)}),
      shown as materialized (
        select t.id, case when c.id is not null then 'person' else 'organization' end as kind, coalesce(c.name, o.name) as name from took t
        left join person c on c.workspace_id = ${workspace} and c.id = t.id
        left join organization o on o.workspace_id = ${workspace} and o.id = t.id
        left join removal r on r.workspace_id = ${workspace} and r.subject_id = t.id
        where coalesce(c.id, o.id) is not null and r.subject_id is null)
      select s.id, s.kind, s.name, (select count(*) from shown)::int as people from shown s
      where ${past ? sql`(s.name, s.id) > (${past[0]}, ${past[1]}::uuid)` : sql`true`}
      order by s.name, s.id limit ${limit + 1}`.compile(db),
  )
  if (!known) throw notFound('conversation')
  const items = rows.slice(0, limit).map(({ id, kind, name }) => ({ id, kind, name }))
  const last = items.at(-1)
  const next = rows.length > limit && last ? packCursor([last.name, last.id]) : null
  return { items, next, people: rows[0]?.people ?? 0 }
}
