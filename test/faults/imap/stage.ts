// What a fault is played on: one Dovecot, one line to it that can fail, one mailbox in a running Kith, and everything that was ever put into it.
import { setTimeout as wait } from 'node:timers/promises'
import type { MailboxDetail } from '../../../server/capture/mailbox/shape.ts'
import { letter } from '../../arrive.ts'
import { type Dovecot, startDovecot } from '../../servers/dovecot.ts'
import { type FaultProxy, startFaultProxy } from '../../servers/fault-proxy.ts'
import { countFolders } from '../../servers/witness.ts'
import type { Running } from '../kit/process.ts'

export const password = 'secret'
const patienceMs = 60_000

export type Stage = {
  name: string
  /** Whose mailbox it is; of each stage another. */
  user: string
  server: Dovecot
  line: FaultProxy
  kith: Running
  /** Its source's id, once it is connected. */
  id: string
  /** The subjects of all messages that were delivered, each of another message. */
  subjects: Set<string>
  /** What Kith said that was not so. */
  untrue: string[]
  deliver(count: number, more?: { folder?: string; bytes?: number; headers?: Record<string, string> }): void
  look(): Promise<MailboxDetail>
  until(what: string, look: (seen: MailboxDetail) => boolean): Promise<MailboxDetail>
  /** Waits until Kith says what is wrong, by one of these codes, and notes it when it calls that well. */
  untilTold(...codes: string[]): Promise<void>
  untilWhole(): Promise<void>
  again(): Promise<void>
}

/** How many messages lie in the folders that are followed, seen from outside. */
export function lying({ server, user }: Stage): number {
  const folders = Object.entries(countFolders(server.maildir(user)))
  return folders.filter(([name]) => name !== 'Drafts').reduce((sum, [, count]) => sum + count, 0)
}

export async function setStage(
  name: string,
  kith: Running,
  settings: Parameters<typeof startDovecot>[0] = {},
): Promise<Stage> {
  const user = `${name}@reed.example`
  const server = await startDovecot({ users: { [user]: password }, ...settings })
  const line = await startFaultProxy(server.port)
  const subjects = new Set<string>()
  const stage: Stage = {
    name,
    user,
    server,
    line,
    kith,
    id: '',
    subjects,
    untrue: [],
    deliver: (count, more) => deliver(stage, count, more),
    look: () => kith.ask<MailboxDetail>('GET', `/mailboxes/${stage.id}`),
    until: (what, look) => untilSeen(stage, what, look),
    async untilTold(...codes) {
      const isTold = ({ problem }: MailboxDetail) => codes.includes(problem?.code ?? '')
      const seen = await untilSeen(stage, `says ${codes.join(' or ')}`, isTold)
      if (seen.state === 'following') stage.untrue.push(`${name}: following while it fails`)
    },
    async untilWhole() {
      await untilSeen(stage, 'is whole', (seen) => {
        const there = lying(stage)
        const { state, problem, taken, listed } = seen
        return state === 'following' && problem === null && taken === there && listed === there
      })
    },
    again: () => kith.ask('POST', `/mailboxes/${stage.id}/again`, {}),
  }
  return stage
}

function deliver(
  { name, subjects, server, user }: Stage,
  count: number,
  { folder, bytes = 300, headers = {} }: { folder?: string; bytes?: number; headers?: Record<string, string> } = {},
): void {
  for (let n = 0; n < count; n++) {
    const subject = `${name} ${subjects.size}`
    subjects.add(subject)
    const raw = letter({
      from: `margaret.${name}@chensbakery.example`,
      subject,
      text: `${subject} ${'flour '.repeat(Math.ceil(bytes / 6))}`.replace(/(.{70}) /g, '$1\n'),
      at: new Date(Date.UTC(2026, 9, 1) + subjects.size * 60_000).toISOString(),
      headers,
    })
    server.deliver(user, raw, folder ? { folder } : {})
  }
}

async function untilSeen(stage: Stage, what: string, look: (seen: MailboxDetail) => boolean): Promise<MailboxDetail> {
  let seen: MailboxDetail | null = null
  for (const end = performance.now() + patienceMs; performance.now() < end; await wait(25)) {
    seen = await stage.look()
    if (look(seen)) return seen
  }
  throw new Error(`${stage.name}: it never ${what}; ${lying(stage)} lie there: ${JSON.stringify(seen, null, 1)}`)
}

/** Connects the mailbox over the line. */
export async function connect(stage: Stage): Promise<void> {
  const imap = { host: '127.0.0.1', port: stage.line.port, security: 'none', password }
  const given = { address: stage.user, imap, smtp: null, readers: 'everyone', confirmed: ['port', 'plain'] }
  stage.id = await tellId(stage, given)
}

/** Mailboxes are not connected by the dozen in a minute. */
async function tellId(stage: Stage, given: object): Promise<string> {
  for (const end = performance.now() + patienceMs; ; await wait(2000)) {
    const told = await stage.kith.ask<{ id: string }>('POST', '/mailboxes', given).catch((error: Error) => error)
    if (!(told instanceof Error)) return told.id
    if (performance.now() > end || !/ 429 /.test(told.message)) throw told
  }
}
