// Which of our messages did not get to the customer they were for: they answered nobody.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { readTurns, type Turn } from '../../capture/turn.ts'

/** Those of which every copy that went to the customer came back. */
async function readUndelivered(scope: Scope, interactionIds: readonly string[]): Promise<Set<string>> {
  if (interactionIds.length === 0) return new Set()
  const [rows] = await run(
    scope,
    sql<{ id: string }>`select distinct i.id from bounce b
      join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = b.interaction_id and i.direction = 'out'
      where b.workspace_id = ${scope.workspaceId} and b.interaction_id = any(${[...interactionIds]}::uuid[])
        and not exists (select from participant p where p.workspace_id = ${scope.workspaceId} and p.interaction_id = i.id and p.part <> 'from'
          and (p.person_id = i.customer_id or p.organization_id = i.customer_id)
          and not exists (select from bounce o where o.workspace_id = ${scope.workspaceId} and o.interaction_id = i.id and o.handle_id = p.handle_id))`.compile(
      db,
    ),
  )
  return new Set(rows.map(({ id }) => id))
}

/** The turns of each conversation, oldest first, without those of ours that did not get there. */
export async function readDelivered(scope: Scope, conversationIds: readonly string[]): Promise<Map<string, Turn[]>> {
  const turns = await readTurns(scope, conversationIds)
  const ours = [...turns.values()].flat().filter(({ direction }) => direction === 'out')
  const lost = await readUndelivered(
    scope,
    ours.map(({ id }) => id),
  )
  if (lost.size === 0) return turns
  return new Map([...turns].map(([id, group]) => [id, group.filter((turn) => !lost.has(turn.id))]))
}
