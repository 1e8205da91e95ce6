// The short form of `npm run faults -- html`: every fourth hostile mail before each of the three locks alone, in a real browser.
import { beforeAll, expect, test } from 'vitest'
import type { Hostile } from './case.ts'
import { hostileHtml } from './html.ts'
import { locks, tryLocks } from './locks.ts'

const every = 4
const cases = hostileHtml('none')
const names = (list: Hostile[] = []) => list.map(({ name }) => name)
let seen: Awaited<ReturnType<typeof tryLocks>>

beforeAll(async () => {
  seen = await tryLocks(every)
}, 300_000)

test('there are more than 300 cases, each with a name, and no more than half of them multiplied out', () => {
  expect(cases.length).toBeGreaterThan(300)
  expect(new Set(names(cases)).size).toBe(cases.length)
  expect(cases.filter(({ product }) => product).length).toBeLessThan(cases.length / 2)
})

test('without a lock most of them run or reach out: the test can see', () => {
  const { ran, asked, shown } = seen.none
  expect(shown).toBe(Math.ceil(cases.length / every))
  expect(ran.length).toBeGreaterThan(150 / every)
  expect(asked.length).toBeGreaterThan(120 / every)
  expect(seen.live).toBeGreaterThan(250 / every)
})

test.each(locks)('behind the $name alone nothing runs and nothing is asked for', ({ name }) => {
  const outcome = seen.behind.find(({ lock }) => lock.name === name)
  expect({ ran: names(outcome?.ran), asked: names(outcome?.asked) }).toEqual({ ran: [], asked: [] })
  expect(outcome?.shown).toBeGreaterThan(40)
  // A link that one clicks opens its window: the frames were there, and the clicks arrived.
  expect(outcome?.opensLinks).toBe(name !== 'measuring')
})

test('the sanitiser leaves no hint to open a line either, which no policy governs', () => {
  for (const { lock, hinted } of seen.behind) {
    const kinds = new Set(hinted.map(({ kind }) => kind))
    expect([...kinds].filter((kind) => lock.name === 'sanitiser' || !['hint', 'frame'].includes(kind))).toEqual([])
  }
})
