// All that a source brought follows its readers, the newest first, a few at a time: interrupted, it goes on where it was; meanwhile new mail comes under the new readers.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import { forgetAudiences } from '../../workspace/audience.ts'
import { announceEvents } from '../../workspace/event.ts'
import { readWorkspace } from '../../workspace/workspace.ts'
import { queueAmong } from '../again/among.ts'
import { holdCapture } from '../receive/hold.ts'
import { type Conclude, moveInteractions } from './move.ts'
import { findMoves } from './target.ts'

const atOnce = 200

export async function followSource(scope: Scope, sourceId: string, conclude: Conclude): Promise<void> {
  const left = new Set<string>()
  let readers: string | undefined
  for (;;) {
    const followed = await atomically(scope, (scope) => followSome(scope, sourceId, conclude))
    if (!followed) break
    for (const audienceId of followed.left) left.add(audienceId)
    readers = followed.readers
    announceEvents(scope, [
      ...followed.told.map((audienceId) => ({ kind: 'interaction.moved', audienceId })),
      { kind: 'source.read', subjectId: sourceId, audienceId: followed.readers },
    ])
  }
  if (readers) announceEvents(scope, [{ kind: 'source.read', subjectId: sourceId, audienceId: readers }])
  await queueAmong(scope)
  await atomically(scope, async (scope) => {
    await holdCapture(scope)
    await forgetAudiences(scope, [...left])
  })
}

type Followed = { left: string[]; told: string[]; readers: string }

/** Answers null when all has followed. */
async function followSome(scope: Scope, sourceId: string, conclude: Conclude): Promise<Followed | null> {
  await holdCapture(scope)
  const place = await readPlace(scope, sourceId)
  if (!place) return null
  const rows = await readArrivals(scope, sourceId, place.before_id)
  const last = rows.at(-1)
  if (!last) {
    await run(
      scope,
      db
        .deleteFrom('source_readers')
        .where('workspace_id', '=', scope.workspaceId)
        .where('source_id', '=', sourceId)
        .compile(),
    )
    return null
  }
  const moves = await findMoves(scope, [...new Set(rows.flatMap((row) => row.interaction_id ?? []))])
  const { time_zone: timeZone } = await readWorkspace(scope.ground, scope.workspaceId)
  await moveInteractions(scope, timeZone, moves)
  const moved = moves.map(({ id }) => id)
  if (moved.length > 0) await conclude(scope, moved)
  await run(
    scope,
    sql`update source_readers set before_id = ${last.id}, moved = moved + ${rows.length}
      where workspace_id = ${scope.workspaceId} and source_id = ${sourceId}`.compile(db),
  )
  const left = [...new Set(moves.map(({ from }) => from))]
  return { left, told: [...new Set([...left, ...moves.map(({ to }) => to)])], readers: place.audience_id }
}

async function readPlace(scope: Scope, sourceId: string) {
  const [[place]] = await run(
    scope,
    sql<{ before_id: string | null; audience_id: string }>`select r.before_id, s.audience_id from source_readers r
      join source s on s.workspace_id = ${scope.workspaceId} and s.id = r.source_id
      where r.workspace_id = ${scope.workspaceId} and r.source_id = ${sourceId} for update of r`.compile(db),
  )
  return place
}

type Arrival = { id: string; interaction_id: string | null }

/** Along the index of the source's outcomes, both at once. */
async function readArrivals(scope: Scope, sourceId: string, before: string | null): Promise<Arrival[]> {
  const further = before ? sql`and a.id < ${before}::uuid` : sql``
  const of = (outcome: string) => sql`(select a.id, a.interaction_id from arrival a
    where a.workspace_id = ${scope.workspaceId} and a.source_id = ${sourceId} and a.outcome = ${outcome} and a.rule = '' ${further}
    order by a.id desc limit ${sql.lit(atOnce)})`
  const [rows] = await run(
    scope,
    sql<Arrival>`select id, interaction_id from (${of('captured')} union all ${of('joined')}) both_outcomes
      order by id desc limit ${sql.lit(atOnce)}`.compile(db),
  )
  return rows
}
