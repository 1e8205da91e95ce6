// The built web app: hashed files for a year, the page itself never cached, every other path is the page.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { notFound } from '../problem.ts'
import type { ServerOptions } from './options.ts'

export async function serveWeb(
  app: FastifyInstance,
  { webFolder: folder, url }: Pick<ServerOptions, 'webFolder' | 'url'>,
): Promise<void> {
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
  app.setNotFoundHandler(async (request, reply) => {
    const page = request.method === 'GET' && !request.url.startsWith('/api/') && !/\.\w{2,5}(\?|$)/.test(request.url)
    if (!folder || !page) throw notFound('page')
    reply.header('cache-control', 'no-cache')
    return url ? reply.type('text/html; charset=utf-8').send(await pageAt(folder, url)) : reply.sendFile('index.html')
  })
}

/** The page is told the public address, which it may have been opened past: what is given to others begins with it. */
async function pageAt(folder: string, url: string): Promise<string> {
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  return page.replace('<head>', `<head>\n    <meta name="kith-url" content="${url}" />`)
}
