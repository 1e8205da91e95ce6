// What happens to everything a customer says, in order: the only place that knows the order.
import type { Job } from './base/jobs.ts'
import type { Ground } from './base/scope.ts'
import { kithScope } from './workspace/session.ts'

export type JourneyPayload = { workspaceId: string; interactionIds: string[] }

/** The names of all queues: created when the schema is. */
export const queueNames = ['journey', 'import', 'prove'] as const

/** The work behind each queue. Each stage is idempotent, so a retry, a better rule or a better model is the same operation: run it again. */
export function journeyJobs(ground: Ground): Job[] {
  return [{ name: 'journey', atOnce: 1, work: (payload: JourneyPayload) => travel(ground, payload) } as Job]
}

async function travel(ground: Ground, { workspaceId }: JourneyPayload): Promise<void> {
  kithScope(ground, workspaceId)
}
