// The inside of a worker thread: loads the module it is told to, runs the tasks through it, answers with their outcomes.
import { type MessagePort, parentPort } from 'node:worker_threads'
import type { Outcome } from './outcome.ts'

type Work = { default: (task: unknown) => unknown; transfer?: (value: unknown) => ArrayBuffer[] }
type Message = { moduleUrl: string; tasks: unknown[] }

const port = parentPort
if (!port) throw new Error('thread.worker.ts runs inside a worker thread only')

port.on('message', (message: Message) => void run(port, message))

async function run(port: MessagePort, { moduleUrl, tasks }: Message) {
  try {
    const work: Work = await import(moduleUrl)
    port.postMessage('started')
    const outcomes: Outcome<unknown>[] = []
    for (const task of tasks) outcomes.push(await attempt(work, task))
    port.postMessage(outcomes, buffersOf(work, outcomes))
  } catch (error) {
    port.postMessage(tasks.map(() => failure(error)))
  }
}

async function attempt(work: Work, task: unknown): Promise<Outcome<unknown>> {
  try {
    return { ok: true, value: await work.default(task) }
  } catch (error) {
    return failure(error)
  }
}

function buffersOf(work: Work, outcomes: Outcome<unknown>[]): ArrayBuffer[] {
  const { transfer } = work
  if (!transfer) return []
  return outcomes.flatMap((outcome) => (outcome.ok ? transfer(outcome.value) : []))
}

function failure(error: unknown): Outcome<never> {
  return { ok: false, reason: 'crash', detail: error instanceof Error ? error.message : String(error) }
}
