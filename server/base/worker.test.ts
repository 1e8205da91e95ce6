import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { countWorkers, endIdleWorkers, runBatchInWorker, runInWorker } from './worker.ts'

const folder = mkdtempSync(join(tmpdir(), 'kith-worker-'))
const file = join(folder, 'work.mjs')
writeFileSync(
  file,
  `const keep = []
   export default async function (task) {
     if (task === 'hang') for (;;) await null
     if (task === 'spin') for (;;) {}
     if (task === 'heap') for (;;) keep.push({ a: Array.from({ length: 1000 }, String) })
     if (task === 'buffers') for (let i = 0; ; i++) { keep.push(new Uint8Array(4e6).fill(1)); await new Promise((r) => setTimeout(r, 1)) }
     if (task === 'throw') throw new Error('no')
     if (task === 'deep') { const f = (n) => 1 + f(n + 1); return f(0) }
     if (task === 'exit') process.exit(3)
     return task * 2
   }`,
)
const work = pathToFileURL(file)

afterAll(async () => {
  await endIdleWorkers()
  rmSync(folder, { recursive: true })
})

test('a task is answered with its value', async () => {
  expect(await runInWorker<number, number>(work, 21)).toEqual({ ok: true, value: 42 })
})

test('a task that never ends, waiting or spinning, ends alone as a timeout', async () => {
  const limits = { timeoutMs: 200 }
  expect(await runInWorker(work, 'hang', limits)).toMatchObject({ ok: false, reason: 'timeout' })
  expect(await runInWorker(work, 'spin', limits)).toMatchObject({ ok: false, reason: 'timeout' })
  expect(await runInWorker(work, 1, limits)).toEqual({ ok: true, value: 2 })
})

test('a task that fills the heap or the buffers outside it ends alone as memory', async () => {
  const limits = { timeoutMs: 20_000, memoryMB: 64 }
  expect(await runInWorker(work, 'heap', limits)).toMatchObject({ ok: false, reason: 'memory' })
  expect(await runInWorker(work, 'buffers', limits)).toMatchObject({ ok: false, reason: 'memory' })
  expect(await runInWorker(work, 1, limits)).toEqual({ ok: true, value: 2 })
}, 30_000)

test('an error, a stack overflow and an exit are crashes with a detail', async () => {
  expect(await runInWorker(work, 'throw')).toEqual({ ok: false, reason: 'crash', detail: 'no' })
  expect(await runInWorker(work, 'deep')).toMatchObject({ ok: false, reason: 'crash' })
  expect(await runInWorker(work, 'exit')).toMatchObject({ ok: false, reason: 'crash' })
  expect(await runInWorker('file:///nowhere.mjs', 1)).toMatchObject({ ok: false, reason: 'crash' })
})

test('a poisonous task in a batch fails alone and the others are answered in their order', async () => {
  const outcomes = await runBatchInWorker(work, [1, 'throw', 2, 'spin', 3, 'exit', 4], { timeoutMs: 300 })
  expect(outcomes.map((outcome) => (outcome.ok ? outcome.value : outcome.reason))).toEqual([
    2,
    'crash',
    4,
    'timeout',
    6,
    'crash',
    8,
  ])
})

test('many callers share the pool, and idle workers end', async () => {
  const outcomes = await Promise.all(Array.from({ length: 50 }, (_, i) => runInWorker(work, i)))
  expect(outcomes.map((outcome) => outcome.ok && outcome.value)).toEqual(Array.from({ length: 50 }, (_, i) => i * 2))
  await endIdleWorkers()
  expect(countWorkers()).toBe(0)
})
