// What others may do to a mailbox, and what is done to it at the same time.
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { afterAll, beforeAll, expect, onTestFinished, test as always } from 'vitest'
import { arrive, letter, makeSource } from '../../../test/arrive.ts'
import { mailboxOn, password, tom } from '../../../test/mailbox.ts'
import { type Dovecot, dovecotIsHere, startDovecot } from '../../../test/servers/dovecot.ts'
import { letIn } from '../../../test/someone.ts'
import { newWorld, openFrontDoor } from '../../../test/world.ts'
import { db } from '../../base/database.ts'
import { run } from '../../base/scope.ts'
import { readOurs } from '../../workspace/member.ts'
import { kithScope } from '../../workspace/session.ts'
import { followSource } from '../readers/follow-source.ts'

const test = always.skipIf(!dovecotIsHere)
let server: Dovecot
beforeAll(async () => {
  server = await startDovecot({ users: { [tom]: password, shop: password } })
})
afterAll(() => server?.stop())

async function newPlace(more: object = {}) {
  const world = await newWorld()
  const { ask } = await openFrontDoor(world)
  const { body } = await ask('POST /mailboxes', { ...mailboxOn(server), ...more })
  return { world, ask, id: body.id as string }
}

/** A way to the server on which every call is put through only when `open` is called. */
async function slowLine() {
  const { promise: opened, resolve: open } = Promise.withResolvers<void>()
  const { promise: called, resolve: call } = Promise.withResolvers<void>()
  const line = createServer((client) => {
    client.on('error', () => undefined)
    call()
    void opened.then(() => {
      const server_ = connect(server.port, '127.0.0.1').on('error', () => undefined)
      server_.pipe(client).pipe(server_)
    })
  }).listen(0, '127.0.0.1')
  await once(line, 'listening')
  onTestFinished(() => void line.close())
  return { port: (line.address() as { port: number }).port, called, open }
}

test('a mailbox let go while somebody enters it otherwise stays let go, and can be connected again', async () => {
  const { ask, id } = await newPlace()
  const { port, called, open } = await slowLine()
  const change = ask('PATCH /mailboxes/:id', { id, imap: { port, password }, confirmed: ['port', 'plain'] })
  await called
  expect((await ask('DELETE /mailboxes/:id', { id })).status).toBe(200)
  open()
  expect((await change).status).toBe(404)
  expect((await ask('GET /sources/:id', { id })).body.phase).toBe('ended')
  expect((await ask('POST /mailboxes', mailboxOn(server))).body).toEqual({ id })
})

test('a mailbox paused, or entered otherwise, while somebody enters it otherwise stays as it was put', async () => {
  const { ask, id } = await newPlace()
  const slow = async (meanwhile: object) => {
    const { port, called, open } = await slowLine()
    const change = ask('PATCH /mailboxes/:id', { id, imap: { port, password }, confirmed: ['port', 'plain'] })
    await called
    expect((await ask('PATCH /mailboxes/:id', { id, ...meanwhile })).status).toBe(200)
    open()
    return { port, ...(await change) }
  }
  const paused = await slow({ paused: true })
  expect(paused.status).toBe(200)
  expect((await ask('GET /mailboxes/:id', { id })).body).toMatchObject({ state: 'paused', imap: { port: paused.port } })
  const other = await slow({ imap: { port: server.port, password }, confirmed: ['port', 'plain'] })
  expect(other.body.code).toBe('mailbox_changed')
  expect((await ask('GET /mailboxes/:id', { id })).body.imap.port).toBe(server.port)
})

test('who manages mailboxes and may not read one has it paused and let go, and turns it nowhere else', async () => {
  const { world, ask, id } = await newPlace({ readers: 'owner', signature: 'Tom, in private' })
  const { token } = await letIn(world, 'manager', 'Eve Elm')
  const asEve = (key: string, input: object) => ask(key, { id, ...input }, token)
  const seen = await asEve('GET /mailboxes/:id', {})
  expect(seen.body).toMatchObject({ readable: false, mayChange: true, imap: null, smtp: null, signature: '' })
  const elsewhere = { imap: { login: 'shop', password }, confirmed: ['port', 'plain'] }
  for (const change of [
    elsewhere,
    { signature: 'Eve' },
    { name: 'Hers' },
    { smtp: null },
    { paused: true, ...elsewhere },
  ])
    expect((await asEve('PATCH /mailboxes/:id', change)).status).toBe(403)
  expect((await asEve('PATCH /mailboxes/:id', { paused: true })).status).toBe(200)
  expect((await ask('GET /mailboxes/:id', { id })).body).toMatchObject({
    state: 'paused',
    signature: 'Tom, in private',
    imap: { login: tom },
  })
  expect((await asEve('DELETE /mailboxes/:id', {})).status).toBe(200)
})

test('a mailbox that is connected again for its owner alone is read by its former circle no more', async () => {
  const world = await newWorld()
  const { ask } = await openFrontDoor(world)
  const kith = kithScope(world.ground, world.scope.workspaceId)
  const mia = await letIn(world, 'member', 'Mia Moss')
  const given = mailboxOn(server)
  const { id } = (await ask('POST /mailboxes', { ...given, readers: { members: [mia.id], departments: [] } })).body
  const before = await arrive(kith, id, [letter({ from: 'ann@oak.example', subject: 'For a few' })])
  await ask('DELETE /mailboxes/:id', { id })
  expect((await ask('POST /mailboxes', { ...given, readers: 'owner' })).body).toEqual({ id })
  expect((await ask('GET /mailboxes/:id', { id })).body.readers).toBe('owner')
  const after = await arrive(kith, id, [letter({ from: 'ann@oak.example', subject: 'For me alone' })], 'INBOX', 1)
  await followSource(kith, id, async () => undefined)
  for (const { interactionIds } of [before, after]) {
    const [interactionId] = interactionIds
    expect((await ask('GET /interactions/:id', { id: interactionId }, mia.token)).status).toBe(404)
    expect((await ask('GET /interactions/:id', { id: interactionId })).status).toBe(200)
  }
})

test('a member makes no address ours by connecting a mailbox that its server knows under another name', async () => {
  const { world, ask } = await newPlace()
  const margaret = 'margaret@chensbakery.example'
  await arrive(kithScope(world.ground, world.scope.workspaceId), await makeSource(world.scope), [
    letter({ from: margaret }),
  ])
  const { token } = await letIn(world, 'member', 'Mia Moss')
  const connectAs = async (address: string, login: string) => {
    const given = mailboxOn(server, address)
    const { body } = await ask('POST /mailboxes', { ...given, imap: { ...given.imap, login } }, token)
    return body.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)
  }
  const refused = ['address address_not_ours']
  expect(await connectAs(margaret, 'shop')).toEqual(refused)
  expect(await connectAs('nobody@elsewhere.example', 'shop')).toEqual(refused)
  // These are tried, on a port that only a manager may confirm.
  expect(await connectAs(tom, 'shop')).toEqual(['imap port_unusual'])
  expect(await connectAs('mia@elsewhere.example', 'Mia@Elsewhere.example')).toEqual(['imap port_unusual'])
  expect([...(await readOurs(world.scope)).addresses]).not.toContain(margaret)
  const query = db.selectFrom('handle').select('nature').where('workspace_id', '=', world.scope.workspaceId)
  expect((await run(world.scope, query.where('value', '=', margaret).compile()))[0]).toEqual([{ nature: 'personal' }])
})
