// Hears what hostile mails do: two servers, ours and all that is elsewhere, and the browser's own word of what ran and what it asked for.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, Request } from 'playwright-core'

type Answer = { body: string | Buffer; headers: Record<string, string> }

export type Ear = {
  /** Of ours. */
  address: string
  portElsewhere: number
  /** What ours answers, by path. */
  pages: Map<string, Answer>
  /** The places, "c7-frame", of cases whose script ran, and of those that asked anybody for anything. */
  ran: Set<string>
  asked: Set<string>
  /** When something was last heard. */
  heardAt(): number
  close(): void
}

const ofCase = /\/(c\d+-[a-z]+)\//
const place = /\b\w+-[a-z]+(?=\.localhost)/

export async function listen(context: BrowserContext): Promise<Ear> {
  const [ran, asked] = [new Set<string>(), new Set<string>()]
  const pages = new Map<string, Answer>()
  let last = 0
  const hear = (list: Set<string>, what = 'nobody knows') => {
    list.add(what)
    last = Date.now()
  }
  const elsewhere = createServer(({ headers }, response) => {
    hear(asked, place.exec(headers.host ?? '')?.[0])
    // The window itself stays where it is; a frame has an empty page.
    response.writeHead(headers['sec-fetch-dest'] === 'document' ? 204 : 200, { 'content-type': 'text/html' }).end()
  })
  const ours = createServer(({ url = '', headers }, response) => {
    const page = pages.get(url.replace(/\?.*$/, ''))
    if (!page && url !== '/favicon.ico') hear(asked, (ofCase.exec(url) ?? ofCase.exec(headers.referer ?? ''))?.[1])
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...page?.headers })
    response.end(page?.body)
  })
  context.on('console', (message) => {
    const where = /^\/ran-([\w-]+)\/$/.exec(message.text())?.[1]
    if (where) hear(ran, where)
  })
  const settle = (request: Request) => {
    if (/^https?:/.test(request.url()) && hasLeft(request)) {
      const where = place.exec(new URL(request.url()).hostname)?.[0]
      if (where) hear(asked, where)
    }
  }
  context.on('requestfinished', settle)
  context.on('requestfailed', settle)
  const [port, portElsewhere] = [await open(ours), await open(elsewhere)]
  const close = () => [ours, elsewhere].forEach((server) => server.close())
  return { address: `http://127.0.0.1:${port}`, portElsewhere, pages, ran, asked, heardAt: () => last, close }
}

/** What the browser refuses by itself never leaves it; of what it breaks off, the server elsewhere tells. */
function hasLeft(request: Request): boolean {
  const failed = request.failure()?.errorText
  return failed === undefined || (failed.startsWith('net::') && !/ABORTED|BLOCKED/.test(failed))
}

async function open(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}
