// Assignments and remarks stay with the messages they were made at, also when two conversations turn out to be one or a message is written anew.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, atomically, run } from '../base/scope.ts'
import { conversationsOf } from '../capture/turn.ts'

/** A stage of the journey: done again, it changes nothing. */
export async function keepPlaces(scope: Scope, interactionIds: readonly string[]): Promise<void> {
  await atomically(scope, async (scope) => {
    const conversations = await conversationsOf(scope, interactionIds)
    if (conversations.length === 0) return
    await follow(scope, conversations)
    for (const remark of await findLost(scope, conversations)) await settle(scope, remark)
  })
}

async function follow(scope: Scope, conversationIds: readonly string[]): Promise<void> {
  const from = sql`from interaction i where i.workspace_id = ${scope.workspaceId} and i.conversation_id = any(${[...conversationIds]}::uuid[])`
  await run(
    scope,
    sql`update assignment s set conversation_id = i.conversation_id ${from}
      and s.workspace_id = ${scope.workspaceId} and s.interaction_id = i.id and s.conversation_id <> i.conversation_id`.compile(
      db,
    ),
    sql`update remark s set conversation_id = i.conversation_id ${from}
      and s.workspace_id = ${scope.workspaceId} and s.interaction_id = i.id and s.conversation_id <> i.conversation_id`.compile(
      db,
    ),
  )
}

type Lost = { id: string; conversationId: string; audienceId: string }

/** Remarks whose message is not there any more, with who might read it last, as is logged of it. */
async function findLost(scope: Scope, conversationIds: readonly string[]): Promise<Lost[]> {
  const { workspaceId } = scope
  const [lost] = await run(
    scope,
    sql<Lost>`select r.id, r.conversation_id as "conversationId", e.audience_id as "audienceId" from remark r
      cross join lateral (select audience_id from event where workspace_id = ${workspaceId} and subject_id = r.interaction_id
        and kind = 'interaction.captured' order by id desc limit 1) e
      where r.workspace_id = ${workspaceId} and r.conversation_id = any(${[...conversationIds]}::uuid[]) and e.audience_id is not null
        and not exists (select from interaction i where i.workspace_id = ${workspaceId} and i.id = r.interaction_id)`.compile(
      db,
    ),
  )
  return lost
}

/** Puts it under the newest message of its conversation that the same people may read; where there is none it stays out of sight. */
async function settle(scope: Scope, { id, conversationId, audienceId }: Lost): Promise<void> {
  const newest = db
    .selectFrom('interaction')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('audience_id', '=', audienceId)
  const [[under]] = await run(scope, newest.orderBy('happened_at', 'desc').orderBy('id', 'desc').limit(1).compile())
  if (!under) return
  const query = db.updateTable('remark').set({ interaction_id: under.id })
  await run(scope, query.where('workspace_id', '=', scope.workspaceId).where('id', '=', id).compile())
}
