import { onTestFinished, test as always, expect } from 'vitest'
import { ImapFlow, type FetchMessageObject, type MailboxObject } from 'imapflow'
import { letter } from '../arrive.ts'
import { type Dovecot, dovecotIsHere, startDovecot } from './dovecot.ts'
import { countFolders, countMessageIds } from './witness.ts'

const test = always.skipIf(!dovecotIsHere)
const tom = 'tom@reed.example'
const mail = (id: string) => letter({ from: 'margaret@chensbakery.example', id })

async function dovecot(settings: Parameters<typeof startDovecot>[0] = {}): Promise<Dovecot> {
  const server = await startDovecot({ users: { [tom]: 'secret' }, ...settings })
  onTestFinished(() => server.stop())
  return server
}

type How = { pass?: string; secure?: boolean; qresync?: boolean }

async function connect(server: Dovecot, { pass = 'secret', secure = false, qresync }: How = {}) {
  const port = secure ? server.tlsPort : server.port
  const tls = { ca: server.certificate }
  const auth = { user: tom, pass }
  const client = new ImapFlow({ host: '127.0.0.1', port, secure, tls, auth, qresync, logger: false })
  client.on('error', () => undefined)
  onTestFinished(() => client.close())
  await client.connect()
  return client
}

const within = <T>(promise: Promise<T>) => {
  const late = new Promise<never>((_, failed) => setTimeout(() => failed(new Error('nothing came')), 5000))
  return Promise.race([promise, late])
}

const next = <T>(client: ImapFlow, event: 'exists' | 'expunge' | 'flags') =>
  within(new Promise<T>((done) => client.once(event, done as never)))

const uids = (messages: FetchMessageObject[]) => messages.map(({ uid }) => uid)

test('mail that is delivered is pushed to a client that idles, as are flags and expunges from elsewhere', async () => {
  const server = await dovecot()
  const client = await connect(server)
  await client.mailboxOpen('INBOX')
  void client.idle()
  const came = next<{ count: number }>(client, 'exists')
  server.deliver(tom, mail('one'))
  expect((await came).count).toBe(1)
  const flagged = next<{ flags: Set<string> }>(client, 'flags')
  await server.flag(tom, 'INBOX', '\\Flagged')
  expect([...(await flagged).flags]).toContain('\\Flagged')
  const gone = next<{ seq: number }>(client, 'expunge')
  await server.expunge(tom, 'INBOX')
  expect((await gone).seq).toBe(1)
})

test('CONDSTORE tells what changed since, QRESYNC what is gone', async () => {
  const server = await dovecot()
  for (const id of ['one', 'two', 'three']) server.deliver(tom, mail(id))
  const client = await connect(server, { qresync: true })
  const { highestModseq = 0n, uidValidity } = (await client.mailboxOpen('INBOX')) as MailboxObject
  await client.mailboxClose()
  await server.flag(tom, 'INBOX', '\\Seen', 'uid 2')
  await server.expunge(tom, 'INBOX', 'uid 1')
  const vanished: number[] = []
  client.on('expunge', ({ uid }: { uid?: number }) => vanished.push(uid ?? 0))
  await client.mailboxOpen('INBOX', { changedSince: highestModseq, uidValidity } as never)
  expect(vanished).toEqual([1])
  const changed = await client.fetchAll('1:*', { uid: true, flags: true }, { uid: true, changedSince: highestModseq })
  expect(uids(changed)).toEqual([2])
})

test('a changed UIDVALIDITY keeps the messages, with their UIDs or with new ones', async () => {
  const server = await dovecot()
  for (const id of ['one', 'two', 'three']) server.deliver(tom, mail(id))
  const before = await server.uidValidity(tom, 'INBOX')
  await server.expunge(tom, 'INBOX', 'uid 1')
  expect(await server.changeUidValidity(tom, 'INBOX')).toBe(before + 1000)
  const look = async () => {
    const client = await connect(server)
    const { uidValidity } = await client.mailboxOpen('INBOX')
    return { uidValidity: Number(uidValidity), uids: uids(await client.fetchAll('1:*', { uid: true })) }
  }
  expect(await look()).toEqual({ uidValidity: before + 1000, uids: [2, 3] })
  await server.changeUidValidity(tom, 'INBOX', { renumber: true, to: before + 5 })
  expect(await look()).toEqual({ uidValidity: before + 5, uids: [1, 2] })
  expect(countFolders(server.maildir(tom))).toEqual({ INBOX: 2 })
})

