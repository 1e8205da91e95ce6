// Reads a tar, plain or compressed by gzip, entry by entry as it streams by, mboxes inside included.
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type ExtractEvents, extract, type Header } from 'tar-stream'
import { listFile } from './file.ts'
import { bytesOfFile } from './folder.ts'
import type { ByteStream, FoundMessage, Problem, ReadLimits } from './found.ts'
import { problemOf, type Reading, ReadingStopped } from './found.ts'
import { folderOfMessage, isPassedOver, unsafePath } from './place.ts'
import { mostUnpacked } from './zip.ts'

type Entry = ExtractEvents['entry'][1]

/** The messages of a tar file. `size`: of the file, if it is compressed; a plain tar cannot be a bomb. */
export async function* listTar(bytes: ByteStream, size: number | null, reading: Reading): AsyncGenerator<FoundMessage> {
  const most = size === null ? Number.POSITIVE_INFINITY : mostUnpacked(size, reading.limits)
  const state = { failed: false }
  const entries = extract()
  void pour(bytes, entries)
  let number = 0
  let unpacked = 0
  try {
    for await (const entry of entries) {
      number++
      unpacked += entry.header.size
      if (unpacked > most) return yield { folder: '', position: `${number}:`, problem: 'bomb', detail: 'total' }
      yield* listEntry(entry, number, state, reading.limits)
    }
  } catch (error) {
    if (!state.failed) yield { folder: '', position: `${number + 1}:`, ...problemOf(error) }
  } finally {
    entries.destroy()
  }
}

/** The unpacked bytes of a gzip file, at most so many as its size allows. */
export async function* unzipped(path: string, size: number, { limits, onRead }: Reading): ByteStream {
  const gunzip = createGunzip({ chunkSize: 2 ** 18 })
  pipeline(Readable.from(bytesOfFile(path, onRead)), gunzip, () => undefined)
  let unpacked = 0
  for await (const chunk of gunzip) {
    unpacked += chunk.length
    if (unpacked > mostUnpacked(size, limits) * 1.1) throw new ReadingStopped('bomb', 'total')
    yield chunk
  }
}

async function* listEntry(
  entry: Entry,
  number: number,
  state: { failed: boolean },
  limits: ReadLimits,
): AsyncGenerator<FoundMessage> {
  const path = entry.header.name.replace(/^(?:\.\/)+/, '')
  const unsafe = unsafePath(path)
  const chunks: AsyncIterator<unknown> = entry[Symbol.asyncIterator]()
  const passedOver = unsafe === null && (entry.header.type === 'directory' || isPassedOver(path))
  if (!passedOver) {
    const problem = unsafe ?? kindProblem(entry.header)
    const id = `${number}:${path.replaceAll('\0', '')}`
    if (problem) yield { folder: unsafe ? '' : folderOfMessage(path), position: id, ...problem }
    else yield* listFile({ path, id, bytes: chunksOf(chunks, state) }, limits)
  }
  // What was not read of an entry has to pass before the next one comes.
  while (!state.failed && !(await chunks.next()).done);
}

function kindProblem({ type }: Header): Problem | null {
  if (type === 'file' || type === 'contiguous-file') return null
  return { problem: 'unsafe_path', detail: type === 'symlink' ? 'symlink' : 'special' }
}

/** Stopping early leaves the entry as it is: to destroy it would end the whole archive. */
async function* chunksOf(chunks: AsyncIterator<unknown>, state: { failed: boolean }): ByteStream {
  for (;;) {
    const { value, done } = await chunks.next().catch((error: unknown) => {
      state.failed = true
      throw error
    })
    if (done) return
    yield value as Uint8Array
  }
}

/** Writes the bytes into the reader of tar as fast as it takes them; their failure becomes its own. */
async function pour(bytes: ByteStream, into: ReturnType<typeof extract>) {
  try {
    for await (const chunk of bytes) {
      if (into.destroyed) return
      if (!into.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))) await room(into)
    }
    into.end(null)
  } catch (error) {
    into.destroy(error instanceof Error ? error : new Error(String(error)))
  }
}

function room(into: ReturnType<typeof extract>): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      into.off('drain', go)
      into.off('close', go)
      resolve()
    }
    into.on('drain', go)
    into.on('close', go)
  })
}
