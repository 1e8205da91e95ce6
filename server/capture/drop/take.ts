// Takes in what was accepted at a drop address: parsed apart, received as any other arrival, its position the id under which it was kept.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { withRaws } from '../raw.ts'
import { receive } from '../receive.ts'
import { openReceiving } from '../receive/receiving.ts'
import { isOfTheMessage } from '../receive/singly.ts'
import { openCarried } from './carried.ts'

const atOnce = 100
type Open = { id: string; raw_hash: Buffer }

/** Takes in everything of the source that has not arrived yet; done again it adds nothing. */
export async function takeDropped(scope: Scope, sourceId: string, take: typeof receive = receive): Promise<void> {
  let after: string | null = null
  const failures: unknown[] = []
  for (;;) {
    const rows = await readOpen(scope, sourceId, after)
    const last = rows.at(-1)
    if (!last) break
    after = last.id
    failures.push(...(await takeIn(scope, sourceId, rows, take)))
  }
  if (after) await proveSoon(scope, sourceId)
  if (failures.length > 0) throw failures[0]
}

async function readOpen(scope: Scope, sourceId: string, after: string | null): Promise<Open[]> {
  const further = after ? sql`and id > ${after}::uuid` : sql``
  const [rows] = await run(
    scope,
    sql<Open>`select id, raw_hash from drop_mail where workspace_id = ${scope.workspaceId} and source_id = ${sourceId} and taken_at is null
      ${further} order by id limit ${sql.lit(atOnce)}`.compile(db),
  )
  return rows
}

/** Answers what went wrong with those that can be neither received nor kept in quarantine: they stay open, and keep no other out. */
async function takeIn(scope: Scope, sourceId: string, rows: readonly Open[], take: typeof receive): Promise<unknown[]> {
  const receiving = await openReceiving(scope, sourceId)
  // Whose bytes are gone never arrives; the proof finds it.
  const taken = new Set(rows.map(({ id }) => id))
  const failures: unknown[] = []
  for await (const group of withRaws(scope, rows, (row) => row.raw_hash)) {
    const given = group.map(({ row, kept }) => ({ folder: '', position: row.id, kept }))
    const arrived = await openCarried(scope, receiving, given)
    await take(scope, receiving, arrived).catch((error: unknown) => {
      if (!isOfTheMessage(error)) throw error
      failures.push(error)
      for (const { row } of group) taken.delete(row.id)
    })
  }
  await markTaken(scope, [...taken])
  return failures
}

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
