// Runs heavy or untrusted work in worker threads with limits on time and memory; what exceeds them ends that worker alone.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Outcome } from './worker/outcome.ts'

/** `transfer`: buffers of the task that are handed over instead of copied (the caller loses them). */
export type WorkLimits = { timeoutMs?: number; memoryMB?: number; transfer?: ArrayBuffer[] }

/**
 * Runs one task through the default export of a module, in a thread of its own.
 * The module may also export `transfer(value)`, the buffers of an answer to hand back without a copy.
 */
export async function runInWorker<In, Out>(moduleUrl: string | URL, task: In, limits: WorkLimits = {}) {
  const [outcome] = await send<Out>(String(moduleUrl), [task], limits)
  return outcome as Outcome<Out>
}

/**
 * Runs many small tasks as one message, which saves the cost of a message for each; the limits hold for the batch.
 * When the batch as a whole fails, each task runs again by itself, so that a poisonous one fails alone.
 */
export async function runBatchInWorker<In, Out>(moduleUrl: string | URL, tasks: In[], limits: WorkLimits = {}) {
  if (tasks.length === 0) return []
  const outcomes = await send<Out>(String(moduleUrl), tasks, limits)
  if (tasks.length === 1 || outcomes.length === tasks.length) return outcomes
  const alone: Outcome<Out>[] = []
  for (const task of tasks) alone.push(await runInWorker<In, Out>(moduleUrl, task, limits))
  return alone
}

/** Ends the idle workers now instead of after their idle time, for a clean stop and for tests. */
export async function endIdleWorkers(): Promise<void> {
  await Promise.all([...idle].map(dismiss))
}

/** How many worker threads exist at this moment. */
export function countWorkers(): number {
  return seats
}

type Failure = { reason: 'timeout' | 'memory' | 'crash'; detail: string }
type Hear = (answer: 'started' | Outcome<unknown>[] | Failure) => void
/** A worker of the pool, and who listens to it at the moment. */
type Seat = { worker: Worker; memoryMB: number; fresh: boolean; hear: Hear; rest?: NodeJS.Timeout }

const poolSize = availableParallelism()
const idleMs = 5_000
const startMs = 20_000
const memoryCheckMs = 100
const idle: Seat[] = []
const waiting: (() => void)[] = []
let seats = 0

/** Outcomes of all tasks in order, or a single failure when the worker as a whole had to end. */
async function send<Out>(moduleUrl: string, tasks: unknown[], limits: WorkLimits): Promise<Outcome<Out>[]> {
  const seat = await takeSeat(limits.memoryMB ?? 256)
  const answer = await converse(seat, { moduleUrl, tasks }, limits)
  if (Array.isArray(answer)) {
    giveBack(seat)
    return answer as Outcome<Out>[]
  }
  await dismiss(seat)
  // What an earlier task left uncollected may have filled the memory: only a fresh worker is a fair judge. (What was handed over is gone.)
  if (answer.reason === 'memory' && !seat.fresh && !limits.transfer) return send(moduleUrl, tasks, limits)
  return [{ ok: false, ...answer }]
}

function converse(seat: Seat, message: unknown, limits: WorkLimits): Promise<Outcome<unknown>[] | Failure> {
  const timeoutMs = limits.timeoutMs ?? 5_000
  return new Promise((resolve) => {
    const finish = (answer: Outcome<unknown>[] | Failure) => {
      clearTimeout(deadline)
      clearInterval(memoryCheck)
      resolve(answer)
    }
    const expire = () => {
      // A busy event loop may fire the timer before it delivers an answer that is already here: let that pass first.
      setImmediate(() => setImmediate(() => finish({ reason: 'timeout', detail: `${timeoutMs} ms` })))
    }
    let deadline = setTimeout(expire, startMs)
    const checkMemory = async () => {
      const used = await usedMB(seat.worker)
      if (used > seat.memoryMB) finish({ reason: 'memory', detail: `${Math.round(used)} MB` })
    }
    const memoryCheck = setInterval(() => void checkMemory(), memoryCheckMs)
    seat.hear = (answer) => {
      if (answer !== 'started') return finish(answer)
      clearTimeout(deadline)
      deadline = setTimeout(expire, timeoutMs)
    }
    try {
      seat.worker.postMessage(message, limits.transfer ?? [])
    } catch (error) {
      finish({ reason: 'crash', detail: String(error) })
    }
  })
}

function failureOf(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return { reason: 'memory', detail: 'heap' }
  return { reason: 'crash', detail: error instanceof Error ? error.message : String(error) }
}

/** Heap and buffers together: the resource limits of a thread know the heap alone. Answers even while the thread is busy. */
async function usedMB(worker: Worker): Promise<number> {
  const statistics = await worker.getHeapStatistics().catch(() => null)
  return statistics === null ? 0 : (statistics.used_heap_size + statistics.external_memory) / 2 ** 20
}

async function takeSeat(memoryMB: number): Promise<Seat> {
  for (;;) {
    const fitting = idle.findLastIndex((seat) => seat.memoryMB === memoryMB)
    const seat = idle[fitting]
    if (seat) {
      idle.splice(fitting, 1)
      clearTimeout(seat.rest)
      seat.worker.ref()
      return seat
    }
    if (seats < poolSize) return openSeat(memoryMB)
    const other = idle[0]
    if (other) await dismiss(other)
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
}

function openSeat(memoryMB: number): Seat {
  seats++
  const resourceLimits = { maxOldGenerationSizeMb: memoryMB, maxYoungGenerationSizeMb: 32 }
  const worker = new Worker(new URL('./worker/thread.worker.ts', import.meta.url), { resourceLimits, execArgv: [] })
  const seat: Seat = { worker, memoryMB, fresh: true, hear: () => undefined }
  worker.on('message', (answer: Parameters<Hear>[0]) => seat.hear(answer))
  worker.on('error', (error) => seat.hear(failureOf(error)))
  worker.on('exit', (code) => seat.hear({ reason: 'crash', detail: `exit ${code}` }))
  return seat
}

function giveBack(seat: Seat) {
  seat.worker.unref()
  seat.fresh = false
  seat.hear = () => void dismiss(seat)
  seat.rest = setTimeout(() => void dismiss(seat), idleMs).unref()
  idle.push(seat)
  waiting.shift()?.()
}

const dismissed = new WeakSet<Seat>()

async function dismiss(seat: Seat): Promise<void> {
  if (dismissed.has(seat)) return
  dismissed.add(seat)
  clearTimeout(seat.rest)
  seat.hear = () => undefined
  const place = idle.indexOf(seat)
  if (place >= 0) idle.splice(place, 1)
  await seat.worker.terminate()
  seats--
  waiting.shift()?.()
}
