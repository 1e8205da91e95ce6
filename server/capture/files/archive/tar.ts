// Reads a tar, plain or compressed by gzip, entry by entry as it streams by, mboxes inside included.
import { setTimeout as pause } from 'node:timers/promises'
import { type ExtractEvents, extract, type Header } from 'tar-stream'
import { listFile } from '../file.ts'
import { bytesOfFile } from '../folder.ts'
import type { ByteStream, FoundMessage, Problem, ReadLimits } from '../found.ts'
import { problemOf, type Reading, ReadingStopped } from '../found.ts'
import { folderOfMessage, isPassedOver, unsafePath } from '../place.ts'
import { unpack } from './unpack.ts'
import { mostUnpacked } from './zip.ts'

type Entry = ExtractEvents['entry'][1]

/** `failed`: an entry broke off. `wanting`: who reads waits for bytes that have not been poured yet. */
type State = { failed: boolean; wanting: boolean }

/** The messages of a tar file. `size`: of the file, if it is compressed; a plain tar cannot be a bomb. */
export async function* listTar(
  bytes: ByteStream,
  size: number | null,
  { limits }: Reading,
): AsyncGenerator<FoundMessage> {
  const most = size === null ? Number.POSITIVE_INFINITY : mostUnpacked(size, limits)
  const state: State = { failed: false, wanting: false }
  const archive = extract()
  void pour(bytes, archive, state)
  let number = 0
  let unpacked = 0
  try {
    for await (const entry of wanted(archive[Symbol.asyncIterator](), state)) {
      number++
      unpacked += entry.header.size
      if (unpacked > most) return yield { folder: '', position: `${number}:`, problem: 'bomb', detail: 'total' }
      yield* listEntry(entry, number, state, limits)
    }
  } catch (error) {
    if (!state.failed) yield { folder: '', position: `${number + 1}:`, ...problemOf(error) }
  } finally {
    archive.destroy()
  }
}

/** The unpacked bytes of a gzip file, at most so many as its size allows. `onTaken`: told how many packed ones they are made of. */
export async function* unzipped(
  path: string,
  size: number,
  limits: ReadLimits,
  onTaken?: (bytes: number) => void,
): ByteStream {
  let unpacked = 0
  for await (const chunk of unpack(bytesOfFile(path), 'gzip', onTaken)) {
    unpacked += chunk.length
    if (unpacked > mostUnpacked(size, limits) * 1.1) throw new ReadingStopped('bomb', 'total')
    yield chunk
  }
}

/** A plain tar in small pieces, so that little is read ahead of what is listed. */
export async function* plain(path: string, onTaken: (bytes: number) => void): ByteStream {
  for await (const chunk of bytesOfFile(path))
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      const piece = chunk.subarray(at, at + pieceBytes)
      onTaken(piece.length)
      yield piece
    }
}
const pieceBytes = 2 ** 14

/** Passes on what comes, and says while it is waited for. */
async function* wanted<T>(source: AsyncIterator<T>, state: State): AsyncGenerator<T> {
  for (;;) {
    state.wanting = true
    const { value, done } = await source.next()
    state.wanting = false
    if (done) return
    yield value
  }
}

async function* listEntry(
  entry: Entry,
  number: number,
  state: State,
  limits: ReadLimits,
): AsyncGenerator<FoundMessage> {
  const path = entry.header.name.replace(/^(?:\.\/)+/, '')
  const unsafe = unsafePath(path)
  const chunks = wanted<unknown>(entry[Symbol.asyncIterator](), state)
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
async function* chunksOf(chunks: AsyncIterator<unknown>, state: State): ByteStream {
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
async function pour(bytes: ByteStream, into: ReturnType<typeof extract>, state: State) {
  let failure: Error | null = null
  try {
    for await (const chunk of bytes) {
      if (into.destroyed) return
      if (!into.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))) await room(into)
    }
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error))
  }
  await untilWanting(into, state)
  if (failure) into.destroy(failure)
  else into.end(null)
}

/** Until whoever reads has taken all that was poured: what fails forgets what it holds. */
async function untilWanting(into: ReturnType<typeof extract>, state: State) {
  for (let waits = 0; waits < 3 && !into.destroyed; waits = state.wanting ? waits + 1 : 0) await pause(2)
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
