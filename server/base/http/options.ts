// What a server is built from.
import type { Endpoints } from '../endpoint.ts'
import type { Ground, Scope } from '../scope.ts'

/** Who stands behind a session's token, and what their role may; given by the workspace folder. */
export type Gate = {
  open(token: string): Promise<{ sessionId: string; accountId: string; scope: Scope | null } | null>
  may(role: string, right: string): boolean
}

export type ServerOptions = {
  ground: Ground
  gate: Gate
  endpoints: Endpoints
  /** The built web app, or null to serve the API alone. */
  webFolder: string | null
  /** True when a proxy in front tells the caller's address and scheme. */
  trustProxy: boolean
  /** Checks every answer against its declared shape (tests). */
  checkAnswers?: boolean
  callsPerMinute?: number
}
