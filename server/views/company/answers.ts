// The answers behind a figure of the Company view, those that took longest first.
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

export const answersInput = z.object({
  ...periodInput,
  ...whomInput,
  limit: limit(200, 60),
  after: z.string().max(200).optional(),
})

export const answerPages = pageOf(
  z.object({
    /** What was asked, and our message that answered it. */
    askedId: id,
    interactionId: id,
    conversationId: id,
    subject: z.string(),
    askedAt: instant,
    answeredAt: instant,
    seconds: z.number().int(),
    customer: z.object(customerShape),
    member: z.string().nullable(),
  }),
).extend({ from: day, to: day })

const place = z.tuple([z.number(), id])
type Row = CustomerRow & {
  askedId: string
  interactionId: string
  conversationId: string
  subject: string
  askedAt: string
  answeredAt: string
  seconds: number
  member: string | null
}

export async function listAnswers(
  scope: Scope,
  input: z.output<typeof answersInput>,
): Promise<z.input<typeof answerPages>> {
  const { time_zone: timeZone } = await readWorkspace(scope.ground, scope.workspaceId)
  const { period } = readPeriod(input, timeZone)
  const { from, to } = period
  const whom = await readWhom(scope, input)
  const after = readCursor(input.after, place)
  const further = after ? sql`and (a.seconds, a.asked_id) < (${after[0]}::bigint, ${after[1]}::uuid)` : sql``
  const slowest = sql`order by a.seconds desc, a.asked_id desc limit ${sql.lit(input.limit + 1)}`
  const found = mergeOf(
    whom,
    sql`a.member_id`,
    (
      whose,
    ) => sql`select a.* from answer a where a.workspace_id = ${scope.workspaceId} and ${within(sql`a.answered_at`, period, timeZone)} and ${whose}
      and ${readable(scope, 'a')} and ${notRemoved(scope, sql`a.customer_id`)} ${further} ${slowest}`,
  )
  const query = sql<Row>`with a as materialized (select * from (${found}) a ${slowest})
    select ${customerColumns(sql`a.customer_id`)}, a.asked_id as "askedId", a.interaction_id as "interactionId", a.asked_at as "askedAt", a.answered_at as "answeredAt",
      a.seconds, i.conversation_id as "conversationId", i.subject, m.name as member
    from a ${customerJoins(scope, sql`a.customer_id`)}
    join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = a.asked_id
    left join member m on m.workspace_id = ${scope.workspaceId} and m.id = a.member_id
    order by a.seconds desc, a.asked_id desc`.compile(db)
  const [rows] = await run(scope, query)
  const items = rows.slice(0, input.limit).map(({ id, name, is_person, organization, ...row }) => ({
    ...row,
    customer: customerOf({ id, name, is_person, organization }),
  }))
  const last = items.at(-1)
  return { items, next: rows.length > input.limit && last ? packCursor([last.seconds, last.askedId]) : null, from, to }
}
