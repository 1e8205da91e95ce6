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
    const steps = ['after the end of the mail', 'before it is told that the copy was taken']
    const outcome = await injectFaults({ rounds: 2, seed: 5, atOnce: 1, steps })
    expect(outcome).toMatchObject({
      injected: 2,
      listed: 2,
      captured: 2,
      unknown: 1,
      lost: 0,
      duplicated: 0,
      broken: [],
    })
    const slowest = Math.round(Math.max(...outcome.recoveredMs))
    console.log(`faults: 2 kills, 2 mails, ${outcome.unknown} not known to be sent, over within ${slowest} ms`)
  },
)
