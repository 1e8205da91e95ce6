// The turns of conversations: who spoke when, for whatever is computed from them. Kith's own reading: it passes over audiences, so what comes of it carries them.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, run } from '../base/scope.ts'

export type Turn = {
  id: string
  conversationId: string
  direction: 'in' | 'out'
  happenedAt: string
  fromBefore: boolean
  customerId: string | null
  memberId: string | null
  audienceId: string
}

/** A longer conversation is read from its newest turns. */
const mostTurns = 500

/** The conversations in which these interactions stand. */
export async function conversationsOf(scope: Scope, interactionIds: readonly string[]): Promise<string[]> {
  const [rows] = await run(
    scope,
    sql<{ conversation_id: string }>`select distinct conversation_id from interaction
      where workspace_id = ${scope.workspaceId} and id = any(${[...interactionIds]}::uuid[])`.compile(db),
  )
  return rows.map((row) => row.conversation_id)
}

/** The turns between us and customers of each conversation, oldest first. */
export async function readTurns(scope: Scope, conversationIds: readonly string[]): Promise<Map<string, Turn[]>> {
  const [rows] = await run(
    scope,
    sql<Turn>`select i.id, i.conversation_id as "conversationId", i.direction, i.happened_at as "happenedAt", i.from_before as "fromBefore",
        i.customer_id as "customerId", i.member_id as "memberId", i.audience_id as "audienceId"
      from unnest(${[...conversationIds]}::uuid[]) as c (id)
      cross join lateral (select * from interaction i where i.workspace_id = ${scope.workspaceId} and i.conversation_id = c.id
        order by happened_at desc, id desc limit ${mostTurns}) i
      where i.direction <> 'among'`.compile(db),
  )
  const turns = Map.groupBy(rows, ({ conversationId }) => conversationId)
  for (const group of turns.values())
    group.sort((a, b) => (a.happenedAt < b.happenedAt ? -1 : a.happenedAt > b.happenedAt ? 1 : a.id < b.id ? -1 : 1))
  return turns
}

/** The handles that took part in these interactions. */
export async function handlesOf(scope: Scope, interactionIds: readonly string[]): Promise<string[]> {
  const [rows] = await run(
    scope,
    sql<{ handle_id: string }>`select distinct handle_id from participant
      where workspace_id = ${scope.workspaceId} and interaction_id = any(${[...interactionIds]}::uuid[])`.compile(db),
  )
  return rows.map((row) => row.handle_id)
}
