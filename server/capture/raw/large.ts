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

/** Writes the bytes to their file as they come, durably; whoever names it in a row does so afterwards. */
export async function keepLarge(
  { ground, workspaceId }: Scope,
  key: Buffer,
  bytes: Buffer | AsyncIterable<Buffer>,
): Promise<Kept> {
  const folder = join(ground.home, 'raw', workspaceId)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const part = join(folder, `${randomUUID()}.part`)
  try {
    const { hash, size } = await writePacked(part, key, Buffer.isBuffer(bytes) ? piecesOf(bytes) : bytes)
    const path = pathOf(ground, workspaceId, hash)
    const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await rename(part, path)
    await syncFolder(dirname(path))
    if (made) await syncFolder(dirname(made))
    return { hash, size, path }
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

export const pathOf = (ground: Ground, workspaceId: string, hash: Buffer) => {
  const name = hash.toString('hex')
  return join(ground.home, 'raw', workspaceId, name.slice(0, 2), `${name}.zst`)
}

/** One after the other, so that others have their turn. */
async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += atOnce) {
    yield bytes.subarray(at, at + atOnce)
    await turn()
  }
}

/** Answers their hash, and how many they were. */
async function writePacked(path: string, key: Buffer, pieces: AsyncIterable<Buffer>) {
  const hash = createHmac('sha256', key)
  let size = 0
  const packed = createZstdCompress(packing)
  const file = await open(path, 'wx', 0o600)
  try {
    const written = (async () => {
      for await (const chunk of packed) await file.appendFile(chunk as Buffer)
    })()
    packed.on('error', () => undefined)
    // A write that is under way when the disk is full is never said to be over.
    const closed = new Promise<void>((done) => packed.once('close', done))
    written.catch(() => packed.destroy())
    for await (const piece of pieces) {
      if (packed.destroyed) break
      size += piece.length
      hash.update(piece)
      await Promise.race([closed, new Promise<void>((done) => packed.write(piece, () => done()))])
    }
    packed.end()
    await written
    await file.datasync()
  } finally {
    packed.destroy()
    await file.close()
  }
  return { hash: hash.digest(), size }
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
