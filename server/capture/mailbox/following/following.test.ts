import { beforeAll, expect, onTestFinished, test as always } from 'vitest'
import { letter } from '../../../../test/arrive.ts'
import { chmodSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { letIn } from '../../../../test/someone.ts'
import {
  askAs,
  follow,
  followingDatabase,
  mailboxOn,
  openFollowing,
  password,
  type Place,
  quickPace,
  tom,
  until,
  untilHere,
} from '../../../../test/mailbox.ts'
import { startFaultProxy } from '../../../../test/servers/fault-proxy.ts'
import { db } from '../../../base/database.ts'
import { withClient } from '../../../base/postgres/roles.ts'
import { run } from '../../../base/scope.ts'
import { startFollowing } from './hub.ts'
import { type Dovecot, dovecotIsHere, startDovecot } from '../../../../test/servers/dovecot.ts'

/** On a busy machine Dovecot now and then notices a file only after a test's patience: each begins anew, on another server, once. */
const test = (name: string, body: () => Promise<void>) => always.skipIf(!dovecotIsHere)(name, { retry: 1 }, body)
beforeAll(openFollowing, 60_000)

async function dovecot(settings: Parameters<typeof startDovecot>[0] = {}): Promise<Dovecot> {
  const server = await startDovecot({ users: { [tom]: password }, ...settings })
  onTestFinished(() => server.stop())
  return server
}

const mail = (n: number | string, more: object = {}) =>
  letter({ from: 'margaret@chensbakery.example', id: `m${n}`, subject: `Flour ${n}`, text: `Sack ${n}`, ...more })

test('a mailbox is read whole, folder by folder, and what comes then is seen at once', async () => {
  const server = await dovecot()
  for (let n = 0; n < 35; n++) server.deliver(tom, mail(n))
  const sent = { from: tom, to: 'margaret@chensbakery.example' }
  for (let n = 35; n < 40; n++) server.deliver(tom, mail(n, sent), { folder: 'Sent' })
  server.deliver(tom, mail('old'), { folder: 'Kunden/Köln' })
  server.deliver(tom, mail('draft'), { folder: 'Drafts' })
  server.deliver(tom, mail('spam'), { folder: 'Junk' })
  const place = await follow(server)
  const seen = await untilHere(place, 42)
  expect(seen).toMatchObject({ listed: 42, gone: 0, problem: null, readBackTo: null })
  const folders = Object.fromEntries(seen.folders.map((one) => [one.path, [one.state, one.listed, one.taken]]))
  expect(folders).toEqual({
    INBOX: ['complete', 35, 35],
    Sent: ['complete', 5, 5],
    'Kunden/Köln': ['complete', 1, 1],
    Archive: ['complete', 0, 0],
    Trash: ['complete', 0, 0],
    Junk: ['complete', 1, 1],
    Drafts: ['left', 1, 0],
  })
  const outcomes = (await place.arrivals()).map(({ outcome }) => outcome)
  expect(outcomes.filter((one) => one === 'captured')).toHaveLength(41)
  expect(outcomes.filter((one) => one === 'left_out')).toHaveLength(1)
  server.deliver(tom, mail('new'))
  await untilHere(place, 43)
  server.deliver(tom, mail('sent', sent), { folder: 'Sent' })
  await untilHere(place, 44)
})

const folderOf = async ({ look }: Place, path: string) => (await look()).folders.find((one) => one.path === path)

test('a reading that was broken off goes on where it was, the newest first', async () => {
  const server = await dovecot()
  for (let n = 0; n < 60; n++)
    server.deliver(tom, mail(n, { text: 'flour '.repeat(500) }), { at: new Date(2026, 0, 1 + n) })
  const line = await startFaultProxy(server.port)
  onTestFinished(() => line.stop())
  line.slow({ bytesPerSecond: 250_000 })
  const place = await follow(server, { port: line.port })
  const reading = await until(async () => {
    const seen = await place.look()
    return seen.state === 'reading' && seen.taken >= 20 ? seen : null
  })
  await place.stop()
  const [first, ...rest] = (await place.arrivals()).map(({ position }) => Number(position.split(':')[1]))
  expect(first).toBe(60)
  expect(rest.every((uid, at) => uid < (at === 0 ? 60 : (rest[at - 1] ?? 0)))).toBe(true)
  expect(reading.readBackTo?.slice(0, 7)).toMatch(/^2026-0[12]/)
  const before = line.passed().server
  line.slow(null)
  server.deliver(tom, mail('meanwhile'))
  await place.start()
  await untilHere(place, 61)
  // What was here already was not fetched again.
  expect(line.passed().server - before).toBeLessThan(60 * 3000)
  expect(await place.arrivals()).toHaveLength(61)
})

test('of two processes one follows, and the other takes over when it is gone', async () => {
  const server = await dovecot()
  const line = await startFaultProxy(server.port)
  onTestFinished(() => line.stop())
  const place = await follow(server, { port: line.port })
  await untilHere(place, 0)
  const { ground, app, superuser } = await followingDatabase()
  const second = startFollowing(ground, app, quickPace)
  onTestFinished(() => second.stop())
  server.deliver(tom, mail(1))
  await untilHere(place, 1)
  expect(line.counts().open).toBe(2)
  await place.stop()
  server.deliver(tom, mail(2))
  await untilHere(place, 2)
  // The connection that holds the lease is lost, as when the database is started again.
  const lost = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kith mailboxes'`
  await withClient(superuser, (client) => client.query(lost))
  server.deliver(tom, mail(3))
  await untilHere(place, 3)
  expect(line.counts().open).toBeLessThanOrEqual(2)
})

test('whoever begins to follow tries a server that was away at once, and a wrong password when it is time', async () => {
  const server = await dovecot()
  const line = await startFaultProxy(server.port)
  onTestFinished(() => line.stop())
  const place = await follow(server, { port: line.port, pace: { firstPauseMs: 600_000, mostPauseMs: 600_000 } })
  await untilHere(place, 0)
  const told = (...codes: string[]) =>
    until(async () => codes.includes((await place.look()).problem?.code ?? ''), place.look)
  await line.down()
  await told('connection_lost', 'refused')
  await place.stop()
  await line.up()
  server.deliver(tom, mail('meanwhile'))
  await place.start()
  await untilHere(place, 1)
  server.setPassword(tom, 'sesame')
  line.cutAll()
  await told('connection_lost')
  await place.ask('POST /mailboxes/:id/again', { id: place.id })
  await told('wrong_password')
  await place.stop()
  const { opened } = line.counts()
  await place.start()
  await wait(500)
  expect(line.counts().opened).toBe(opened)
})

test('what nobody wants to be followed is not, under another name or below it', async () => {
  const server = await dovecot()
  server.deliver(tom, mail('private'), { folder: 'Private' })
  server.deliver(tom, mail('open'), { folder: 'Open' })
  const place = await follow(server, { more: { folders: [{ path: 'Private', chosen: false }] } })
  await untilHere(place, 1)
  await server.renameFolder(tom, 'Private', 'Family')
  server.deliver(tom, mail('below'), { folder: 'Family/Birthdays' })
  server.deliver(tom, mail('more'), { folder: 'Open/More' })
  await untilHere(place, 2)
  expect(await folderOf(place, 'Family')).toMatchObject({ chosen: false, state: 'left', listed: 1 })
  expect(await folderOf(place, 'Family/Birthdays')).toMatchObject({ chosen: false, state: 'left', taken: 0 })
  expect((await folderOf(place, 'Private'))?.state).toBe('gone')
  const { id } = (await folderOf(place, 'Family')) ?? {}
  await place.ask('PATCH /mailboxes/:id', { id: place.id, folders: [{ id, chosen: true }] })
  await untilHere(place, 3)
})

test('what is gone from the server is counted apart, and what comes back counts again', async () => {
  const server = await dovecot()
  for (let n = 0; n < 5; n++) server.deliver(tom, mail(n))
  const place = await follow(server)
  await untilHere(place, 5)
  await server.expunge(tom, 'INBOX', 'uid 2:3')
  expect(await untilHere(place, 3)).toMatchObject({ gone: 2 })
  await server.deleteFolder(tom, 'Archive')
  server.deliver(tom, mail('filed'), { folder: 'Archive' })
  expect(await untilHere(place, 4)).toMatchObject({ gone: 2 })
  const gone = (await place.arrivals()).filter(({ gone_at }) => gone_at)
  expect(gone.map(({ outcome, interaction_id }) => [outcome, interaction_id !== null])).toEqual([
    ['captured', true],
    ['captured', true],
  ])
  const query = db.selectFrom('interaction').select('id').where('workspace_id', '=', place.world.scope.workspaceId)
  const [interactions] = await run(place.world.scope, query.compile())
  expect(interactions).toHaveLength(6)
})

test('what was moved, or numbered anew, is not gone: its arrivals take the places where it stands now', async () => {
  const server = await dovecot()
  for (let n = 0; n < 6; n++) server.deliver(tom, mail(n))
  server.deliver(tom, mail('spam'), { folder: 'Junk' })
  await server.createFolder(tom, 'Done')
  const place = await follow(server)
  await untilHere(place, 7)
  await server.expunge(tom, 'INBOX', 'uid 1')
  await server.move(tom, 'INBOX', 'Done', 'uid 2:3')
  await until(async () => (await folderOf(place, 'Done'))?.taken === 2)
  await server.changeUidValidity(tom, 'INBOX', { renumber: true })
  await server.changeUidValidity(tom, 'Junk', { renumber: true })
  await place.ask('POST /mailboxes/:id/again', { id: place.id })
  const counts = async () => (await place.ask('GET /sources/:id', { id: place.id })).body.counts
  await expect.poll(counts, { timeout: 20_000 }).toMatchObject({ captured: 5, joined: 0, leftOut: 1, gone: 1 })
  expect((await folderOf(place, 'INBOX'))?.gone).toBe(1)
  expect((await place.arrivals()).filter(({ gone_at }) => gone_at)).toHaveLength(1)
})

test('a wrong password is told at once, tried seldom, and mended by the right one', async () => {
  const server = await dovecot()
  const place = await follow(server)
  await untilHere(place, 0)
  server.setPassword(tom, 'sesame')
  await server.kick(tom)
  const failed = await until(async () => {
    const seen = await place.look()
    return seen.problem?.code === 'wrong_password' ? seen : null
  })
  expect(failed).toMatchObject({ state: 'failed', problem: { detail: 'Authentication failed.' } })
  expect(Date.parse(failed.nextTryAt ?? '') - Date.now()).toBeGreaterThan(30_000)
  server.deliver(tom, mail(1))
  await place.ask('POST /mailboxes/:id/again', { id: place.id })
  await until(async () => (await place.look()).nextTryAt !== failed.nextTryAt)
  expect((await place.look()).state).toBe('failed')
  await place.ask('PATCH /mailboxes/:id', { id: place.id, imap: { password: 'sesame' } })
  expect(await untilHere(place, 1)).toMatchObject({ problem: null, nextTryAt: null })
})

test('a paused mailbox is left alone until it is followed again', async () => {
  const server = await dovecot()
  const line = await startFaultProxy(server.port)
  onTestFinished(() => line.stop())
  const place = await follow(server, { port: line.port })
  await untilHere(place, 0)
  await place.ask('PATCH /mailboxes/:id', { id: place.id, paused: true })
  await until(async () => line.counts().open === 0)
  server.deliver(tom, mail(1))
  await place.ask('POST /mailboxes/:id/again', { id: place.id })
  expect(await place.look()).toMatchObject({ state: 'paused', taken: 0 })
  await place.ask('PATCH /mailboxes/:id', { id: place.id, paused: false })
  await untilHere(place, 1)
  await place.ask('DELETE /mailboxes/:id', { id: place.id })
  await until(async () => line.counts().open === 0)
  expect(await place.arrivals()).toHaveLength(1)
})

test('a message that is too large is in quarantine, and so is one the server cannot give, until it can', async () => {
  const server = await dovecot()
  server.deliver(tom, mail('large', { text: 'flour\r\n'.repeat(50_000) }))
  const spoiled = server.deliver(tom, mail('spoiled'), { flags: ['Seen'] })
  for (let n = 0; n < 4; n++) server.deliver(tom, mail(n))
  chmodSync(spoiled, 0)
  const place = await follow(server, { pace: { messageBytes: 300_000 } })
  await untilHere(place, 6)
  const apart = async () => (await place.arrivals()).filter(({ outcome }) => outcome === 'quarantined')
  expect(new Set((await apart()).map(({ because }) => because))).toEqual(new Set(['too_large', 'unreadable']))
  chmodSync(spoiled, 0o644)
  await place.ask('POST /mailboxes/:id/again', { id: place.id })
  await until(async () => (await apart()).length === 1)
  expect((await untilHere(place, 6)).problem).toBeNull()
})

test('the server knows better than a folder’s name what is junk and what is a draft', async () => {
  const server = await dovecot()
  server.deliver(tom, mail('a'), { folder: 'Junk' })
  server.deliver(tom, mail('b'), { flags: ['Draft'] })
  server.deliver(tom, mail('c'), { folder: 'Sent', flags: ['Seen'] })
  const place = await follow(server)
  await untilHere(place, 3)
  const rules = (await place.arrivals()).map(({ folder, outcome, rule }) => [folder, outcome, rule])
  expect(rules.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))).toEqual([
    ['INBOX', 'left_out', 'draft'],
    ['Junk', 'left_out', 'spam'],
    ['Sent', 'captured', ''],
  ])
})

test('a member’s own mailbox is the member’s, by name and counts the managers’, and nobody else’s', async () => {
  const server = await dovecot()
  server.deliver(tom, mail('a'), { folder: 'Very private' })
  const place = await follow(server, { more: { readers: 'owner' } })
  await untilHere(place, 1)
  const [member, manager] = [await letIn(place.world, 'member'), await letIn(place.world, 'manager')]
  const asMember = await askAs(place.world, member.token)
  const asManager = await askAs(place.world, manager.token)
  expect((await asMember('GET /mailboxes')).body.items).toEqual([])
  for (const key of ['GET /mailboxes/:id', 'POST /mailboxes/:id/again', 'DELETE /mailboxes/:id'])
    expect((await asMember(key, { id: place.id })).status).toBe(404)
  const { body, text } = await asManager('GET /mailboxes/:id', { id: place.id })
  expect(body).toMatchObject({ address: tom, readable: false, mayChange: true, taken: 1, folders: [] })
  expect(text).not.toContain('Very private')
  expect((await asMember('POST /mailboxes', mailboxOn(server))).body.errors).toMatchObject([{ code: 'port_unusual' }])
})
