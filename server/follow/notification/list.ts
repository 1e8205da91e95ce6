// What a member is told of, the newest first: as much of it as they may read now.
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { packCursor, readCursor } from '../../base/cursor.ts'
import { db } from '../../base/database.ts'
import { id, instant, pageOf } from '../../base/endpoint.ts'
import { type Scope, named, run } from '../../base/scope.ts'
import { gistOf } from '../../knowledge/gist.ts'
import { mayRead } from '../conversation.ts'
import { kinds } from './notify.ts'

const mostExcerpt = 240
/** The count stops here. */
export const mostUnread = 100

export const notificationShape = z.object({
  id,
  kind: z.enum(kinds),
  at: instant,
  read: z.boolean(),
  /** What it is about; null where one may not read it any more: nothing is told of it then. */
  about: z
    .object({
      conversationId: id,
      interactionId: id,
      remarkId: id.nullable(),
      subject: z.string(),
      /** The colleague or the customer whose doing it is. */
      by: z.string(),
      /** The customer of the conversation. */
      customer: z.string(),
      /** How the remark begins, or the sentence that tells what was said. */
      words: z.string(),
      /** A remark names me, or an assignment is to my department. */
      department: z.string().nullable(),
      direction: z.enum(['in', 'out', 'among']),
    })
    .nullable(),
})
export const notificationPages = pageOf(notificationShape)
type Notification = z.output<typeof notificationShape>
type Row = Pick<Notification, 'id' | 'kind' | 'at'> & {
  read_at: string | null
  conversation_id: string | null
  interaction_id: string
  remark_id: string | null
  subject: string
  member: string | null
  customer: string | null
  said: string
  words: string | null
  department: string | null
  direction: 'in' | 'out' | 'among'
}

export async function listNotifications(
  scope: Scope,
  { after, limit, unread }: { after?: string | undefined; limit: number; unread: boolean },
): Promise<z.output<typeof notificationPages>> {
  const place = readCursor(after, z.tuple([instant, id]))
  const further = place ? sql`and (n.at, n.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``
  const only = unread ? sql`and n.read_at is null` : sql``
  const [rows] = await run(scope, pageQuery(scope, sql`${further} ${only}`, limit + 1))
  const items = rows.slice(0, limit).map(notificationOf)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? packCursor([last.at, last.id]) : null }
}

/** From and where of the member's notifications: those of a removed remark are not there until it is brought back. */
export const standing = (scope: Scope): RawBuilder<unknown> => sql`notification n
  where n.workspace_id = ${scope.workspaceId} and n.member_id = ${scope.memberId}
    and not exists (select from remark_removed x where x.workspace_id = ${scope.workspaceId} and x.remark_id = n.remark_id)`

/** `case` and not coalesce, by which no index is used under row-level security. */
const pageQuery = (scope: Scope, narrow: RawBuilder<unknown>, most: number) =>
  named(
    sql<Row>`
      with page as materialized (select n.* from ${standing(scope)} ${narrow} order by n.at desc, n.id desc limit ${most})
      select n.id, n.kind, n.at, n.read_at, i.conversation_id, i.id as interaction_id, r.id as remark_id, i.subject, i.direction,
        coalesce(b.name, w.name) as member, coalesce(p.name, o.name) as customer, d.name as department,
        left(r.words, ${sql.lit(mostExcerpt)}) as words, case when n.kind = 'answer' then left(t.said, 2000) else '' end as said
      from page n
      left join remark r on r.workspace_id = ${scope.workspaceId} and r.id = n.remark_id
      left join assignment s on s.workspace_id = ${scope.workspaceId} and s.id = n.assignment_id
      left join lateral (select y.id from interaction y where y.workspace_id = ${scope.workspaceId} and y.conversation_id = s.conversation_id
        and ${mayRead(scope, 'y')} order by y.happened_at desc, y.id desc limit 1) y on true
      left join lateral (select i.* from interaction i where i.workspace_id = ${scope.workspaceId} and ${mayRead(scope, 'i')}
        and i.id = case when r.id is not null then r.interaction_id when s.id is not null then y.id else n.interaction_id end limit 1) i on true
      left join interaction_text t on t.workspace_id = ${scope.workspaceId} and t.interaction_id = i.id
      left join member b on b.workspace_id = ${scope.workspaceId} and b.id = coalesce(r.written_by, s.assigned_by)
      left join member w on w.workspace_id = ${scope.workspaceId} and w.id = i.member_id and n.kind = 'answer' and i.direction = 'out'
      left join department d on d.workspace_id = ${scope.workspaceId} and d.id = s.department_id
      left join removal x on x.workspace_id = ${scope.workspaceId} and x.subject_id = i.customer_id
      left join person p on p.workspace_id = ${scope.workspaceId} and p.id = i.customer_id and x.subject_id is null
      left join organization o on o.workspace_id = ${scope.workspaceId} and o.id = i.customer_id and x.subject_id is null
      order by n.at desc, n.id desc`.compile(db),
  )

/** Where the message is not readable, the row holds nothing but that something was told, and when. */
function notificationOf({ id, kind, at, read_at, ...row }: Row): Notification {
  const head = { id, kind, at, read: read_at !== null }
  if (!row.conversation_id) return { ...head, about: null }
  const customer = row.customer ?? ''
  return {
    ...head,
    about: {
      conversationId: row.conversation_id,
      interactionId: row.interaction_id,
      remarkId: row.remark_id,
      subject: row.subject,
      by: row.member ?? customer,
      customer,
      words: row.words ?? gistOf(row.said).sentence,
      department: row.department,
      direction: row.direction,
    },
  }
}

/** How many are unread, at most 100. */
export async function countUnread(scope: Scope): Promise<{ unread: number; most: number }> {
  const [[row]] = await run(
    scope,
    named(
      sql<{ unread: number }>`select count(*)::int as unread from (select from ${standing(scope)} and n.read_at is null
        limit ${sql.lit(mostUnread)}) unread`.compile(db),
    ),
  )
  return { unread: row?.unread ?? 0, most: mostUnread }
}
