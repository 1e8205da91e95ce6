// Raw bytes too large for the database: each in a file of its own, hashed, packed and written while others have their turn.
import { createHmac, randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { constants, createZstdCompress } from 'node:zlib'
import type { Ground, Scope } from '../../base/scope.ts'
import type { FoundMessage, Problem } from '../files/found.ts'
import type { Packed } from './packed.ts'

/** Larger bytes would cost the server's memory on their way through the database (postgres.md, section 1). */
export const mostInDatabase = 1_000_000
export const packing = { params: { [constants.ZSTD_c_compressionLevel]: 3 } }
const atOnce = 2 ** 20

export type Kept = { hash: Buffer } & Packed
/** A message whose bytes are kept already. */
export type KeptMessage = Place & { kept: Kept } & (Partial<Record<keyof Problem, undefined>> | Problem)
type Place = { folder: string; position: string }

/** Passes messages on; the bytes of large ones are kept first, so that not more than one of them is in memory. */
export async function* keepingLarge(
  scope: Scope,
  key: Buffer,
  messages: AsyncIterable<FoundMessage>,
): AsyncGenerator<FoundMessage | KeptMessage> {
  for await (const message of messages) {
    if (!('bytes' in message) || message.bytes.length <= mostInDatabase) yield message
    else {
      const { bytes, ...place } = message
      yield { ...place, kept: await keepLarge(scope, key, bytes) }
    }
  }
}

/** Writes the bytes to their file, durably; whoever names it in a row does so afterwards. */
export async function keepLarge({ ground, workspaceId }: Scope, key: Buffer, bytes: Buffer): Promise<Kept> {
  const folder = join(ground.home, 'raw', workspaceId)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const part = join(folder, `${randomUUID()}.part`)
  try {
    const hash = await writePacked(part, key, bytes)
    const path = pathOf(ground, workspaceId, hash)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await rename(part, path)
    await syncFolder(dirname(path))
    return { hash, size: bytes.length, path }
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

export const pathOf = (ground: Ground, workspaceId: string, hash: Buffer) => {
  const name = hash.toString('hex')
  return join(ground.home, 'raw', workspaceId, name.slice(0, 2), `${name}.zst`)
}

/** Answers their hash. */
async function writePacked(path: string, key: Buffer, bytes: Buffer): Promise<Buffer> {
  const hash = createHmac('sha256', key)
  const file = await open(path, 'wx', 0o600)
  try {
    const packed = createZstdCompress(packing)
    const written = (async () => {
      for await (const chunk of packed) await file.appendFile(chunk as Buffer)
    })()
    packed.on('error', () => undefined)
    written.catch(() => packed.destroy())
    for (let at = 0; at < bytes.length && !packed.destroyed; at += atOnce) {
      const piece = bytes.subarray(at, at + atOnce)
      hash.update(piece)
      await new Promise<void>((done) => packed.write(piece, () => done()))
      await turn()
    }
    packed.end()
    await written
    await file.datasync()
  } finally {
    await file.close()
  }
  return hash.digest()
}

/** A file is there for good once its folder is written. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
