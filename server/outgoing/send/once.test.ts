import net from 'node:net'
import { rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { beforeAll, expect, onTestFinished, test as always, vi } from 'vitest'
import { arrive } from '../../../test/arrive.ts'
import { bringOn, connectSender, makeDue, sendingRow, sendNow, tom, writeDraft } from '../../../test/outgoing.ts'
import { openPost, type Post, postIsHere } from '../../../test/post-office.ts'
import { readMessages } from '../../../test/servers/witness.ts'
import { letIn } from '../../../test/someone.ts'
import { newWorld } from '../../../test/world.ts'
import { db } from '../../base/database.ts'
import { atomically, run, type Scope } from '../../base/scope.ts'
import { changeMailbox } from '../../capture/mailbox/change.ts'
import { changeReaders } from '../../capture/readers/change.ts'
import { leaveWorkspace } from '../../workspace/member/depart.ts'
import { enterWorkspace, kithScope } from '../../workspace/session.ts'
import { attachFile, filePath } from '../draft/file.ts'
import { readDraft } from '../draft/read.ts'
import { deliver } from './deliver.ts'
import { sendDraft } from './release.ts'
import { resumeSendings } from './resume.ts'
import { putAway, sendAgain, takeBack } from './take-back.ts'

const test = always.skipIf(!postIsHere)
let post: Post
let scope: Scope

beforeAll(async () => {
  if (postIsHere) post = await openPost()
  scope = post?.scope
})

/** As long as this runs, nobody can write down what became of the mail for whom it goes to. */
const whileHeld = (scope: Scope, id: string, work: () => Promise<void>): Promise<void> =>
  atomically(scope, async (held) => {
    const lock = sql`select from sending_recipient where workspace_id = ${scope.workspaceId} and sending_id = ${id} for update`
    await run(held, lock.compile(db))
    await work()
  })

/** Kith, whose statements wait for others half a second at most. */
function impatient(): Scope {
  const pool = new pg.Pool({ ...scope.ground.pool.options, options: '-c lock_timeout=500' })
  onTestFinished(() => pool.end())
  return kithScope({ ...scope.ground, pool }, scope.workspaceId)
}

test('a mail that its server took, which could not be written down, is not known to be sent and does not go out again by itself', async () => {
  const draft = await writeDraft(scope, { to: 'a@b.example', words: 'Twice?' })
  const { id } = await sendDraft(scope, draft.id, draft.version)
  await makeDue(scope, id)
  await whileHeld(scope, id, () => expect(deliver(impatient(), id)).rejects.toMatchObject({ code: '55P03' }))
  expect(await post.standing(id)).toEqual(['sending', 1, 0])
  for (let round = 0; round < 2; round++) await bringOn(scope, id)
  expect(await post.standing(id)).toEqual(['unknown', 1, 0])
})

test('of two processes that are at the same mail, for the lock of one is lost, one hands it over', async () => {
  const line = await startStallingLine(post.exim.port)
  const { scope } = await newWorld()
  await connectSender(scope, { imap: post.imap.port, smtp: line.port })
  const kith = kithScope(scope.ground, scope.workspaceId)
  const draft = await writeDraft(scope, { to: 'a@b.example', words: 'Large' })
  // More than the buffers of a line hold.
  const bytes = Readable.from(Array.from({ length: 100 }, () => Buffer.alloc(100_000, 'x')))
  await attachFile(scope, draft.id, { name: 'large.bin', type: '' }, bytes)
  const { id } = await sendDraft(scope, draft.id, (await readDraft(scope, draft.id)).version)
  await makeDue(scope, id)
  const [firstStalls, secondStalls] = [line.stall(), line.stall()]
  const first = deliver(kith, id)
  const goOnWithFirst = await firstStalls
  await loseLock(scope, `sending ${id} ${scope.workspaceId}`)
  vi.resetModules()
  const elsewhere = await import('./deliver.ts')
  expect(elsewhere.deliver).not.toBe(deliver)
  const second = elsewhere.deliver(kith, id)
  const goOnWithSecond = await secondStalls
  await whileHeld(scope, id, async () => {
    goOnWithFirst()
    await Promise.race([first, wait(2000)])
    goOnWithSecond()
    await Promise.race([second, wait(2000)])
  })
  await Promise.all([first, second])
  const row = (await sendingRow(scope, id))!
  expect(post.exim.accepted().filter(({ messageId }) => messageId === row.message_id)).toHaveLength(1)
  expect(row.state).toBe('filed')
})

/** A line to a server that can be told to stop in the middle of the next large mail; `stall` resolves with how it goes on. */
async function startStallingLine(to: number) {
  const waiting: ((goOn: () => void) => void)[] = []
  const server = net.createServer((client) => {
    const upstream = net.connect(to, '127.0.0.1')
    const stalled = waiting.length > 0 ? waiting.shift() : undefined
    let sent = 0
    upstream.pipe(client)
    client.on('data', (bytes) => {
      const before = sent
      sent += bytes.length
      upstream.write(bytes)
      if (!stalled || before > 1_000_000 || sent <= 1_000_000) return
      client.pause()
      stalled(() => client.resume())
    })
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.end())
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const stall = () => new Promise<() => void>((resolve) => waiting.push(resolve))
  return { port: (server.address() as net.AddressInfo).port, stall }
}

/** Ends the connection that holds it, and waits until it is free. */
async function loseLock({ ground }: Scope, key: string): Promise<void> {
  const held = `from pg_locks where locktype = 'advisory' and granted
    and ((classid::bigint << 32) | objid::bigint) = hashtextextended($1, 0)`
  const ended = await ground.pool.query(`select pg_terminate_backend(pid) ${held}`, [key])
  expect(ended.rowCount).toBe(1)
  await expect.poll(async () => (await ground.pool.query(`select ${held}`, [key])).rowCount).toBe(0)
}

test('a signature that is changed before its copy is filed changes nothing of what was sent, and it stands in the timeline once', async () => {
  const broken = post.imap.cut({ of: 'client', at: 'APPEND' })
  const id = await sendNow(scope, { to: 'a@b.example', subject: 'Signed', words: 'Once said' })
  await broken
  const { message_id } = await post.row(id)
  await changeMailbox(scope, post.sourceId, { senderName: 'Tom', signature: 'Another firm', confirmed: [] })
  onTestFinished(() =>
    changeMailbox(scope, post.sourceId, { senderName: 'Tom Reed', signature: 'Tom Reed\nReed & Marsh', confirmed: [] }),
  )
  await bringOn(scope, id)
  const copy = readMessages(post.dovecot.maildir(tom), 'Sent').find((one) => one.includes(message_id))!
  expect(copy.toString()).toMatch(/From: Tom Reed <[^]*Reed & Marsh/)
  expect(await arrive(scope, post.sourceId, [copy], 'Sent', 77)).toMatchObject({ captured: 0, joined: 1 })
})

test('a file that came since the member looked keeps a draft from going out', async () => {
  const draft = await writeDraft(scope, { to: 'a@b.example', words: 'No file seen' })
  const file = await attachFile(scope, draft.id, { name: 'list.txt', type: '' }, Readable.from(['Flour']))
  await expect(sendDraft(scope, draft.id, draft.version)).rejects.toMatchObject({ code: 'draft_changed' })
  expect(await sendDraft(scope, draft.id, file.version)).toHaveProperty('id')
})

test('what cannot be put together fails and says why; taken back it can be changed', async () => {
  const draft = await writeDraft(scope, { to: 'a@b.example', words: 'With a file' })
  const file = await attachFile(scope, draft.id, { name: 'list.txt', type: '' }, Readable.from(['Flour']))
  const { id } = await sendDraft(scope, draft.id, (await readDraft(scope, draft.id)).version)
  rmSync(filePath(scope, file.id))
  await bringOn(scope, id)
  expect(await post.listed(id)).toMatchObject({ state: 'failed', problem: 'file_missing' })
  expect(await takeBack(scope, id)).toEqual({ draftId: draft.id })
})

test('what was sent and cannot be written down says so, until it is put away', async () => {
  const draft = await writeDraft(scope, { to: 'a@b.example', words: 'With a file' })
  const file = await attachFile(scope, draft.id, { name: 'list.txt', type: '' }, Readable.from(['Flour']))
  const { id } = await sendDraft(scope, draft.id, (await readDraft(scope, draft.id)).version)
  const taken = { state: 'sent', sent_at: new Date().toISOString() }
  const update = db.updateTable('sending').set(taken).where('workspace_id', '=', scope.workspaceId)
  await run(scope, update.where('id', '=', id).compile())
  rmSync(filePath(scope, file.id))
  await bringOn(scope, id)
  expect(await post.listed(id)).toMatchObject({ state: 'sent', problem: 'not_kept' })
  await putAway(scope, id, true)
  expect(await post.listed(id)).toBeUndefined()
})

test('a mail past its time that no job is at is taken up', async () => {
  const { scope } = await newWorld()
  await connectSender(scope, { imap: post.imap.port, smtp: post.smtp.port })
  const draft = await writeDraft(scope, { to: 'a@b.example', words: 'Forgotten' })
  const { id } = await sendDraft(scope, draft.id, draft.version)
  const open = () => scope.ground.jobs.countOpen(scope)
  const before = await open()
  await resumeSendings(scope)
  expect(await open()).toBe(before)
  await makeDue(scope, id)
  await resumeSendings(scope)
  expect(await open()).toBe(before + 1)
})

test('nothing goes out for somebody who may not write from the mailbox any more', async () => {
  const world = await newWorld()
  const sourceId = await connectSender(world.scope, { imap: post.imap.port, smtp: post.smtp.port })
  const mia = await letIn(world, 'member', 'Mia')
  const [{ account_id } = { account_id: '' }] = (
    await world.ground.pool.query('select account_id from account_workspace where member_id = $1', [mia.id])
  ).rows
  const enter = async () => (await enterWorkspace(world.ground, account_id, world.scope.workspaceId))!
  const write = async (words: string) => {
    const hers = await enter()
    const draft = await writeDraft(hers, { to: 'a@b.example', words })
    return (await sendDraft(hers, draft.id, draft.version)).id
  }
  const [closed, left, failed] = [await write('Closed'), await write('Left'), await write('Failed')]
  const update = db.updateTable('sending').set({ state: 'failed' }).where('workspace_id', '=', world.scope.workspaceId)
  await run(world.scope, update.where('id', '=', failed).compile())
  await changeReaders(world.scope, sourceId, { readers: 'owner' })
  await bringOn(world.scope, closed)
  expect(await sendingRow(world.scope, closed)).toMatchObject({ state: 'failed', problem: 'not_allowed' })
  await expect(sendAgain(await enter(), failed)).rejects.toMatchObject({ code: 'not_found' })
  await changeReaders(world.scope, sourceId, { readers: 'everyone' })
  await sendAgain(await enter(), failed)
  await leaveWorkspace(world.scope, mia.id)
  await bringOn(world.scope, left)
  expect(await sendingRow(world.scope, left)).toMatchObject({ state: 'failed', problem: 'not_allowed' })
  const sent = post.exim.accepted().map(({ messageId }) => messageId)
  for (const id of [closed, left, failed]) expect(sent).not.toContain((await sendingRow(world.scope, id))?.message_id)
})
