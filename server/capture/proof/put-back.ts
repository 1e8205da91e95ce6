// After a message was received anew: its arrivals are what they were, and the copies of it elsewhere follow to where it is.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import type { Rebuilt } from './broken.ts'
import { takeOut } from './take-out.ts'

/** What was rebuilt, with the interaction that it is now. */
export type Now = Rebuilt & { interactionId: string }

/** Answers those that were captured again. */
export async function putBack(scope: Scope, sourceId: string, rebuilt: readonly Rebuilt[]): Promise<Now[]> {
  const column = <T>(of: (was: Rebuilt['was']) => T) => rebuilt.map(({ was }) => of(was))
  const [rows] = await run(
    scope,
    sql<{ id: string; interaction_id: string | null }>`update arrival a set id = was.id, outcome = was.outcome
      from unnest(${column((was) => was.id)}::uuid[], ${column((was) => was.folder)}::text[], ${column((was) => was.position)}::text[],
        ${column((was) => was.outcome)}::text[]) as was (id, folder, position, outcome)
      where a.workspace_id = ${scope.workspaceId} and a.source_id = ${sourceId} and a.folder = was.folder and a.position = was.position
        and a.outcome in ('captured', 'joined') returning a.id, a.interaction_id`.compile(db),
  )
  const now = new Map(rows.map((row) => [row.id, row.interaction_id]))
  return rebuilt.flatMap((one) => {
    const interactionId = now.get(one.was.id)
    return interactionId ? [{ ...one, interactionId }] : []
  })
}

/** Where one turned out to be another message that is there, copies in other places follow; what is left of those that were not captured again goes. */
export async function dropRest(scope: Scope, rebuilt: readonly Rebuilt[], now: readonly Now[]): Promise<void> {
  const stay = new Set(now.map(({ interactionId }) => interactionId))
  const isLeft = ({ was }: Rebuilt) => !was.sound && !stay.has(was.interactionId)
  const moved = now.filter(isLeft)
  const [from, to] = [moved.map(({ was }) => was.interactionId), moved.map(({ interactionId }) => interactionId)]
  await run(
    scope,
    sql`update arrival a set interaction_id = move.to_id from unnest(${from}::uuid[], ${to}::uuid[]) as move (from_id, to_id)
      where a.workspace_id = ${scope.workspaceId} and a.interaction_id = move.from_id`.compile(db),
    ...takeOut(
      scope,
      rebuilt.filter(isLeft).map(({ was }) => was.interactionId),
    ),
  )
}
