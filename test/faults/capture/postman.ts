// Delivers what is posted: part of it as a delivery agent writes it into a Maildir, part as a mail program gives it by IMAP.
import { setTimeout as wait } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { letter } from '../../arrive.ts'
import { password, tom } from '../../mailbox.ts'
import type { Dovecot } from '../../servers/dovecot.ts'
import type { Post } from './post.ts'

export type Postman = {
  delivered(): number
  /** Delivers the next so many at once. */
  deliver(count: number): Promise<void>
  /** Delivers the next so many, a few at a time, and resolves when they lie there. */
  walk(count: number): Promise<void>
  /** Delivers a mail of this subject that is not among the others. */
  call(subject: string): void
  stop(): Promise<void>
}

export async function hirePostman(server: Dovecot, posts: readonly Post[], chance: () => number): Promise<Postman> {
  await server.createFolder(tom, 'Kunden/Köln')
  const auth = { user: tom, pass: password }
  const client = new ImapFlow({ host: '127.0.0.1', port: server.port, doSTARTTLS: false, auth, logger: false })
  client.on('error', () => undefined)
  await client.connect()
  let next = 0
  const one = async ({ folder, raw, at, flags = [] }: Post) => {
    // What its owner sent or filed is given by a mail program; all else comes both ways.
    if (folder === 'INBOX' ? chance() < 0.6 : chance() < 0.1) server.deliver(tom, raw, { folder, at, flags })
    else
      await client.append(
        folder,
        raw,
        flags.map((flag) => `\\${flag}`),
        at,
      )
  }
  const deliver = async (count: number) => {
    for (const post of posts.slice(next, next + count)) {
      await one(post)
      next++
    }
  }
  return {
    delivered: () => next,
    deliver,
    async walk(count) {
      for (let left = count; left > 0; await wait(30 + chance() * 170)) {
        const few = Math.min(left, 1 + Math.floor(chance() * 8))
        await deliver(few)
        left -= few
      }
    },
    call: (subject) => void server.deliver(tom, letter({ from: 'margaret@chensbakery.example', subject, id: subject })),
    stop: () => client.logout(),
  }
}
