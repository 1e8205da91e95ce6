// The one lock of a workspace's capture: what is being written, what is filed anew and what goes to other readers must see each other.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'

/** One at a time, until the transaction ends. */
export async function holdCapture(scope: Scope): Promise<void> {
  const key = `capture ${scope.workspaceId}`
  await run(scope, sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.compile(db))
}
