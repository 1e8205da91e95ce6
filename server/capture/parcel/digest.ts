// The hash of each file that arrives, taken along as its bytes come, so that nobody waits for it at the end.
import { type Hash, createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { LRUCache } from 'lru-cache'

/** `at`: so many of the file's first bytes are in it. */
type Running = { hash: Hash; at: number }

const running = new LRUCache<string, Running>({ max: 1000 })

/** Bytes are about to be written from `offset` on: what was hashed of them before does not count any more. */
export function hashFrom(place: string, offset: number): void {
  const before = running.get(place)
  if (before && offset < before.at) running.delete(place)
  if (offset === 0) running.set(place, { hash: createHash('sha256'), at: 0 })
}

/** Takes along bytes that were written at an offset; what does not join what is there is read at the end. */
export function hashAlong(place: string, at: number, bytes: Uint8Array): void {
  const one = running.get(place)
  if (one?.at !== at) return
  one.hash.update(bytes)
  one.at += bytes.length
}

/** The SHA-256 of a file that has arrived; reads of it only what was not hashed as it came (Kith was started again meanwhile). */
export async function digestOf(place: string): Promise<string> {
  const { hash, at } = running.get(place) ?? { hash: createHash('sha256'), at: 0 }
  running.delete(place)
  for await (const chunk of createReadStream(place, { start: at, highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('base64url')
}
