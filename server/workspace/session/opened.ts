// Who was let in within the last moments, so that not every request has to ask the database.
import { LRUCache } from 'lru-cache'
import type { Scope } from '../../base/scope.ts'

/** How long another process may still let in what this one has shut out; in this process it is at once. */
const cachedMs = 5000

export type Entered = { sessionId: string; accountId: string; scope: Scope | null }
const opened = new LRUCache<string, Entered>({ max: 5000, ttl: cachedMs })
/** How often it was forgotten. */
let forgotten = 0
const mostReadings = 5

/** Forgets what is remembered of sessions, so that a change of rights or a revocation holds at once. */
export function forgetSessions(): void {
  forgotten++
  opened.clear()
}

/** Who was let in under this key; else whom `read` lets in. What is forgotten while it is being read was read too early: it is read anew. */
export async function recall(key: string, read: () => Promise<Entered | null>): Promise<Entered | null> {
  const known = opened.get(key)
  if (known) return known
  for (let reading = 1; ; reading++) {
    const before = forgotten
    const entered = await read()
    if (before === forgotten && entered) opened.set(key, entered)
    if (before === forgotten || reading === mostReadings) return entered
  }
}
