// Ids made by the application, in the order of their making.
import { randomFillSync } from 'node:crypto'

const pool = Buffer.alloc(4096)
let used = pool.length
let lastMs = 0
let counter = 0

/** A new uuidv7 (RFC 9562, 6.2 method 1): milliseconds, a 12-bit counter that never goes back in this process, 62 random bits. */
export function newId(at = Date.now()): string {
  if (at > lastMs) {
    lastMs = at
    counter = Math.floor(Math.random() * 1024)
  } else if (++counter > 0xfff) {
    lastMs++
    counter = 0
  }
  if (used + 8 > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const random = pool.toString('hex', used, used + 8)
  used += 8
  const ms = lastMs.toString(16).padStart(12, '0')
  const variant = ((parseInt(random[0] ?? '0', 16) & 3) | 8).toString(16)
  const rand = variant + random.slice(1)
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${rand.slice(0, 4)}-${rand.slice(4)}`
}

/** An id derived from bytes, the same for the same bytes (uuidv8), so that derived rows keep their identity. */
export function derivedId(hash: Buffer): string {
  const hex = hash.toString('hex', 0, 16)
  const variant = ((parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
export const isId = (text: string): boolean => uuid.test(text)
