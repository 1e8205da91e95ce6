// Everything between us and a customer, a page at a time, the newest first.
import { sql } from 'kysely'
import { z } from 'zod'
import { packCursor, readCursor } from '../../base/cursor.ts'
import { db } from '../../base/database.ts'
import { flag, id, instant, limit, pageOf } from '../../base/endpoint.ts'
import { notFound } from '../../base/problem.ts'
import { type Scope, named, run } from '../../base/scope.ts'
import { assignedShape, joinAssigned } from '../../follow/assignment/assigned.ts'
import { closedOf, closedShape, ifRead, isKnown } from '../conversation/closed.ts'
import { participantShape, participantsQuery, withParticipants } from '../conversation/participant.ts'
import { wordsSought } from '../search/said.ts'
import { between, type Place, type Wish } from './between.ts'
import { knownQuery } from './head.ts'

/** What a page carries of each message; the rest is fetched when it is unfolded. */
const saidLength = 2000
export const pageLength = 50

export const entryShape = z.object({
  id,
  conversationId: id,
  channel: z.string(),
  /** in: they spoke, out: we did, among: we spoke of them among ourselves. */
  direction: z.enum(['in', 'out', 'among']),
  happenedAt: instant,
  subject: z.string(),
  /** What was newly said, at most 2,000 characters; `saidAll` is false where there is more. */
  said: z.string(),
  saidAll: z.boolean(),
  /** Whether something is folded away: words quoted, a signature. */
  quotes: z.boolean(),
  signs: z.boolean(),
  attachments: z.number(),
  hasHtml: z.boolean(),
  /** It was older than 14 days when it was captured. */
  fromBefore: z.boolean(),
  /** Where one may know of it alone: nothing of its words is here, nor of its files. */
  closed: closedShape,
  /** To whom its conversation was given. */
  assigned: assignedShape.nullable(),
  participants: z.array(participantShape),
  tookPart: z.number(),
})
type Entry = z.output<typeof entryShape>
type Row = Omit<Entry, 'participants' | 'tookPart'>
export const timelineShape = pageOf(entryShape)

export const timelineInput = z.object({
  id,
  after: z.string().optional(),
  limit: limit(100, pageLength),
  direction: z.enum(['in', 'out', 'among']).optional(),
  channel: z.string().max(20).optional(),
  attachments: flag.optional(),
  text: z.string().max(200).optional(),
})
const place = z.tuple([instant, id])

export async function readTimeline(scope: Scope, { id, after, limit, text, ...wish }: z.output<typeof timelineInput>) {
  const sought = text && wordsSought(text).words.length > 0 ? text : undefined
  const before = readCursor(after, place)
  const walk = { ...wish, text: sought, before }
  const [known, rows, people] = await run(scope, knownQuery(scope, id), ...timelineQueries(scope, id, limit, walk))
  if (!known[0]) throw notFound('customer')
  return pageOfEntries(rows, people, limit)
}

/** The messages of a page and who took part in them; one message more than asked for tells that there is a next page. */
export function timelineQueries(
  scope: Scope,
  customerId: string,
  most: number,
  wish: Wish & { before?: Place | null },
) {
  const page = between(scope, customerId, { ...wish, limit: most + 1, known: true })
  const entries = sql<Row>`
    with page as (${page})
    select i.id, i.conversation_id as "conversationId", i.channel, i.direction, i.happened_at as "happenedAt", i.subject,
      ${ifRead(scope, sql`left(t.said, ${sql.lit(saidLength)})`, sql`''`)} as said, ${ifRead(scope, sql`length(t.said) <= ${sql.lit(saidLength)}`, sql`true`)} as "saidAll",
      ${ifRead(scope, sql`t.quoted <> ''`, sql`false`)} as quotes, ${ifRead(scope, sql`t.signature <> ''`, sql`false`)} as signs,
      ${ifRead(scope, sql`i.attachments`, sql`0`)} as attachments, ${ifRead(scope, sql`i.has_html`, sql`false`)} as "hasHtml", i.from_before as "fromBefore",
      ${ifRead(scope, sql`given.assigned`, sql`null`)} as assigned, ${closedOf(scope)} as closed
    from page
    join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = page.interaction_id and ${isKnown(scope)}
    join interaction_text t on t.workspace_id = ${scope.workspaceId} and t.interaction_id = i.id
    ${joinAssigned(scope, sql`i.conversation_id`, sql`array[i.audience_id]`)}
    order by i.happened_at desc, i.id desc`.compile(db)
  const people = participantsQuery(scope, page)
  return wish.text ? ([entries, people] as const) : ([named(entries), named(people)] as const)
}

type People = Parameters<typeof withParticipants>[1]

export function pageOfEntries(rows: readonly Row[], people: People, most: number): z.output<typeof timelineShape> {
  const items = withParticipants(rows.slice(0, most), people)
  const last = items.at(-1)
  return { items, next: rows.length > most && last ? packCursor([last.happenedAt, last.id]) : null }
}
