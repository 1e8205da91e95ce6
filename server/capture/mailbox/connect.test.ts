import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test as always, vi } from 'vitest'
import { letter } from '../../../test/arrive.ts'
import { mailboxOn, password, tom } from '../../../test/mailbox.ts'
import { type Dovecot, dovecotIsHere, startDovecot } from '../../../test/servers/dovecot.ts'
import { type Exim, eximIsHere, startExim } from '../../../test/servers/exim.ts'
import { newWorld, openFrontDoor } from '../../../test/world.ts'
import { db } from '../../base/database.ts'
import { run } from '../../base/scope.ts'
import { openSecret } from './secret.ts'

const test = always.skipIf(!dovecotIsHere || !eximIsHere)

let server: Dovecot
let exim: Exim
let world: Awaited<ReturnType<typeof newWorld>>
let ask: Awaited<ReturnType<typeof openFrontDoor>>['ask']

beforeAll(async () => {
  server = await startDovecot({ users: { [tom]: password, shop: password, other: password } })
  exim = await startExim({ users: { [tom]: password } })
  world = await newWorld()
  ask = (await openFrontDoor(world)).ask
})
afterAll(async () => {
  await server?.stop()
  await exim?.stop()
})

const faults = (body: { errors: { path: string; code: string; detail: string }[] }) =>
  body.errors.map(({ path, code, detail }) => `${path} ${code} ${detail}`.trim())

async function wrong(change: object, key = 'POST /mailboxes/check') {
  const { imap, ...rest } = mailboxOn(server)
  const { imap: other, ...more } = change as { imap?: object }
  const { status, body } = await ask(key, { ...rest, imap: { ...imap, ...other }, ...more })
  return status === 200 ? ['entered'] : faults(body)
}

