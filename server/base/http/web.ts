// The built web app: hashed files for a year, the page itself never cached, every other path is the page.
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { notFound } from '../problem.ts'

export async function serveWeb(app: FastifyInstance, folder: string | null): Promise<void> {
  if (folder)
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      setHeaders: (reply, path) =>
        void reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    })
  app.setNotFoundHandler((request, reply) => {
    const page = request.method === 'GET' && !request.url.startsWith('/api/') && !/\.\w{2,5}(\?|$)/.test(request.url)
    if (folder && page) return reply.header('cache-control', 'no-cache').sendFile('index.html')
    throw notFound('page')
  })
}
