// The messages behind a figure of the Company view, the newest first.
import { sql } from 'kysely'
import { z } from 'zod'
import { packCursor, readCursor } from '../../base/cursor.ts'
import { db } from '../../base/database.ts'
import { day, id, instant, limit, pageOf } from '../../base/endpoint.ts'
import { type Scope, run } from '../../base/scope.ts'
import { notRemoved, readable, within } from '../../company/day.ts'
import { readWorkspace } from '../../workspace/workspace.ts'
import { type CustomerRow, customerColumns, customerJoins, customerOf, customerShape } from './customer.ts'
import { periodInput, readPeriod } from './period.ts'
import { mergeOf, readWhom, whomInput } from './whom.ts'

export const messagesInput = z.object({
  ...periodInput,
  ...whomInput,
  /** from: customers wrote them; to: we did; among: ourselves. Without it those between us and customers. */
  direction: z.enum(['in', 'out', 'among']).optional(),
  limit: limit(200, 60),
  after: z.string().max(200).optional(),
})

export const messagePages = pageOf(
  z.object({
    id,
    conversationId: id,
    at: instant,
    channel: z.string(),
    direction: z.enum(['in', 'out', 'among']),
    subject: z.string(),
    customer: z.object(customerShape).nullable(),
    /** Who of us; null: nobody by name. */
    member: z.string().nullable(),
  }),
).extend({ from: day, to: day })

const place = z.tuple([instant, id])
type Row = Omit<CustomerRow, 'id'> & {
  id: string
  conversationId: string
  at: string
  channel: string
  direction: 'in' | 'out' | 'among'
  subject: string
  customer_id: string | null
  member: string | null
}

export async function listMessages(
  scope: Scope,
  input: z.output<typeof messagesInput>,
): Promise<z.input<typeof messagePages>> {
  const { time_zone: timeZone } = await readWorkspace(scope.ground, scope.workspaceId)
  const { period } = readPeriod(input, timeZone)
  const { from, to } = period
  const whom = await readWhom(scope, input)
  const after = readCursor(input.after, place)
  const further = after ? sql`and (i.happened_at, i.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``
  const way = input.direction ? sql`i.direction = ${input.direction}` : sql`i.direction <> 'among'`
  const newest = sql`order by i.happened_at desc, i.id desc limit ${sql.lit(input.limit + 1)}`
  const found = mergeOf(
    whom,
    sql`i.member_id`,
    (
      whose,
    ) => sql`select i.id, i.conversation_id, i.happened_at, i.channel, i.direction, i.subject, i.customer_id, i.member_id from interaction i
      where i.workspace_id = ${scope.workspaceId} and ${within(sql`i.happened_at`, period, timeZone)} and ${way} and ${whose}
        and ${readable(scope, 'i')} and ${notRemoved(scope, sql`i.customer_id`)} ${further} ${newest}`,
  )
  const query = sql<Row>`with i as materialized (select * from (${found}) i ${newest})
    select ${customerColumns(sql`i.customer_id`)}, i.customer_id, i.id, i.conversation_id as "conversationId", i.happened_at as at, i.channel, i.direction, i.subject, m.name as member
    from i ${customerJoins(scope, sql`i.customer_id`)}
    left join member m on m.workspace_id = ${scope.workspaceId} and m.id = i.member_id
    order by i.happened_at desc, i.id desc`.compile(db)
  const [rows] = await run(scope, query)
  const items = rows.slice(0, input.limit).map(shape)
  const last = items.at(-1)
  return { items, next: rows.length > input.limit && last ? packCursor([last.at, last.id]) : null, from, to }
}

function shape({ name, is_person, organization, customer_id, ...row }: Row) {
  return { ...row, customer: customer_id ? customerOf({ id: customer_id, name, is_person, organization }) : null }
}
