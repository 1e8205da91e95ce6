// A message that is known already arrived from another place: who may read it and who took part are united.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { makeAudience, readReaders } from '../../workspace/audience.ts'
import { unionReaders } from '../../workspace/audience/readers.ts'
import { recountAcquaintance } from './acquaintance.ts'
import { shiftDays } from './count.ts'
import type { Draft } from './placed.ts'
import type { Receiving } from './receiving.ts'
import { writeParticipants } from './write.ts'

/** Unites what is known with what arrived; answers the interactions that changed by it. */
export async function joinKnown(scope: Scope, receiving: Receiving, known: readonly Draft[]): Promise<string[]> {
  if (known.length === 0) return []
  const ids = known.map(({ id }) => id)
  const query = db
    .selectFrom('interaction')
    .select(['id', 'audience_id', 'happened_at', 'channel', 'direction'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
  const [rows] = await run(scope, query.compile())
  const audiences = await widen(scope, receiving, rows)
  const opened = rows.filter((row) => audiences.get(row.id) !== row.audience_id)
  if (opened.length > 0) {
    await moveAudience(
      scope,
      opened.map(({ id }) => ({ id, audienceId: audiences.get(id) ?? '' })),
    )
    await shiftDays(
      scope,
      receiving.timeZone,
      opened.flatMap((row) => [
        { ...row, by: -1 },
        { ...row, audience_id: audiences.get(row.id) ?? '', by: 1 },
      ]),
    )
  }
  const widened = await writeParticipants(scope, audiences, known)
  const changed = [...new Set([...opened.map(({ id }) => id), ...widened])]
  await recountAcquaintance(scope, changed)
  return changed
}

/** The audience of each interaction united with the source's. */
async function widen(
  scope: Scope,
  receiving: Receiving,
  rows: readonly { id: string; audience_id: string }[],
): Promise<Map<string, string>> {
  const readers = await readReaders(scope, [...new Set(rows.map(({ audience_id }) => audience_id))])
  const united = new Map<string, string>()
  for (const audienceId of readers.keys()) {
    const same = audienceId === receiving.audienceId
    united.set(
      audienceId,
      same ? audienceId : await makeAudience(scope, unionReaders([readers.get(audienceId) ?? [], receiving.readers])),
    )
  }
  return new Map(rows.map(({ id, audience_id }) => [id, united.get(audience_id) ?? audience_id]))
}

async function moveAudience(scope: Scope, moves: readonly { id: string; audienceId: string }[]): Promise<void> {
  const moved = sql`unnest(${moves.map(({ id }) => id)}::uuid[], ${moves.map(({ audienceId }) => audienceId)}::uuid[]) as move (id, audience_id)`
  await run(
    scope,
    sql`update interaction i set audience_id = move.audience_id from ${moved} where i.workspace_id = ${scope.workspaceId} and i.id = move.id`.compile(
      db,
    ),
    sql`update participant p set audience_id = move.audience_id from ${moved} where p.workspace_id = ${scope.workspaceId} and p.interaction_id = move.id`.compile(
      db,
    ),
    sql`update search_entry s set audience_id = move.audience_id from ${moved} where s.workspace_id = ${scope.workspaceId} and s.interaction_id = move.id`.compile(
      db,
    ),
  )
}
