// The short form of `npm run faults -- smtp-in`: five kills around the acknowledgement, and each that was given is kept.
import { expect, test } from 'vitest'
import { injectFaults } from './smtp-in/inject.ts'

test('whatever was acknowledged at a drop address is there, once, however often Kith and its database are killed', {
  timeout: 300_000,
}, async () => {
  const outcome = await injectFaults({ rounds: 5, seed: 3 })
  expect(outcome).toMatchObject({ injected: 5, lost: 0, duplicated: 0, orphans: 0, broken: [] })
  expect(outcome.acknowledged).toBeGreaterThanOrEqual(5)
  const { listed, captured, joined, recoveredMs } = outcome
  const slowest = Math.round(Math.max(...recoveredMs))
  console.log(
    `faults: 5 kills, ${outcome.acknowledged} acknowledged, ${listed} kept, ${captured} captured, ${joined} joined, taken in again within ${slowest} ms`,
  )
})
