// Takes up every mail that should be further than it is: one whose job was given up, for whatever reason, is not forgotten.
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { queueSending } from './row.ts'

/** What is at work meanwhile has a job of its own; one more does nothing. */
export async function resumeSendings(scope: Scope): Promise<void> {
  const query = db
    .selectFrom('sending')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('state', 'in', ['waiting', 'sending', 'sent'])
    .where('due_at', '<', new Date().toISOString())
  const [rows] = await run(scope, query.compile())
  for (const { id } of rows) await queueSending(scope, id)
}
