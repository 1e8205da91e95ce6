// Reports of mail that came back are left out by their rule, and told to whoever keeps account of what we sent.
import type { Scope } from '../../base/scope.ts'
import type { Placed } from './placed.ts'

/** In the capture's transaction. */
export async function queueReports(scope: Scope, placed: readonly Placed[]): Promise<void> {
  const arrivalIds = placed.filter(({ because }) => because === 'bounce').map(({ id }) => id)
  if (arrivalIds.length > 0)
    await scope.ground.jobs.queue(scope, 'bounce', { workspaceId: scope.workspaceId, arrivalIds })
}
