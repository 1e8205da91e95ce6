// A running Kith with a mailbox on real servers, and what is done in it: write, send, look, decide.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { withClient } from '../../../server/base/postgres/roles.ts'
import { openDatabases } from '../../../server/base/postgres/open.ts'
import { mailboxOn, password, tom } from '../../mailbox.ts'
import { startDovecot } from '../../servers/dovecot.ts'
import { startExim } from '../../servers/exim.ts'
import { startFaultProxy } from '../../servers/fault-proxy.ts'
import { countMessageIds } from '../../servers/witness.ts'
import { foundCompany } from '../kit/company.ts'
import { makeKith } from '../kit/process.ts'

export type Office = Awaited<ReturnType<typeof openOffice>>
export type Listed = { id: string; state: string; subject: string }

export async function openOffice() {
  const dovecot = await startDovecot({ users: { [tom]: password } })
  const exim = await startExim({ users: { [tom]: password } })
  const lines = { smtp: await startFaultProxy(exim.port), imap: await startFaultProxy(dovecot.port) }
  const kith = makeKith(mkdtempSync(join(tmpdir(), 'kith-send-')))
  rmSync(kith.home, { recursive: true })
  await kith.start()
  await foundCompany(kith)
  const smtp = { host: '127.0.0.1', port: lines.smtp.port, security: 'none', password }
  await kith.ask('POST', '/mailboxes', { ...mailboxOn(lines.imap), smtp })
  const databases = await openDatabases({ home: kith.home, share: true })
  return {
    kith,
    lines,
    exim,
    owner: databases.owner,
    accepted: (messageId: string) => exim.accepted().filter((one) => one.messageId === messageId).length,
    filed: (messageId: string) => countMessageIds(dovecot.maildir(tom), 'Sent').get(messageId) ?? 0,
    async close() {
      await databases.stop()
      await kith.stop()
      for (const one of [lines.smtp, lines.imap, exim, dovecot]) await one.stop()
      rmSync(kith.home, { recursive: true, force: true })
    },
  }
}

type Draft = {
  sourceId: string | null
  subject: string
  words: string
  version: number
  quotes: boolean
  signs: boolean
}

/** Writes a mail and sends it; answers its sending, as it was acknowledged. */
export async function sendOne({ kith }: Office, subject: string): Promise<string> {
  const { id } = await kith.ask<{ id: string }>('POST', '/drafts', { kind: 'new' })
  const { sourceId, version, quotes, signs } = await kith.ask<Draft>('GET', `/drafts/${id}`)
  const recipients = [{ part: 'to', name: '', address: 'margaret@chensbakery.example' }]
  const words = `About ${subject}.\n`.repeat(40)
  const content = { version, sourceId, recipients, subject, words, quotes, signs }
  const saved = await kith.ask<{ version: number }>('PUT', `/drafts/${id}`, content)
  return (await kith.ask<{ id: string }>('POST', `/drafts/${id}/send`, { version: saved.version })).id
}

/** Lets the ten seconds be over. */
export async function hurry({ owner }: Pick<Office, 'owner'>): Promise<void> {
  await withClient(owner, async (client) => {
    await client.query(`update sending set due_at = now() where state = 'waiting'`)
    await client.query(
      `update pgboss.job set start_after = now() where name = 'send' and state in ('created', 'retry')`,
    )
  })
}

export type Row = { id: string; messageId: string; state: string; interactions: number }

/** What stands in the tables of every mail that was sent. */
export function readRows({ owner }: Office): Promise<Row[]> {
  return withClient(owner, async (client) => {
    const { rows } = await client.query<Row>(
      `select s.id, s.message_id as "messageId", s.state, (select count(*)::int from interaction i where i.message_key = s.message_key) as interactions
       from sending s order by s.id`,
    )
    return rows
  })
}

const patienceMs = 60_000

/** Waits until every mail has come to its end, or is shown as in need of a decision; answers those that are. */
export async function settled(office: Office): Promise<Listed[]> {
  let rows: Row[] = []
  for (const end = performance.now() + patienceMs; performance.now() < end; await wait(25)) {
    rows = await readRows(office).catch(() => rows)
    if (rows.length === 0 || !rows.every(({ state }) => ['filed', 'unknown', 'failed'].includes(state))) continue
    const look = await office.kith.ask<{ items: Listed[] }>('GET', '/sendings').catch(() => null)
    if (look?.items.every(({ state }) => state === 'unknown' || state === 'failed')) return look.items
  }
  throw new Error(`mail is still on its way: ${JSON.stringify(rows.filter(({ state }) => state !== 'filed'))}`)
}
