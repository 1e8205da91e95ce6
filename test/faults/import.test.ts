// The short form of `npm run faults -- import`: six kills, and every message is still there once.
import { expect, test } from 'vitest'
import { injectFaults } from './import/inject.ts'

test('a mailbox is imported once and whole, however often Kith and its database are killed', {
  timeout: 600_000,
}, async () => {
  const outcome = await injectFaults({ rounds: 6, seed: 7, mails: 500 })
  expect(outcome).toMatchObject({ injected: 6, lost: 0, doubled: 0, orphans: 0, broken: [] })
  expect(outcome.listed).toBeGreaterThan(1000)
  const { listed, captured, joined, recoveredMs } = outcome
  const slowest = Math.round(Math.max(...recoveredMs))
  console.log(
    `faults: 6 kills, ${listed} listed, ${captured} captured, ${joined} joined, on again within ${slowest} ms`,
  )
})
