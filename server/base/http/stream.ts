// The open connection through which pages hear what changed (server-sent events).
import type { FastifyInstance } from 'fastify'
import type { ServerOptions } from './options.ts'
import type { Hint } from '../live.ts'
import { forbidden, unauthenticated } from '../problem.ts'
import { cookieOf } from './front.ts'

const heartbeatMs = 25_000

/**
 * GET /api/live: `ready` with the member it speaks to, then one message a moment, `{ changes: [{ kind, id }] }`, of what
 * this session may know of. It ends with the session, or when that goes to another workspace.
 */
export function serveLive(api: FastifyInstance, { ground, gate, url }: ServerOptions): void {
  const cookie = cookieOf({ url })
  api.get('/live', { schema: { hide: true }, compress: false }, async (request, reply) => {
    const token = request.cookies[cookie.name]
    const entered = token ? await gate.open(token) : null
    if (!token || !entered) throw unauthenticated()
    if (!entered.scope) throw forbidden('Choose a workspace first.')
    const { workspaceId, memberId } = entered.scope
    reply.hijack()
    const { raw } = reply
    // Whoever went meanwhile would never be noticed to go.
    if (raw.destroyed) return
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    raw.write(`retry: 2000\n\nevent: ready\ndata: ${JSON.stringify({ memberId })}\n\n`)
    const stillHere = async () => {
      const still = await gate.open(token).catch(() => null)
      if (raw.writableEnded) return null
      if (still?.scope?.workspaceId === workspaceId) return still.scope
      raw.end()
      return null
    }
    const pass = async (hints: Hint[]) => {
      const scope = await stillHere()
      if (!scope) return
      const { audiences } = scope
      const changes = hints
        .filter(({ audienceId }) => audienceId === null || audiences.includes(audienceId))
        .filter((hint) => hint.memberId === undefined || hint.memberId === memberId)
        .map(({ kind, id }) => ({ kind, id }))
      if (changes.length > 0) raw.write(`data: ${JSON.stringify({ changes })}\n\n`)
    }
    const stop = ground.live.listen(workspaceId, (hints) => void pass(hints))
    const beat = async () => (await stillHere()) && raw.write(': here\n\n')
    const heartbeat = setInterval(() => void beat(), heartbeatMs)
    raw.on('close', () => {
      clearInterval(heartbeat)
      stop()
    })
  })
}
