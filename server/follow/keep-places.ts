// Assignments and remarks stay with the messages they were made at, also when two conversations turn out to be one or a message is written anew.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, atomically, run } from '../base/scope.ts'
import { conversationsOf } from '../capture/turn.ts'
import { readReadersOf } from './conversation.ts'

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

type Lost = { id: string; conversation_id: string }

/** Remarks whose message is not there any more: a repair wrote it anew, under another id. */
async function findLost(scope: Scope, conversationIds: readonly string[]): Promise<Lost[]> {
  const [lost] = await run(
    scope,
    sql<Lost>`select r.id, r.conversation_id from remark r where r.workspace_id = ${scope.workspaceId}
      and r.conversation_id = any(${[...conversationIds]}::uuid[])
      and not exists (select from interaction i where i.workspace_id = ${scope.workspaceId} and i.id = r.interaction_id)`.compile(
      db,
    ),
  )
  return lost
}

/** Puts it under what the fewest of us may read of its conversation. */
async function settle(scope: Scope, { id, conversation_id }: Lost): Promise<void> {
  const [circles] = await run(
    scope,
    sql<{
      audienceId: string
      interactionId: string
    }>`select audience_id as "audienceId", (array_agg(id order by happened_at desc, id))[1] as "interactionId"
      from interaction where workspace_id = ${scope.workspaceId} and conversation_id = ${conversation_id} group by audience_id order by audience_id`.compile(
      db,
    ),
  )
  const readers = await readReadersOf(
    scope,
    circles.map(({ audienceId }) => audienceId),
  )
  const count = (audienceId: string) => readers.filter((one) => one.audienceIds.includes(audienceId)).length
  const [closest] = circles.toSorted((a, b) => count(a.audienceId) - count(b.audienceId))
  if (!closest) return
  const query = db.updateTable('remark').set({ interaction_id: closest.interactionId })
  await run(scope, query.where('workspace_id', '=', scope.workspaceId).where('id', '=', id).compile())
}
