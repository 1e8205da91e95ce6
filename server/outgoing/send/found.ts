// A mail of which it was not known whether it was sent turns up in its mailbox: it was.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import { markSent } from './take-back.ts'

export async function noteFound(scope: Scope, interactionIds: readonly string[]): Promise<void> {
  const [rows] = await run(
    scope,
    sql<{ id: string; handedAt: string | null }>`select s.id, s.handed_at as "handedAt" from interaction i
      join sending s on s.workspace_id = ${scope.workspaceId} and s.message_key = i.message_key and s.state = 'unknown' and s.sent_at is null
      where i.workspace_id = ${scope.workspaceId} and i.id = any(${[...interactionIds]}::uuid[]) and i.direction <> 'in'`.compile(
      db,
    ),
  )
  for (const { id, handedAt } of rows) await atomically(scope, (scope) => markSent(scope, id, handedAt))
}