describe('what was wrong is told', () => {
  test.each([
    ['a wrong password', { imap: { password: 'guess' } }, ['imap wrong_password Authentication failed.']],
    ['nobody there', { imap: { port: 1 } }, ['imap refused']],
    ['no such host', { imap: { host: 'mail.invalid' } }, ['imap host_not_found']],
    ['an address that is never called', { imap: { host: '169.254.169.254' } }, ['imap out_of_reach']],
    ['TLS where none is spoken', { imap: { security: 'tls' } }, ['imap tls_failed ERR_SSL_WRONG_VERSION_NUMBER']],
    ['an unusual port that nobody confirmed', { confirmed: [] }, ['imap port_unusual']],
  ])('%s', async (_, change, told) => {
    expect(await wrong(change)).toEqual(told)
  })
  test('another kind of server', async () => {
    const web = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1')
    await once(web, 'listening')
    const { port } = web.address() as { port: number }
    expect(await wrong({ imap: { port } })).toEqual(['imap connection_lost'])
    web.close()
  })
  test('a server that does not answer the sign-in just now', async () => {
    server.breakSignIn(true)
    expect((await wrong({}))[0]).toMatch(/^imap sign_in_unavailable Temporary/)
    server.breakSignIn(false)
  })
  test('of both servers at once', async () => {
    const smtp = { host: '127.0.0.1', port: exim.port, security: 'none', password: 'guess' }
    const told = await wrong({ imap: { password: 'guess' }, smtp })
    expect(told.map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual([
      'imap wrong_password',
      'smtp wrong_password',
    ])
    expect(await wrong({ smtp: { ...smtp, password: null } })).toEqual(['entered'])
    expect(await wrong({ smtp: { ...smtp, port: 1 } })).toEqual(['smtp refused'])
  })
  test('a certificate nobody vouches for, which can be trusted by its fingerprint', async () => {
    const imap = { port: server.tlsPort, security: 'tls' }
    const [told = ''] = await wrong({ imap })
    const [, code, why, certificate] = told.split(' ')
    expect([code, why]).toEqual(['certificate', 'self_signed'])
    expect(await wrong({ imap: { ...imap, certificate } })).toEqual(['entered'])
    expect(await wrong({ imap: { ...imap, port: server.port, security: 'starttls', certificate } })).toEqual([
      'entered',
    ])
    const other = certificate?.replace(/^../, (pair) => (pair === '00' ? '01' : '00'))
    expect(await wrong({ imap: { ...imap, certificate: other } })).toEqual([`imap certificate changed ${certificate}`])
  })
  test('to a member, an unusual port, whatever the member confirms', async () => {
    const member = { ...world, scope: { ...world.scope, role: 'member' } }
    const { enter } = await import('./enter.ts')
    const imap = { ...mailboxOn(server).imap, security: 'none' as const, login: tom, certificate: null, trust: null }
    await expect(enter(member.scope, { imap, smtp: null }, ['port'])).rejects.toMatchObject({
      errors: [{ code: 'port_unusual', detail: 'manager' }],
    })
  })
})

test('the folders are told with what they are for, and all are chosen but drafts', async () => {
  server.deliver(tom, letter({ from: 'ann@oak.example' }), { folder: 'Kunden/Köln' })
  const { body } = await ask('POST /mailboxes/check', mailboxOn(server))
  expect(body.folders.toSorted((a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1))).toEqual([
    { path: 'Archive', role: 'archive', chosen: true, listed: 0 },
    { path: 'Drafts', role: 'drafts', chosen: false, listed: 0 },
    { path: 'INBOX', role: 'inbox', chosen: true, listed: 0 },
    { path: 'Junk', role: 'junk', chosen: true, listed: 0 },
    { path: 'Kunden/Köln', role: '', chosen: true, listed: 1 },
    { path: 'Sent', role: 'sent', chosen: true, listed: 0 },
    { path: 'Trash', role: 'trash', chosen: true, listed: 0 },
  ])
})

describe('a mailbox that is connected', () => {
  const connect = async (user: string, more: object = {}) => {
    const given = mailboxOn(server, `${user}@reed.example`)
    const { body, status } = await ask('POST /mailboxes', { ...given, imap: { ...given.imap, login: user }, ...more })
    return { status, body, id: body.id as string }
  }
  test('is there with its folders, and its password is in no answer and not in the database', async () => {
    const { id } = await connect('shop', { folders: [{ path: 'Trash', chosen: false }], senderName: 'The shop' })
    const { body, text } = await ask('GET /mailboxes/:id', { id })
    expect(body).toMatchObject({
      address: 'shop@reed.example',
      senderName: 'The shop',
      readers: 'everyone',
      state: 'connecting',
      mayChange: true,
      imap: { host: '127.0.0.1', port: server.port, security: 'none', login: 'shop', trusted: false },
      smtp: null,
    })
    const left = body.folders.filter((folder: { chosen: boolean }) => !folder.chosen)
    expect(left.map(({ path }: { path: string }) => path)).toEqual(['Trash', 'Drafts'])
    expect(text).not.toContain(password)
    const query = db.selectFrom('mailbox').select('imap_secret').where('workspace_id', '=', world.scope.workspaceId)
    const [[row]] = await run(world.scope, query.where('source_id', '=', id).compile())
    expect(row?.imap_secret.includes(password)).toBe(false)
    expect(openSecret(world.scope, id, 'imap_secret', row?.imap_secret as Buffer)).toBe(password)
    expect(openSecret(world.scope, crypto.randomUUID(), 'imap_secret', row?.imap_secret as Buffer)).toBeNull()
    expect((await connect('shop')).body.code).toBe('mailbox_known')
  })
  test('is changed in part, with a password only where it goes elsewhere', async () => {
    const { id } = await connect('other')
    const change = (input: object) => ask('PATCH /mailboxes/:id', { id, ...input })
    const [folder] = (await ask('GET /mailboxes/:id', { id })).body.folders
    expect((await change({ signature: 'Tom', paused: true, folders: [{ id: folder.id, chosen: false }] })).status).toBe(
      200,
    )
    const paused = (await ask('GET /mailboxes/:id', { id })).body
    expect(paused).toMatchObject({ signature: 'Tom', state: 'paused', senderName: '' })
    expect(paused.folders.find((one: { id: string }) => one.id === folder.id).state).toBe('left')
    expect((await change({ imap: { password: 'guess' } })).body.errors).toMatchObject([
      { path: 'imap', code: 'wrong_password' },
    ])
    expect((await change({ imap: { host: 'localhost' } })).body.code).toBe('password_needed')
    expect((await change({ smtp: { host: '127.0.0.1', port: exim.port, security: 'none' } })).body.code).toBe(
      'password_needed',
    )
    server.setPassword('other', 'sesame')
    expect((await change({ imap: { password: 'sesame' }, confirmed: ['port'], paused: false })).status).toBe(200)
    expect((await ask('GET /mailboxes/:id', { id })).body.state).toBe('connecting')
    expect((await change({ folders: [{ id: crypto.randomUUID(), chosen: true }] })).status).toBe(404)
  })
  test('is let go: how to enter it is forgotten, its source stays, and it can be connected again', async () => {
    const { id } = (await ask('GET /mailboxes', {})).body.items[0]
    expect((await ask('DELETE /mailboxes/:id', { id })).status).toBe(200)
    expect((await ask('GET /mailboxes/:id', { id })).status).toBe(404)
    expect((await ask('GET /sources/:id', { id })).body).toMatchObject({ kind: 'imap', phase: 'ended' })
    server.setPassword('other', password)
    expect(await connect('other')).toMatchObject({ status: 200, id })
  })
})

test('nothing that goes wrong is told with a password in it', async () => {
  const said = vi.spyOn(console, 'error')
  await wrong({ imap: { password: 'a very secret word' } })
  const { text } = await ask('POST /mailboxes/check', {
    ...mailboxOn(server),
    imap: { password: 'a very secret word' },
  })
  expect(text).not.toContain('a very secret word')
  expect(JSON.stringify(said.mock.calls)).not.toContain('a very secret word')
})

test('a server that is reached only under encryption is listed afresh, too', async () => {
  const { listMailbox } = await import('./count/list.ts')
  const { lookAtCertificate } = await import('./enter/certificate.ts')
  const place = { host: '127.0.0.1', login: tom, password, lookup: () => undefined }
  const shown = await lookAtCertificate('imap', { ...place, port: server.tlsPort, security: 'tls' }, 'any')
  const certificate = shown?.pem ?? null
  for (const [security, port] of [['tls', server.tlsPort] as const, ['starttls', server.port] as const]) {
    const listed = await listMailbox({ ...place, port, security, certificate }, new Set(['Archive']))
    expect(listed.map(({ folder }) => folder)).toContain('INBOX')
    expect(listed.map(({ folder }) => folder)).not.toContain('Archive')
    await expect(listMailbox({ ...place, port, security, certificate: null }, new Set())).rejects.toMatchObject({
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    })
  }
  const refused = lookAtCertificate('imap', { host: '127.0.0.1', port: 1, security: 'tls' }, 'any')
  await expect(refused).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await expect(lookAtCertificate('imap', { host: '127.0.0.1', port: 1, security: 'starttls' }, 'any')).rejects.toThrow()
})
