// Takes fetched messages in: parsed apart while the next are fetched, received in order, one batch a transaction. What happens after a batch happens after its commit.
import type { Scope } from '../../../base/scope.ts'
import { type Given, prepareArrivals } from '../../prepare.ts'
import { keepLarge, mostInDatabase } from '../../raw/large.ts'
import { receive } from '../../receive.ts'
import type { Arrived } from '../../receive/placed.ts'
import { openReceiving, type Receiving } from '../../receive/receiving.ts'

/** A message of a folder as it was fetched: its bytes, or why there are none. */
export type Fetched = { folder: string; position: string; holds?: 'spam' | 'draft' } & (
  | { bytes: Buffer }
  | { problem: 'too_large' | 'unreadable'; detail: string }
)
export type Intake = {
  /** Resolves when there is room for another batch; throws what an earlier one failed with. */
  put(batch: readonly Fetched[], after: () => Promise<void>): Promise<void>
  /** Resolves when everything put is in. */
  drain(): Promise<void>
}

/** So many batches may be parsed or written while another is fetched. */
const ahead = 2
const freshMs = 10_000

export function openIntake(scope: Scope, sourceId: string): Intake {
  const open: Promise<{ error: unknown } | null>[] = []
  let last: Promise<unknown> = Promise.resolve()
  const receiving = refreshed(scope, sourceId)
  const settle = async () => {
    const outcome = await open.shift()
    if (outcome) throw outcome.error
  }
  const takeIn = async (batch: readonly Fetched[], before: Promise<unknown>, after: () => Promise<void>) => {
    const now = await receiving()
    const arrived = await prepare(scope, now, batch)
    await before
    if (arrived.length > 0) await receive(scope, now, arrived)
    await after()
  }
  return {
    async put(batch, after) {
      const done = takeIn(batch, last, after)
      last = done
      open.push(
        done.then(
          () => null,
          (error: unknown) => ({ error }),
        ),
      )
      while (open.length > ahead) await settle()
    },
    async drain() {
      while (open.length > 0) await settle()
    },
  }
}

/** Who is one of us and which rules hold may change while a mailbox is followed. */
function refreshed(scope: Scope, sourceId: string): () => Promise<Receiving> {
  let opened: { at: number; receiving: Promise<Receiving> } | null = null
  return () => {
    if (!opened || performance.now() - opened.at > freshMs)
      opened = { at: performance.now(), receiving: openReceiving(scope, sourceId) }
    return opened.receiving
  }
}

async function prepare(scope: Scope, receiving: Receiving, batch: readonly Fetched[]): Promise<Arrived[]> {
  const given: Given[] = []
  for (const { folder, position, ...rest } of batch) {
    if ('problem' in rest) given.push({ folder, position, problem: rest.problem, detail: rest.detail })
    // A large one lies in its file before the next is fetched, so that memory holds one of them.
    else if (rest.bytes.length > mostInDatabase)
      given.push({ folder, position, kept: await keepLarge(scope, receiving.hashKey, rest.bytes) })
    else given.push({ folder, position, bytes: rest.bytes })
  }
  const arrived = await prepareArrivals(receiving, given)
  return arrived.map((one, at) => {
    const holds = batch[at]?.holds
    return holds ? { ...one, holds } : one
  })
}
