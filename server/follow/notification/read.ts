// What a member has read of what they were told, and which kinds they want to be told of at all.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { notFound } from '../../base/problem.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import { requireConversation } from '../conversation.ts'
import { standing } from './list.ts'
import { type Kind, kinds, tellMembers } from './notify.ts'

/** Marks one of the member's own as read, or as unread again. */
export async function markRead(scope: Scope, notificationId: string, isRead: boolean): Promise<void> {
  await atomically(scope, async (scope) => {
    const at = isRead ? sql`coalesce(read_at, clock_timestamp())` : sql`null`
    const [marked] = await run(
      scope,
      sql<{ id: string }>`update notification set read_at = ${at} where workspace_id = ${scope.workspaceId}
        and id = ${notificationId} and member_id = ${scope.memberId} returning id`.compile(db),
    )
    if (marked.length === 0) throw notFound('notification')
    tell(scope)
  })
}

/** Marks everything unread as read; `at` takes exactly these back. */
export async function markAllRead(scope: Scope): Promise<{ read: number; at: string | null }> {
  return atomically(scope, async (scope) => {
    const [rows] = await run(
      scope,
      sql<{ read_at: string }>`update notification u set read_at = now() where u.workspace_id = ${scope.workspaceId}
        and u.id in (select n.id from ${standing(scope)} and n.read_at is null) returning u.read_at`.compile(db),
    )
    if (rows.length > 0) tell(scope)
    return { read: rows.length, at: rows[0]?.read_at ?? null }
  })
}

/** Marks what is unread about a conversation as read, for whoever reads that now; answers how many there were. */
export async function markReadIn(scope: Scope, conversationId: string): Promise<number> {
  return atomically(scope, async (scope) => {
    await requireConversation(scope, conversationId)
    const itsRemark = sql`select r.interaction_id from remark r where r.workspace_id = ${scope.workspaceId} and r.id = n.remark_id`
    const about = sql`case when n.assignment_id is not null then exists (select from assignment s
        where s.workspace_id = ${scope.workspaceId} and s.id = n.assignment_id and s.conversation_id = ${conversationId})
      else exists (select from interaction i where i.workspace_id = ${scope.workspaceId} and i.conversation_id = ${conversationId}
        and i.id = case when n.remark_id is not null then (${itsRemark}) else n.interaction_id end) end`
    const [rows] = await run(
      scope,
      sql<{
        id: string
      }>`update notification u set read_at = clock_timestamp() where u.workspace_id = ${scope.workspaceId}
        and u.id in (select n.id from ${standing(scope)} and n.read_at is null and ${about}) returning u.id`.compile(
        db,
      ),
    )
    if (rows.length > 0) tell(scope)
    return rows.length
  })
}

/** Takes back what was marked as read at once at this instant. */
export async function markUnread(scope: Scope, at: string): Promise<number> {
  return atomically(scope, async (scope) => {
    const query = db
      .updateTable('notification')
      .set({ read_at: null })
      .where('workspace_id', '=', scope.workspaceId)
      .where('member_id', '=', scope.memberId)
      .where('read_at', '=', at)
    const [rows] = await run(scope, query.returning('id').compile())
    tell(scope)
    return rows.length
  })
}

export async function readWanted(scope: Scope): Promise<{ kind: Kind; wanted: boolean }[]> {
  const query = db.selectFrom('notification_unwanted').select('kind').where('workspace_id', '=', scope.workspaceId)
  const [rows] = await run(scope, query.where('member_id', '=', scope.memberId ?? '').compile())
  const unwanted = new Set(rows.map(({ kind }) => kind))
  return kinds.map((kind) => ({ kind, wanted: !unwanted.has(kind) }))
}

/** From now on; what was told before stays. */
export async function setWanted(scope: Scope, kind: Kind, wanted: boolean): Promise<void> {
  const row = { workspace_id: scope.workspaceId, member_id: scope.memberId ?? '', kind }
  await atomically(scope, async (scope) => {
    if (wanted)
      await run(
        scope,
        db
          .deleteFrom('notification_unwanted')
          .where('workspace_id', '=', row.workspace_id)
          .where('member_id', '=', row.member_id)
          .where('kind', '=', kind)
          .compile(),
      )
    else
      await run(
        scope,
        db
          .insertInto('notification_unwanted')
          .values(row)
          .onConflict((on) => on.doNothing())
          .compile(),
      )
    tell(scope)
  })
}

const tell = (scope: Scope) => tellMembers(scope, scope.memberId ? [scope.memberId] : [])
