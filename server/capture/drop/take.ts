// Takes in what was accepted at a drop address: parsed apart, received as any other arrival, its position the id under which it was kept.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, atomically, isDatabaseAway, run } from '../../base/scope.ts'
import { withRaws } from '../raw.ts'
import type { Kept } from '../raw/large.ts'
import { receive } from '../receive.ts'
import type { Arrived } from '../receive/placed.ts'
import { openReceiving, type Receiving } from '../receive/receiving.ts'
import { openCarried } from './carried.ts'

const atOnce = 100
type Open = { id: string; raw_hash: Buffer }

/** Takes in everything of the source that has not arrived yet; done again it adds nothing. */
export async function takeDropped(scope: Scope, sourceId: string): Promise<void> {
  let taken = 0
  for (;;) {
    const [rows] = await run(
      scope,
      sql<Open>`select id, raw_hash from drop_mail where workspace_id = ${scope.workspaceId} and source_id = ${sourceId} and taken_at is null
        order by id limit ${atOnce}`.compile(db),
    )
    if (rows.length === 0) break
    const receiving = await openReceiving(scope, sourceId)
    for await (const group of withRaws(scope, rows, (row) => row.raw_hash)) await takeGroup(scope, receiving, group)
    // Whose bytes are gone never arrives; the proof finds it.
    await markTaken(
      scope,
      rows.map(({ id }) => id),
    )
    taken += rows.length
  }
  if (taken > 0) await proveSoon(scope, sourceId)
}

async function takeGroup(scope: Scope, receiving: Receiving, group: { row: Open; kept: Kept }[]): Promise<void> {
  const given = group.map(({ row, kept }) => ({ folder: '', position: row.id, kept }))
  const arrived = await openCarried(scope, receiving, given)
  try {
    await takeIn(scope, receiving, arrived)
  } catch (error) {
    if (arrived.length === 1 || isDatabaseAway(error)) throw error
    // One that cannot be written keeps no other out.
    const failures: unknown[] = []
    for (const one of arrived) await takeIn(scope, receiving, [one]).catch((failed) => failures.push(failed))
    if (failures.length > 0) throw failures[0]
  }
}

const takeIn = (scope: Scope, receiving: Receiving, arrived: readonly Arrived[]) =>
  atomically(scope, async (scope) => {
    await receive(scope, receiving, arrived)
    await markTaken(
      scope,
      arrived.map(({ position }) => position),
    )
  })

async function markTaken(scope: Scope, ids: readonly string[]): Promise<void> {
  const query = sql`update drop_mail set taken_at = now() where workspace_id = ${scope.workspaceId} and id = any(${[...ids]}::uuid[]) and taken_at is null`
  await run(scope, query.compile(db))
}

/** An hour after the last proof at the earliest: each counts all that ever came. */
async function proveSoon(scope: Scope, sourceId: string): Promise<void> {
  const [[fresh]] = await run(
    scope,
    sql<{
      id: string
    }>`select id from source_proof where workspace_id = ${scope.workspaceId} and source_id = ${sourceId}
      and proved_at > now() - interval '1 hour' limit 1`.compile(db),
  )
  if (!fresh)
    await scope.ground.jobs.queue(scope, 'prove', { workspaceId: scope.workspaceId, sourceId }, { key: sourceId })
}
