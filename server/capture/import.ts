// Reads a source from beginning to end: lists its messages, parses them apart, receives them in batches. Interrupted, it starts again and passes over what it has.
import { db } from '../base/database.ts'
import { notFound } from '../base/problem.ts'
import { type Scope, runOne } from '../base/scope.ts'
import type { FoundMessage } from './files/found.ts'
import { listMessages } from './files/list.ts'
import { prepareArrivals } from './prepare.ts'
import { type Received, receive } from './receive.ts'
import type { Arrived } from './receive/judge.ts'
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
type Following = { onProgress?: (progress: Progress) => void }

/** Imports a source; answers what was new in this run. What goes wrong with the file as a whole is written to the source and thrown. */
export async function importSource(scope: Scope, sourceId: string, { onProgress }: Following = {}): Promise<Progress> {
  const query = db
    .selectFrom('source')
    .select('location')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', sourceId)
  const source = await runOne(scope, query.compile())
  if (!source) throw notFound('source')
  const receiving = await openReceiving(scope, sourceId)
  const progress: Progress = { messages: 0, bytes: 0, captured: 0, joined: 0, quarantined: 0, leftOut: 0 }
  await markSource(scope, sourceId, { phase: 'reading', bytesRead: 0, problem: null })
  try {
    for await (const batch of parsedAhead(receiving, batches(listMessages(source.location)))) {
      add(progress, batch, await receive(scope, receiving, batch))
      await markSource(scope, sourceId, { bytesRead: progress.bytes })
      onProgress?.(progress)
    }
  } catch (error) {
    const { code = 'unreadable', message } = error as { code?: string; message: string }
    await markSource(scope, sourceId, { phase: 'failed', problem: { code: String(code), detail: message } })
    throw error
  }
  await markSource(scope, sourceId, { phase: 'done' })
  await scope.ground.jobs.queue(scope, 'prove', { workspaceId: scope.workspaceId, sourceId })
  return progress
}

async function* batches(messages: AsyncIterable<FoundMessage>): AsyncGenerator<FoundMessage[]> {
  let batch: FoundMessage[] = []
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

/** Keeps a few batches in the parser while one is written. */
async function* parsedAhead(receiving: Receiving, found: AsyncIterable<FoundMessage[]>): AsyncGenerator<Arrived[]> {
  const parsing: Promise<Arrived[]>[] = []
  for await (const batch of found) {
    const started = prepareArrivals(receiving, batch)
    // It is awaited below; until then its failure must not count as unhandled.
    started.catch(() => undefined)
    parsing.push(started)
    if (parsing.length > ahead) yield await parsing.shift()!
  }
  for (const started of parsing) yield await started
}

function add(progress: Progress, batch: readonly Arrived[], received: Received): void {
  progress.messages += batch.length
  progress.bytes += batch.reduce((sum, { size }) => sum + size, 0)
  progress.captured += received.captured
  progress.joined += received.joined
  progress.quarantined += received.quarantined
  progress.leftOut += received.left_out
}
