// Reads a source from beginning to end: lists its messages, parses them apart, receives them in batches. Interrupted, it starts again and passes over what it has.
import { access } from 'node:fs/promises'
import { db } from '../base/database.ts'
import { notFound } from '../base/problem.ts'
import { type Scope, runOne } from '../base/scope.ts'
import { queueAmong } from './again/among.ts'
import { forgetProblems } from './again/forget.ts'
import { type FoundMessage, ReadingStopped, problemOf } from './files/found.ts'
import { listMessages } from './files/list.ts'
import { type Given, prepareArrivals } from './prepare.ts'
import { keepingLarge } from './raw/large.ts'
import { type Received, receive } from './receive.ts'
import type { Arrived } from './receive/placed.ts'
import { openReceiving, type Receiving } from './receive/receiving.ts'
import { markSource } from './source.ts'

const mostMessages = 100
const mostBytes = 8_000_000
/** How many batches are parsed ahead of the one being written. */
const ahead = 2

export type Progress = {
  messages: number
  bytes: number
  captured: number
  joined: number
  quarantined: number
  leftOut: number
}
type Following = { onProgress?: (progress: Progress) => void; receive?: typeof receive }

/**
 * Imports a source; answers what was new in this run. What is wrong with the file as a whole is written to the source; what may be
 * better in a moment (a full disk, a lost database) is also thrown, so that the job is done again.
 */
export async function importSource(
  scope: Scope,
  sourceId: string,
  { onProgress, receive: take = receive }: Following = {},
): Promise<Progress> {
  const source = await readPlace(scope, sourceId)
  const receiving = await openReceiving(scope, sourceId)
  const progress: Progress = { messages: 0, bytes: 0, captured: 0, joined: 0, quarantined: 0, leftOut: 0 }
  const problems = new Set<string>()
  await markSource(scope, sourceId, { phase: 'reading', bytesRead: 0, problem: null })
  const behind = new Behind()
  const found = noting(listMessages(source.location, { onRead: (bytes) => behind.read(bytes) }), problems)
  try {
    const given = keepingLarge(scope, receiving.hashKey, behind.each(found))
    for await (const batch of parsedAhead(receiving, batches(given))) {
      add(progress, batch, await take(scope, receiving, batch))
      await markSource(scope, sourceId, { bytesRead: Math.min(behind.after(batch.length), source.bytes_total) })
      onProgress?.(progress)
    }
    await access(source.location)
    await forgetProblems(scope, sourceId, problems)
    await markSource(scope, sourceId, { phase: 'done', bytesRead: source.bytes_total })
  } catch (error) {
    await failed(scope, sourceId, error)
  }
  await queueAmong(scope)
  await scope.ground.jobs.queue(scope, 'prove', { workspaceId: scope.workspaceId, sourceId })
  return progress
}

/** How many bytes of the source lie behind what was received: what was only read ahead does not count. */
class Behind {
  #read = 0
  readonly #of: number[] = []

  read(bytes: number) {
    this.#read += bytes
  }

  async *each(messages: AsyncIterable<FoundMessage>): AsyncGenerator<FoundMessage> {
    for await (const message of messages) {
      this.#of.push(this.#read)
      yield message
    }
  }

  /** So many more messages have been received. */
  after(messages: number): number {
    return Math.floor(this.#of.splice(0, messages).at(-1) ?? 0)
  }
}

async function readPlace(scope: Scope, sourceId: string): Promise<{ location: string; bytes_total: number }> {
  const query = db
    .selectFrom('source')
    .select(['location', 'bytes_total'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', sourceId)
  const source = await runOne(scope, query.compile())
  if (!source) throw notFound('source')
  return source
}

/** Remembers the places of problems; a problem without a place is one of the whole source. */
async function* noting(messages: AsyncIterable<FoundMessage>, problems: Set<string>): AsyncGenerator<FoundMessage> {
  for await (const message of messages) {
    if ('problem' in message) {
      if (message.position === '') throw new ReadingStopped(message.problem, message.detail)
      problems.add(`${message.folder}\0${message.position}`)
    }
    yield message
  }
}

/** Writes what went wrong to the source; throws on what another try may mend. */
async function failed(scope: Scope, sourceId: string, error: unknown): Promise<void> {
  const { code = '', message } = error as { code?: string; message: string }
  const isFull = code === 'ENOSPC' || code === 'EDQUOT' || code === '53100'
  const ofTheFile = error instanceof ReadingStopped || code === 'ENOENT' || code === 'ENOTDIR'
  const found = ofTheFile ? problemOf(error) : { problem: isFull ? 'disk_full' : 'interrupted', detail: message }
  await markSource(scope, sourceId, {
    phase: 'failed',
    problem: { code: found.problem === 'vanished' ? 'file_gone' : found.problem, detail: found.detail.slice(0, 500) },
  })
  if (!ofTheFile) throw error
}

async function* batches(messages: AsyncIterable<Given>): AsyncGenerator<Given[]> {
  let batch: Given[] = []
  let bytes = 0
  for await (const message of messages) {
    batch.push(message)
    bytes += 'bytes' in message ? message.bytes.length : 0
    if (batch.length < mostMessages && bytes < mostBytes) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}

/** Keeps a few batches in the parser while one is written; the first failure is thrown in its turn. */
async function* parsedAhead(receiving: Receiving, found: AsyncIterable<Given[]>): AsyncGenerator<Arrived[]> {
  const parsing: Promise<{ parsed: Arrived[] } | { error: unknown }>[] = []
  const next = async () => {
    const outcome = await parsing.shift()
    if (!outcome) return []
    if ('error' in outcome) throw outcome.error
    return outcome.parsed
  }
  for await (const batch of found) {
    parsing.push(
      prepareArrivals(receiving, batch).then(
        (parsed) => ({ parsed }),
        (error: unknown) => ({ error }),
      ),
    )
    if (parsing.length > ahead) yield await next()
  }
  while (parsing.length > 0) yield await next()
}

function add(progress: Progress, batch: readonly Arrived[], received: Received): void {
  progress.messages += batch.length
  progress.bytes += batch.reduce((sum, { size }) => sum + size, 0)
  progress.captured += received.captured
  progress.joined += received.joined
  progress.quarantined += received.quarantined
  progress.leftOut += received.left_out
}
