// The open connection through which pages hear what changed (server-sent events).
import type { FastifyInstance } from 'fastify'
import type { ServerOptions } from './options.ts'
import type { Hint } from '../live.ts'
import { forbidden, unauthenticated } from '../problem.ts'
import { cookieName } from './mount.ts'

const heartbeatMs = 25_000

/** GET /api/live: one message a moment, `{ changes: [{ kind, id }] }`, of what this session may know of. */
export function serveLive(api: FastifyInstance, { ground, gate }: ServerOptions): void {
  api.get('/live', { schema: { hide: true }, compress: false }, async (request, reply) => {
    const token = request.cookies[cookieName]
    const entered = token ? await gate.open(token) : null
    if (!token || !entered) throw unauthenticated()
    if (!entered.scope) throw forbidden('Choose a workspace first.')
    const { workspaceId } = entered.scope
    reply.hijack()
    const { raw } = reply
    // Whoever went meanwhile would never be noticed to go.
    if (raw.destroyed) return
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    raw.write('retry: 2000\n\nevent: ready\ndata: {}\n\n')
    const pass = async (hints: Hint[]) => {
      const still = await gate.open(token).catch(() => null)
      if (raw.writableEnded) return
      if (still?.scope?.workspaceId !== workspaceId) return raw.end()
      const { audiences } = still.scope
      const changes = hints
        .filter(({ audienceId }) => audienceId === null || audiences.includes(audienceId))
        .map(({ kind, id }) => ({ kind, id }))
      if (changes.length > 0) raw.write(`data: ${JSON.stringify({ changes })}\n\n`)
    }
    const stop = ground.live.listen(workspaceId, (hints) => void pass(hints))
    const heartbeat = setInterval(() => !raw.writableEnded && raw.write(': here\n\n'), heartbeatMs)
    raw.on('close', () => {
      clearInterval(heartbeat)
      stop()
    })
  })
}
