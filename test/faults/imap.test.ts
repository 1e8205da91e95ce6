// The short form of `npm run faults -- imap`: some kinds of each sort, a few at a time.
import { expect, test } from 'vitest'
import { dovecotIsHere } from '../servers/dovecot.ts'
import { kinds } from './imap/kinds.ts'
import { playFaults } from './imap/run.ts'

const names = [
  'uidvalidity-renumbers',
  'messages-move',
  'folder-renamed',
  'reused-message-ids',
  'cut-in-a-literal',
  'line-down',
  'garbage-on-the-line',
  'password-changed',
]

test.skipIf(!dovecotIsHere)(
  'a mailbox is followed whole, once and truthfully, whatever its server and its line do',
  {
    // On a busy machine Dovecot now and then notices a file only after the patience of a fault.
    retry: 1,
    timeout: 300_000,
  },
  async () => {
    expect(names.every((name) => name in kinds) && Object.keys(kinds).length >= 24).toBe(true)
    const outcome = await playFaults({ names, atOnce: 4 })
    const nothing = { lost: 0, duplicated: 0, deletions: 0, touched: 0, exits: 0, untrue: [] }
    expect(outcome).toMatchObject({ injected: names.length, ...nothing })
    expect(outcome.listed).toBeGreaterThan(300)
    const slowest = Math.max(...outcome.recoveredMs)
    console.log(`faults: ${names.length} kinds, ${outcome.listed} listed, whole again within ${slowest} ms`)
  },
)
