// Live updates do not become a storm of requests.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { gatherKinds, gatherMs, slowestMs } from './gather.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('changes of one moment are one refresh, by the first word of their kind', () => {
  const flushed: string[][] = []
  const gathered = gatherKinds((kinds) => flushed.push([...kinds]))
  gathered.add(['person.owned', 'person.merged'])
  gathered.add(['source.read'])
  vi.advanceTimersByTime(gatherMs)
  expect(flushed).toEqual([['person', 'source']])
})

test('a flood is one refresh every three seconds', () => {
  let times = 0
  const gathered = gatherKinds(() => times++)
  for (let passed = 0; passed < 30_000; passed += 100) {
    gathered.add(['interaction'])
    vi.advanceTimersByTime(100)
  }
  expect(times).toBeGreaterThan(8)
  expect(times).toBeLessThanOrEqual(30_000 / slowestMs + 1)
})

test('once stopped, nothing is refreshed', () => {
  let times = 0
  const gathered = gatherKinds(() => times++)
  gathered.add(['person'])
  gathered.stop()
  vi.advanceTimersByTime(10_000)
  expect(times).toBe(0)
})
