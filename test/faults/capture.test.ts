// The short form of `npm run faults -- capture`: a few kills while mail comes in, and each is written down once.
import { expect, test } from 'vitest'
import { dovecotIsHere } from '../servers/dovecot.ts'
import { injectFaults } from './capture/inject.ts'

test.skipIf(!dovecotIsHere)(
  'mail that comes in is written down once and whole, however often Kith and its database are killed and the line is cut',
  { timeout: 300_000 },
  async () => {
    const outcome = await injectFaults({ rounds: 4, seed: 2, messages: 300, idle: false })
    expect(outcome).toMatchObject({ injected: 4, listed: 304, lost: 0, doubled: 0, orphans: 0, broken: [] })
    expect(outcome.cuts).toBeGreaterThan(0)
    const { listed, captured, joined, recoveredMs, caughtUpMs } = outcome
    const slowest = Math.round(Math.max(...recoveredMs))
    console.log(
      `faults: 4 kills, ${listed} listed, ${captured} captured, ${joined} joined, on again within ${slowest} ms, all in after ${Math.round(caughtUpMs)} ms`,
    )
  },
)
