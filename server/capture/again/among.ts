// Has our mail among ourselves looked through once more after an import: whom it names may have been met only now.
import type { Scope } from '../../base/scope.ts'

/** Queues the search for whoever was met or renamed since the last one; where nobody was, it reads nothing. */
export async function queueAmong(scope: Scope): Promise<void> {
  await scope.ground.jobs.queue(scope, 'mention', { workspaceId: scope.workspaceId })
}
