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
  /** The addresses and networks of proxies in front that are believed on the caller's address and scheme. */
  proxies: readonly string[]
  /** The address people open it at, where that is a proxy's or another name's: `https://kith.example`. */
  url?: string | undefined
  /** Where to say what whoever runs this should know. */
  tell?: (line: string) => void
  /** Checks every answer against its declared shape (tests). */
  checkAnswers?: boolean
  callsPerMinute?: number
}
