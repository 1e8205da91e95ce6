// An open page's connection to what changes, kept as text.
import type { FastifyInstance } from 'fastify'

/** Listens as a browser with this session does; resolves once the server is ready. */
export async function listenTo(app: FastifyInstance, token: string, address = addressOf(app)) {
  const abort = new AbortController()
  const response = await fetch(`${address}/api/live`, { headers: { cookie: `kith=${token}` }, signal: abort.signal })
  if (!response.ok || !response.body) throw new Error(`live: ${response.status}`)
  let text = ''
  const waiting = new Set<() => void>()
  void (async () => {
    try {
      for await (const bytes of response.body as unknown as AsyncIterable<Uint8Array>) {
        text += Buffer.from(bytes).toString()
        for (const look of waiting) look()
      }
    } catch (error) {
      if ((error as Error).name !== 'AbortError') throw error
    }
  })()
  /** Resolves with how long it took until the text was heard, or null when it was not in time. */
  const hears = (word: string, withinMs: number) =>
    new Promise<number | null>((done) => {
      const began = performance.now()
      const timer = setTimeout(() => done(null), withinMs)
      const look = () => {
        if (!text.includes(word)) return
        clearTimeout(timer)
        waiting.delete(look)
        done(performance.now() - began)
      }
      waiting.add(look)
      look()
    })
  await hears('ready', 5000)
  return { heard: () => text, hears, close: () => abort.abort() }
}

function addressOf(app: FastifyInstance): string {
  const at = app.server.address()
  return `http://127.0.0.1:${typeof at === 'object' ? at?.port : ''}`
}
