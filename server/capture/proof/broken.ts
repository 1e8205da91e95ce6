// The arrivals at some places that do not account for their message any more, and what is left of it.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import type { Arrived, Outcome } from '../receive/placed.ts'
import { accounts, isSound } from './sound.ts'

/** `stands`: a row of its interaction is there; `sound`: all of it is. */
export type Broken = {
  id: string
  folder: string
  position: string
  outcome: Outcome
  interactionId: string | null
  stands: boolean
  sound: boolean
}
/** A message that was captured, and is made whole from these bytes. */
export type Rebuilt = { arrived: Arrived; was: Broken & { interactionId: string } }

export async function readBroken(scope: Scope, sourceId: string, batch: readonly Arrived[]): Promise<Broken[]> {
  const { workspaceId } = scope
  const [rows] = await run(
    scope,
    sql<Broken>`select a.id, a.folder, a.position, a.outcome, a.interaction_id as "interactionId", ${isSound(workspaceId)} as sound,
        exists (select 1 from interaction i where i.workspace_id = ${workspaceId} and i.id = a.interaction_id) as stands
      from unnest(${batch.map((one) => one.folder)}::text[], ${batch.map((one) => one.position)}::text[]) as place (folder, position)
      join arrival a on a.workspace_id = ${workspaceId} and a.source_id = ${sourceId} and a.folder = place.folder and a.position = place.position
      where not (${accounts(workspaceId)}) order by a.id`.compile(db),
  )
  return rows
}