test('folders are special, made, renamed, filled, emptied and deleted', async () => {
  const server = await dovecot()
  const client = await connect(server)
  const special = new Set((await client.list()).map(({ specialUse }) => specialUse))
  expect(special).toEqual(new Set(['\\Archive', '\\Drafts', '\\Inbox', '\\Junk', '\\Sent', '\\Trash']))
  server.deliver(tom, mail('one'), { folder: 'Kunden/Köln & Öfen', flags: ['Seen', 'Flagged'] })
  server.deliver(tom, mail('two'), { at: new Date('2020-02-02T10:00:00Z') })
  await server.renameFolder(tom, 'Kunden', 'Customers')
  await server.createFolder(tom, 'Old')
  await server.copy(tom, 'INBOX', 'Old')
  await server.move(tom, 'INBOX', 'Archive')
  expect(countFolders(server.maildir(tom))).toEqual({ INBOX: 0, Archive: 1, 'Customers/Köln & Öfen': 1, Old: 1 })
  expect(countMessageIds(server.maildir(tom))).toEqual(
    new Map([
      ['one@test.example', 1],
      ['two@test.example', 2],
    ]),
  )
  await client.mailboxOpen('Archive')
  const moved = await client.fetchOne('1', { internalDate: true })
  expect(moved && moved.internalDate).toEqual(new Date('2020-02-02T10:00:00Z'))
  await server.deleteFolder(tom, 'Old')
  await server.expunge(tom, 'Customers/Köln & Öfen')
  expect(countFolders(server.maildir(tom))).toEqual({ INBOX: 0, Archive: 1, 'Customers/Köln & Öfen': 0 })
})

test('a changed password counts at once, and a broken sign-in is temporary', async () => {
  const server = await dovecot()
  const old = await connect(server, { secure: true })
  server.setPassword(tom, 'sesame')
  await expect(connect(server)).rejects.toMatchObject({ serverResponseCode: 'AUTHENTICATIONFAILED' })
  expect((await connect(server, { pass: 'sesame' })).secureConnection).toBe(true)
  expect(old.usable).toBe(true)
  server.breakSignIn(true)
  await expect(connect(server, { pass: 'sesame' })).rejects.toMatchObject({ serverResponseCode: 'UNAVAILABLE' })
  server.breakSignIn(false)
  await connect(server, { pass: 'sesame' })
  const kicked = within(new Promise((done) => old.once('close', () => done('kicked'))))
  await server.kick(tom)
  expect(await kicked).toBe('kicked')
})

test('its mail outlives kill -9, with the same UIDs', async () => {
  const server = await dovecot()
  server.deliver(tom, mail('one'))
  const validity = await server.uidValidity(tom, 'INBOX')
  await connect(server)
  await server.kill()
  await expect(connect(server)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  server.deliver(tom, mail('two'))
  await server.start()
  for (let times = 0; times < 3; times++) {
    await server.kill()
    await server.start()
  }
  const client = await connect(server)
  const { exists, uidValidity } = await client.mailboxOpen('INBOX')
  expect([exists, Number(uidValidity)]).toEqual([2, validity])
})

test('a frozen server takes connections and says nothing', async () => {
  const server = await dovecot()
  server.freeze()
  let came = false
  const client = connect(server).then(() => (came = true))
  await new Promise((done) => setTimeout(done, 300))
  expect(came).toBe(false)
  server.thaw()
  expect(await within(client)).toBe(true)
})

test('a plainer server mentions less, and has its own names for folders', async () => {
  const server = await dovecot({ without: ['CONDSTORE', 'QRESYNC', 'IDLE'], prefix: 'INBOX.', separator: '.' })
  server.deliver(tom, mail('one'), { folder: 'Customers/York' })
  const client = await connect(server)
  expect(['IDLE', 'CONDSTORE', 'MOVE'].map((name) => client.capabilities.has(name))).toEqual([false, false, true])
  expect((await client.list()).map(({ path }) => path)).toContain(server.serverName('Customers/York'))
  expect(server.serverName('Customers/York')).toBe('INBOX.Customers.York')
})

test('a full quota refuses what is appended, and what lies there stays', async () => {
  const server = await dovecot({ quota: '20k' })
  const client = await connect(server)
  await client.append('Sent', mail('one'))
  const large = letter({ from: tom, text: 'x'.repeat(30_000) })
  await expect(client.append('Sent', large)).rejects.toMatchObject({ serverResponseCode: 'OVERQUOTA' })
  expect(countFolders(server.maildir(tom))).toEqual({ INBOX: 0, Sent: 1 })
})

test('a full disk refuses what is appended, until there is room again', async ({ skip }) => {
  const server = await dovecot({ diskBytes: 2_000_000 })
  if (!server.disk) return skip('no disk can be mounted here')
  const client = await connect(server)
  await client.append('Sent', mail('one'))
  server.disk.fill()
  await expect(client.append('Sent', letter({ from: tom, text: 'x'.repeat(30_000) }))).rejects.toThrow()
  server.disk.clear()
  await client.append('Sent', mail('two'))
  expect(countFolders(server.maildir(tom))).toEqual({ INBOX: 0, Sent: 2 })
})
