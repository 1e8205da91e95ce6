// Has our mail among ourselves looked through once more after an import: whom it names may have been met only now.
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'

const atOnce = 200

/** Queues every interaction among ourselves, in batches, to be searched for the names of customers. */
export async function queueAmong(scope: Scope): Promise<void> {
  const query = db
    .selectFrom('interaction')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('direction', '=', 'among')
    .orderBy('id')
  const [rows] = await run(scope, query.compile())
  for (let at = 0; at < rows.length; at += atOnce) {
    const interactionIds = rows.slice(at, at + atOnce).map(({ id }) => id)
    await scope.ground.jobs.queue(scope, 'mention', { workspaceId: scope.workspaceId, interactionIds })
  }
}
