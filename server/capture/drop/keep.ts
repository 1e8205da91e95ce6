// Accepts a mail at a drop address: once this is done its bytes, its place and the job that takes it in are durable, together.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { newId } from '../../base/id.ts'
import { type Ground, type Scope, atomically, run } from '../../base/scope.ts'
import { kithScope } from '../../workspace/session.ts'
import { readWorkspace } from '../../workspace/workspace.ts'
import { hashRaw, keepRaws, type Raw } from '../raw.ts'
import { keepLarge, mostInDatabase } from '../raw/large.ts'
import { holdCapture } from '../receive/hold.ts'
import type { Slot } from './address.ts'

/** Answers the id under which the mail is kept, or null where the address ended meanwhile. What the bytes throw on their way is thrown, and nothing is kept. */
export async function keepMail(ground: Ground, slot: Slot, bytes: AsyncIterable<Buffer>): Promise<string | null> {
  const scope = kithScope(ground, slot.workspaceId)
  const { hash_key: key } = await readWorkspace(ground, slot.workspaceId)
  const raw = await gather(scope, key, bytes)
  return atomically(scope, async (scope) => {
    // A large one lies in its file since a moment: a sweep of files that no row names waits for this lock.
    if (raw.size > mostInDatabase) await holdCapture(scope)
    await keepRaws(scope, [raw])
    const id = newId()
    const { workspaceId, sourceId, addressId } = slot
    const [kept] = await run(
      scope,
      sql<{ id: string }>`insert into drop_mail (workspace_id, id, source_id, raw_hash, size)
        select ${workspaceId}::uuid, ${id}::uuid, ${sourceId}::uuid, ${raw.hash}::bytea, ${raw.size}::bigint from drop_address
        where workspace_id = ${workspaceId} and id = ${addressId} and ended_at is null
        on conflict do nothing returning id`.compile(db),
    )
    if (kept.length === 0) return null
    await scope.ground.jobs.queue(scope, 'drop', { workspaceId, sourceId })
    return id
  })
}

/** Small ones in memory; a large one goes to its file as it comes. */
async function gather(scope: Scope, key: Buffer, bytes: AsyncIterable<Buffer>): Promise<Raw> {
  const pieces = bytes[Symbol.asyncIterator]()
  const first: Buffer[] = []
  let size = 0
  while (size <= mostInDatabase) {
    const next = await pieces.next()
    if (next.done) {
      const whole = Buffer.concat(first)
      return { hash: hashRaw(key, whole), size, bytes: whole }
    }
    first.push(next.value)
    size += next.value.length
  }
  const all = async function* () {
    yield* first
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
  }
  try {
    const kept = await keepLarge(scope, key, all())
    return { hash: kept.hash, size: kept.size }
  } catch (error) {
    // Nobody reads on: what is still to come must not wait for that.
    await pieces.return?.()
    throw error
  }
}
