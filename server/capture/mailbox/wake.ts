// Tells whichever process follows a mailbox that something about it changed, once that is committed.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'

export const wakeChannel = 'kith_mailbox'

/** `again`: try at once, whatever the last try said; `changed`: read how it is to be followed anew; `aside`: leave the server to somebody else for a moment. */
export type Wake = 'again' | 'changed' | 'aside'

export async function wakeFollower(scope: Scope, sourceId: string, what: Wake = 'changed'): Promise<void> {
  const told = JSON.stringify({ workspaceId: scope.workspaceId, sourceId, what })
  await run(scope, sql`select pg_notify(${wakeChannel}, ${told})`.compile(db))
}
