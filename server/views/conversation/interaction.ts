// One interaction in full, and all of a conversation, as far as one may read them.
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { packCursor, readCursor } from '../../base/cursor.ts'
import { db } from '../../base/database.ts'
import { id, instant, pageOf } from '../../base/endpoint.ts'
import { notFound } from '../../base/problem.ts'
import { type Scope, named, run } from '../../base/scope.ts'
import { sourcesOf } from '../../capture/readers/close.ts'
import { closingOf, closingQuery, closingShape } from './closing.ts'
import { closedOf, closedShape, ifRead, isKnown } from './closed.ts'
import { participantShape, participantsQuery, withParticipants } from './participant.ts'

/** A mail may hold a book; what is longer is read in the mail itself. */
const mostSaid = 50_000
const mostQuoted = 20_000

export const messageShape = z.object({
  id,
  conversationId: id,
  channel: z.string(),
  direction: z.enum(['in', 'out', 'among']),
  happenedAt: instant,
  subject: z.string(),
  /** What was newly said, what repeats others, the signature; `whole` is false where one of them was cut. */
  said: z.string(),
  quoted: z.string(),
  signature: z.string(),
  whole: z.boolean(),
  hasHtml: z.boolean(),
  fromBefore: z.boolean(),
  /** Where one may know of it alone: nothing of its words is here, nor of its files. */
  closed: closedShape,
  participants: z.array(participantShape),
  tookPart: z.number(),
  files: z.array(
    z.object({ position: z.number(), name: z.string(), type: z.string(), size: z.number(), inline: z.boolean() }),
  ),
})
type Message = z.output<typeof messageShape>
/** `subject` is that of the first message one may know of. */
export const conversationShape = pageOf(messageShape).extend({
  id,
  subject: z.string(),
  messages: z.number(),
  closing: closingShape,
})
const place = z.tuple([instant, id])

export async function readInteraction(scope: Scope, id: string): Promise<Message> {
  const readable = { ...scope, outlines: [] }
  const [rows, people] = await run(scope, ...messagesQueries(readable, sql`i.id = ${id}`, 1))
  const [message] = withParticipants(rows, people)
  if (!message) throw notFound('interaction')
  return message
}

/** A conversation's messages, the oldest first; notFound where one may know of none of them. */
export async function readConversation(scope: Scope, id: string, after: string | undefined, limit: number) {
  const past = readCursor(after, place)
  const where = sql`i.conversation_id = ${id} ${past ? sql`and (i.happened_at, i.id) > (${past[0]}::timestamptz, ${past[1]}::uuid)` : sql``}`
  const [[first], rows, people, closings, sources] = await run(
    scope,
    firstQuery(scope, id),
    ...messagesQueries(scope, where, limit + 1),
    closingQuery(scope, id),
    sourcesOf(scope, id),
  )
  if (!first) throw notFound('conversation')
  const items = withParticipants(rows.slice(0, limit), people)
  const last = items.at(-1)
  const next = rows.length > limit && last ? packCursor([last.happenedAt, last.id]) : null
  const closing = closingOf(scope, closings, sources)
  return { id, subject: first.subject, messages: first.messages, closing, items, next }
}

const firstQuery = (scope: Scope, conversationId: string) =>
  named(
    sql<{ subject: string; messages: number }>`select i.subject, (count(*) over ())::int as messages from interaction i
      where i.workspace_id = ${scope.workspaceId} and i.conversation_id = ${conversationId} and ${isKnown(scope)}
      order by i.happened_at, i.id limit 1`.compile(db),
  )

function messagesQueries(scope: Scope, where: RawBuilder<unknown>, limit: number) {
  const page = sql`select i.id as interaction_id from interaction i
    where i.workspace_id = ${scope.workspaceId} and ${where} and ${isKnown(scope)} order by i.happened_at, i.id limit ${limit}`
  const words = (column: RawBuilder<unknown>) => ifRead(scope, column, sql`''`)
  const messages = named(
    sql<Omit<Message, 'participants' | 'tookPart'>>`
      select i.id, i.conversation_id as "conversationId", i.channel, i.direction, i.happened_at as "happenedAt", i.subject,
        ${words(sql`left(t.said, ${sql.lit(mostSaid)})`)} as said, ${words(sql`left(t.quoted, ${sql.lit(mostQuoted)})`)} as quoted, ${words(sql`t.signature`)} as signature,
        ${ifRead(scope, sql`length(t.said) <= ${sql.lit(mostSaid)} and length(t.quoted) <= ${sql.lit(mostQuoted)}`, sql`true`)} as whole,
        ${ifRead(scope, sql`i.has_html`, sql`false`)} as "hasHtml", i.from_before as "fromBefore",
        ${ifRead(scope, sql`files.files`, sql`'[]'::json`)} as files, ${closedOf(scope)} as closed
      from interaction i
      join interaction_text t on t.workspace_id = ${scope.workspaceId} and t.interaction_id = i.id
      cross join lateral (
        select coalesce(json_agg(json_build_object('position', a.position, 'name', a.name, 'type', a.type, 'size', a.size, 'inline', a.inline) order by a.position), '[]') as files
        from attachment a where a.workspace_id = ${scope.workspaceId} and a.interaction_id = i.id) files
      where i.workspace_id = ${scope.workspaceId} and ${where} and ${isKnown(scope)}
      order by i.happened_at, i.id limit ${limit}`.compile(db),
  )
  return [messages, named(participantsQuery(scope, page))] as const
}
