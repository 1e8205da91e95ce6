// A mailbox on a test's own Dovecot as the API takes it, and waiting until what follows it has come so far.
import { setTimeout as wait } from 'node:timers/promises'
import type { Dovecot } from './servers/dovecot.ts'

export const tom = 'tom@reed.example'
export const password = 'secret'

/** What POST /mailboxes takes to follow a user's mailbox on this server. */
export const mailboxOn = ({ port }: Pick<Dovecot, 'port'>, address = tom) => ({
  address,
  imap: { host: '127.0.0.1', port, security: 'none', password },
  smtp: null,
  confirmed: ['port', 'plain'],
  readers: 'everyone',
})

/** Waits until `look` answers something; fails with the last thing that was seen. */
export async function until<T>(look: () => Promise<T | false | null | undefined>, patienceMs = 15_000): Promise<T> {
  for (const end = performance.now() + patienceMs; performance.now() < end; await wait(20)) {
    const seen = await look()
    if (seen) return seen
  }
  throw new Error(`it did not come to that within ${patienceMs} ms`)
}
