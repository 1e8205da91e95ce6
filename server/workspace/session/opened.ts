// Who was let in within the last moments, so that not every request has to ask the database.
import { LRUCache } from 'lru-cache'
import type { Scope } from '../../base/scope.ts'

/** How long another process may still let in what this one has shut out; in this process it is at once. */
const cachedMs = 5000

export type Entered = { sessionId: string; accountId: string; scope: Scope | null }
export const opened = new LRUCache<string, Entered>({ max: 5000, ttl: cachedMs })

/** Forgets what is remembered of sessions, so that a change of rights or a revocation holds at once. */
export const forgetSessions = (): void => opened.clear()
