// Gives a conversation to a member, to a department whose members choose, or to nobody; the newest holds, and taking it back is deleting it.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { newId } from '../../base/id.ts'
import { conflict, invalid, notFound } from '../../base/problem.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import { recordEvents } from '../../workspace/event.ts'
import { type Circle, type Readers, readReaders, requireConversation } from '../conversation.ts'
import { notify } from '../notification/notify.ts'

export type Target = { memberId: string } | { departmentId: string } | 'nobody'
type Row = { id: string; memberId: string | null; departmentId: string | null; seen: boolean }

/**
 * `seen`: when it was given to whom the caller saw having it (null: nobody had); where another was given it meanwhile it is a conflict.
 * Answers the new assignment's id, or null where it changes nothing.
 */
export async function assign(
  scope: Scope,
  conversationId: string,
  to: Target,
  seen?: string | null,
): Promise<{ id: string | null }> {
  return atomically(scope, async (scope) => {
    const circles = await requireConversation(scope, conversationId)
    const readers = await readReaders(scope, conversationId)
    const told = await requireAnswering(scope, readers, to)
    await hold(scope, conversationId)
    const now = await readNewest(scope, conversationId, seen)
    const isSomebodys = now !== undefined && (now.memberId ?? now.departmentId) !== null
    if (seen !== undefined && (isSomebodys ? !now.seen : seen !== null)) throw assignedMeanwhile()
    const { memberId = null, departmentId = null } = to === 'nobody' ? {} : (to as Partial<Record<string, string>>)
    if (memberId === (now?.memberId ?? null) && departmentId === (now?.departmentId ?? null)) return { id: null }
    const row = {
      workspace_id: scope.workspaceId,
      id: newId(),
      conversation_id: conversationId,
      interaction_id: circles[0]?.interactionId ?? '',
      member_id: memberId,
      department_id: departmentId,
      assigned_by: scope.memberId,
    }
    await run(scope, db.insertInto('assignment').values(row).compile())
    await record(scope, 'assignment.made', circles, { memberId, departmentId })
    await notify(
      scope,
      told.map((memberId) => ({ memberId, kind: 'assignment', assignmentId: row.id })),
    )
    return { id: row.id }
  })
}

/** Takes an assignment back, as long as none was made after it: what was before holds again. */
export async function unassign(scope: Scope, assignmentId: string): Promise<void> {
  await atomically(scope, async (scope) => {
    const query = db.selectFrom('assignment').select('conversation_id').where('workspace_id', '=', scope.workspaceId)
    const [[found]] = await run(scope, query.where('id', '=', assignmentId).compile())
    if (!found) throw notFound('assignment')
    const circles = await readCircles(scope, found.conversation_id)
    await hold(scope, found.conversation_id)
    const now = await readNewest(scope, found.conversation_id)
    if (now?.id !== assignmentId) throw assignedMeanwhile()
    const gone = db
      .deleteFrom('assignment')
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', assignmentId)
    await run(scope, gone.compile())
    await record(scope, 'assignment.undone', circles, null)
  })
}

const assignedMeanwhile = () =>
  conflict('assigned_meanwhile', 'Somebody gave this conversation to another meanwhile; look again.')

const readCircles = (scope: Scope, conversationId: string) =>
  requireConversation(scope, conversationId).catch(() => {
    throw notFound('assignment')
  })

/** Who is to be told of it; throws where they may not read the conversation, or could not answer. */
async function requireAnswering(scope: Scope, { members }: Readers, to: Target): Promise<string[]> {
  if (to === 'nobody') return []
  if ('memberId' in to) {
    const reader = members.find((one) => one.id === to.memberId)
    if (reader?.mayAnswer) return [reader.id]
    await requireActive(scope, to.memberId)
    if (reader) throw invalid('assign_guest', 'A guest reads, and answers nobody.')
    throw invalid('assign_unread', 'They may not read this conversation.')
  }
  const query = db.selectFrom('department').select('id').where('workspace_id', '=', scope.workspaceId)
  const [[department]] = await run(scope, query.where('id', '=', to.departmentId).compile())
  if (!department) throw notFound('department')
  const answering = members.filter((one) => one.mayAnswer && one.departmentIds.includes(to.departmentId))
  if (answering.length === 0) throw invalid('assign_department_unread', 'Nobody there may read this conversation.')
  return answering.map((one) => one.id)
}

async function requireActive(scope: Scope, memberId: string): Promise<void> {
  const query = db.selectFrom('member').select('status').where('workspace_id', '=', scope.workspaceId)
  const [[member]] = await run(scope, query.where('id', '=', memberId).compile())
  if (!member || member.status === 'known') throw notFound('member')
  if (member.status === 'left') throw invalid('assign_left', 'They have left.')
}

/** One at a time for a conversation, until the transaction ends. */
async function hold(scope: Scope, conversationId: string): Promise<void> {
  const key = `assignment ${scope.workspaceId} ${conversationId}`
  await run(scope, sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.compile(db))
}

async function readNewest(scope: Scope, conversationId: string, seen: string | null = null): Promise<Row | undefined> {
  const [[row]] = await run(
    scope,
    sql<Row>`select id, member_id as "memberId", department_id as "departmentId", assigned_at is not distinct from ${seen}::timestamptz as seen
      from assignment where workspace_id = ${scope.workspaceId} and conversation_id = ${conversationId}
      order by assigned_at desc, id desc limit 1`.compile(db),
  )
  return row
}

const record = (scope: Scope, kind: string, circles: readonly Circle[], change: Record<string, unknown> | null) =>
  recordEvents(
    scope,
    circles.map(({ interactionId, audienceId }) => ({ kind, subjectId: interactionId, audienceId, change })),
  )
