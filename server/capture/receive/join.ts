// A message that is known already arrived from another place: who took part is united. Who may read it follows (readers/follow.ts).
import { type Scope, run } from '../../base/scope.ts'
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { readStanding, settleSeen } from '../readers/seen.ts'
import { recountAcquaintance } from './acquaintance.ts'
import type { Draft } from './placed.ts'
import type { Receiving } from './receiving.ts'
import { writeParticipants } from './write.ts'

/** Unites what is known with what arrived; answers the interactions that changed by it. */
export async function joinKnown(scope: Scope, receiving: Receiving, known: readonly Draft[]): Promise<string[]> {
  if (known.length === 0) return []
  const ids = known.map(({ id }) => id)
  const query = db
    .selectFrom('interaction')
    .select(['id', 'audience_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
  const [[rows], before] = [await run(scope, query.compile()), await readStanding(scope, ids)]
  const audiences = new Map(rows.map((row) => [row.id, row.audience_id]))
  const changed = await writeParticipants(scope, receiving, known, audiences)
  if (changed.length === 0) return []
  await settleSeen(scope, [...before, ...(await readStanding(scope, changed))])
  await recountAcquaintance(scope, changed)
  return changed
}
