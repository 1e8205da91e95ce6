// A conversation is closed further: of those who could read it only some still may, and later mail in it follows. Deleting the row opens it again.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { newId } from '../../base/id.ts'
import { forbidden, notFound } from '../../base/problem.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import { makeAudience } from '../../workspace/audience.ts'
import { announceEvents, recordEvents } from '../../workspace/event.ts'
import { may } from '../../workspace/role.ts'
import { readWorkspace } from '../../workspace/workspace.ts'
import { holdCapture } from '../receive/hold.ts'
import { atomsOf, type Circle } from './choice.ts'
import { type Conclude, moveInteractions } from './move.ts'
import { findMoves, type Move } from './target.ts'

/** `outline`: whether those who lose it may still know of it. Whose mail it is and who closes it are always within. */
export type Closed = Circle & { outline: boolean }

export async function closeConversation(
  scope: Scope,
  conversationId: string,
  { outline, ...circle }: Closed,
  conclude: Conclude,
): Promise<void> {
  await atomically(scope, async (scope) => {
    await holdCapture(scope)
    const { owners } = await mustBeOwn(scope, conversationId)
    const within = [...(await atomsOf(scope, circle)), ...owners, ...(scope.memberId ? [scope.memberId] : [])]
    const row = {
      workspace_id: scope.workspaceId,
      id: newId(),
      conversation_id: conversationId,
      within_id: await makeAudience(scope, within),
      outline,
      closed_by: scope.memberId,
    }
    await run(scope, withoutClosing(scope, conversationId), db.insertInto('conversation_closed').values(row).compile())
    await follow(scope, conversationId, 'conversation.closed', conclude)
  })
}

/** Whoever could read it before may read it again. */
export async function openConversation(scope: Scope, conversationId: string, conclude: Conclude): Promise<void> {
  await atomically(scope, async (scope) => {
    await holdCapture(scope)
    await mustBeOwn(scope, conversationId)
    await run(scope, withoutClosing(scope, conversationId))
    await follow(scope, conversationId, 'conversation.opened', conclude)
  })
}

const withoutClosing = (scope: Scope, conversationId: string) =>
  db
    .deleteFrom('conversation_closed')
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', conversationId)
    .compile()

/** Throws notFound for what one may not read, forbidden for what is not one's own: it came through a source of one's own, or one may close any. */
async function mustBeOwn(scope: Scope, conversationId: string): Promise<{ owners: string[] }> {
  const [rows] = await run(scope, sourcesOf(scope, conversationId))
  if (!rows.some(({ readable }) => readable)) throw notFound('conversation')
  const isOwn = rows.some(({ owner_id, readable }) => readable && owner_id === scope.memberId)
  if (!isOwn && !may(scope.role, 'closeAnyConversation')) throw forbidden()
  return { owners: [...new Set(rows.flatMap(({ owner_id, active }) => (owner_id && active ? [owner_id] : [])))] }
}

/** Through whose sources a conversation came, and whether what came through them may be read. */
export const sourcesOf = (scope: Scope, conversationId: string) =>
  sql<{ owner_id: string | null; active: boolean; readable: boolean }>`
    select s.owner_id, coalesce(m.status = 'active', false) as active, bool_or(i.audience_id = any(${[...scope.audiences]}::uuid[])) as readable
    from interaction i join arrival a on a.workspace_id = ${scope.workspaceId} and a.interaction_id = i.id and a.outcome in ('captured', 'joined')
    join source s on s.workspace_id = ${scope.workspaceId} and s.id = a.source_id
    left join member m on m.workspace_id = ${scope.workspaceId} and m.id = s.owner_id
    where i.workspace_id = ${scope.workspaceId} and i.conversation_id = ${conversationId} group by s.owner_id, m.status`.compile(
    db,
  )

/** Moves all of the conversation at once, and what is concluded from it: nobody is told a moment longer that somebody waits. */
async function follow(scope: Scope, conversationId: string, kind: string, conclude: Conclude): Promise<void> {
  const query = db.selectFrom('interaction').select('id').where('workspace_id', '=', scope.workspaceId)
  const [rows] = await run(scope, query.where('conversation_id', '=', conversationId).compile())
  const moves = await findMoves(
    scope,
    rows.map(({ id }) => id),
  )
  const { time_zone: timeZone } = await readWorkspace(scope.ground, scope.workspaceId)
  await moveInteractions(scope, timeZone, moves)
  const kith = { ...scope, memberId: null, role: 'kith', audiences: [], outlines: [] }
  if (moves.length > 0)
    await conclude(
      kith,
      moves.map(({ id }) => id),
    )
  await tell(scope, conversationId, kind, moves)
}

async function tell(scope: Scope, conversationId: string, kind: string, moves: readonly Move[]): Promise<void> {
  const [from, to] = [new Set(moves.map((move) => move.from)), new Set(moves.map((move) => move.to))]
  await recordEvents(
    scope,
    [...to].map((audienceId) => ({ kind, subjectId: conversationId, audienceId })),
  )
  announceEvents(
    scope,
    [...new Set([...from, ...to])].map((audienceId) => ({ kind: 'interaction.moved', audienceId })),
  )
}
