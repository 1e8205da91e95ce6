// The short form of `npm run faults -- send`: a few kills around the end of the mail, and each mail is sent once.
import { expect, test } from 'vitest'
import { postIsHere } from '../post-office.ts'
import { injectFaults } from './send/inject.ts'

test.skipIf(!postIsHere)(
  'mail is sent once, or shown as not known to be sent, however Kith is killed',
  {
    timeout: 300_000,
  },
  async () => {
    const outcome = await injectFaults({ rounds: 3, seed: 5, atOnce: 2, first: 10 })
    expect(outcome).toMatchObject({ injected: 3, listed: 6, captured: 6, lost: 0, duplicated: 0, broken: [] })
    const slowest = Math.round(Math.max(...outcome.recoveredMs))
    console.log(`faults: 3 kills, 6 mails, ${outcome.unknown} not known to be sent, over within ${slowest} ms`)
  },
)
