// Bringing mail through the front door: parcels, sources, proofs, what was quarantined and left out.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { letter } from '../../test/arrive.ts'
import { letIn } from '../../test/someone.ts'
import { newWorld, openFrontDoor, type World } from '../../test/world.ts'
import { kithScope } from '../workspace/session.ts'
import { takeIn } from './again/take-back.ts'
import { importSource } from './import.ts'
import { sweepParcels } from './parcel/sweep.ts'
import { proveSource } from './prove.ts'

const scratch = mkdtempSync(join(tmpdir(), 'kith-doors-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const chen = 'Margaret Chen <margaret@chensbakery.example>'
const mbox = (letters: Parameters<typeof letter>[0][]) =>
  Buffer.concat(
    letters.map((one) =>
      Buffer.concat([
        Buffer.from('From - Mon Jan 01 00:00:00 2024\n'),
        Buffer.from(letter(one).toString().replaceAll('\r\n', '\n')),
        Buffer.from('\n'),
      ]),
    ),
  )
const news = (id: string, from = 'offers@mill.example') => ({
  from,
  id,
  text: `Offer ${id}`,
  headers: { 'List-Unsubscribe': '<https://mill.example/u>', Precedence: 'bulk' },
})

type Door = Awaited<ReturnType<typeof openFrontDoor>>

async function send({ app, token }: Door, parcel: string, path: string, bytes: Buffer, offset = 0, as = token) {
  const response = await app.inject({
    method: 'PUT',
    url: `/api/parcels/${parcel}/files`,
    query: { path, offset: String(offset) },
    headers: { 'content-type': 'application/octet-stream' },
    payload: bytes,
    cookies: { kith: as },
  })
  return { status: response.statusCode, body: response.json() }
}

/** Sends a file, makes a source of it, and does the jobs that follow. */
async function bring(world: World, door: Door, name: string, bytes: Buffer, readers = 'everyone', as = door.token) {
  const { body: parcel } = await door.ask('POST /parcels', { bytes: bytes.length }, as)
  await send(door, parcel.id, name, bytes, 0, as)
  const made = { parcelId: parcel.id, files: 1, bytes: bytes.length, name, readers }
  const { body, status } = await door.ask('POST /sources', made, as)
  if (status !== 200) return { status, body }
  const kith = kithScope(world.ground, world.scope.workspaceId)
  await importSource(kith, body.id)
  await proveSource(kith, body.id)
  return { status, body }
}

test('a file sent in pieces becomes a source whose proof closes', async () => {
  const world = await newWorld()
  const door = await openFrontDoor(world)
  const bytes = mbox([
    { from: chen, id: 'a1' },
    { from: chen, id: 'a2', text: 'Three sacks.' },
    { from: chen, id: 'a3', text: 'No date', headers: { Date: 'never' } },
    news('a4'),
  ])
  const { body: parcel } = await door.ask('POST /parcels', { bytes: bytes.length })
  const half = bytes.length >> 1
  expect(await send(door, parcel.id, 'shop.mbox', bytes.subarray(0, half))).toMatchObject({ body: { bytes: half } })
  const cut = { parcelId: parcel.id, files: 1, bytes: bytes.length, name: 'shop', readers: 'everyone' }
  expect((await door.ask('POST /sources', cut)).body.code).toBe('parcel_incomplete')
  expect(await send(door, parcel.id, 'shop.mbox', bytes.subarray(half), half + 9)).toMatchObject({
    body: { code: 'upload_gap' },
  })
  const far = await door.ask('GET /parcels/:id', { id: parcel.id })
  expect(far.body.files).toEqual([{ path: 'shop.mbox', bytes: half }])
  expect((await send(door, parcel.id, 'shop.mbox', bytes.subarray(half), half)).body.bytes).toBe(bytes.length)
  const { body: source } = await door.ask('POST /sources', cut)
  expect((await send(door, parcel.id, 'shop.mbox', bytes)).body.code).toBe('parcel_closed')

  const kith = kithScope(world.ground, world.scope.workspaceId)
  await importSource(kith, source.id)
  await proveSource(kith, source.id)
  const { body } = await door.ask('GET /sources')
  expect(body.items).toHaveLength(1)
  const { counts, proof, phase, bytesRead, bytesTotal } = body.items[0]
  expect(phase).toBe('done')
  expect(bytesRead).toBe(bytesTotal)
  expect(counts).toMatchObject({ captured: 2, joined: 0, quarantined: 1, leftOut: 1 })
  expect(proof).toMatchObject({ listed: 4, missing: 0, problem: null })
  expect(counts.captured + counts.joined + counts.quarantined + counts.leftOut).toBe(proof.listed)
  const whole = await door.ask('GET /sources/:id', { id: source.id })
  expect(whole.body.folders).toMatchObject([{ folder: 'shop', listed: 4, found: 4 }])
})

test('paths that climb are refused, and nobody else can send to a parcel', async () => {
  const world = await newWorld()
  const door = await openFrontDoor(world)
  const other = await letIn(world, 'member')
  const { body: parcel } = await door.ask('POST /parcels', { bytes: 10 })
  for (const path of ['../x', '/etc/x', 'a/../../x', 'a\\..\\x', 'a//b', './x', 'a\tb'])
    expect((await send(door, parcel.id, path, Buffer.from('x'))).body.code).toBe('unsafe_path')
  expect((await send(door, parcel.id, 'x', Buffer.from('x'), 0, other.token)).status).toBe(404)
  expect((await door.ask('GET /parcels/:id', { id: parcel.id })).body.files).toEqual([])
})

test('more than the disk can hold is refused before it is sent', async () => {
  const door = await openFrontDoor(await newWorld())
  expect((await door.ask('POST /parcels', { bytes: 2 ** 52 })).body.code).toBe('disk_full')
})

test('a disk that fills up midway keeps what has arrived and says so', async () => {
  if (!existsSync('/dev/full') || process.getuid?.() !== 0) return
  const world = await newWorld()
  const door = await openFrontDoor(world)
  const { body: parcel } = await door.ask('POST /parcels', { bytes: 10 })
  const { spawnSync } = await import('node:child_process')
  const folder = join(world.ground.home, 'uploads', world.scope.workspaceId, world.scope.memberId ?? '', parcel.id)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status !== 0) return
  try {
    const refused = await send(door, parcel.id, 'big.mbox', Buffer.alloc(200_000, 'x'))
    expect(refused).toMatchObject({ status: 503, body: { code: 'disk_full' } })
    const { body } = await door.ask('GET /parcels/:id', { id: parcel.id })
    expect(body.files[0].bytes).toBeGreaterThan(0)
  } finally {
    spawnSync('umount', [folder])
  }
})

test('a dropped folder is one source, its Maildir folders as they were', async () => {
  const world = await newWorld()
  const door = await openFrontDoor(world)
  const files = [
    { path: 'Mail/cur/1.host:2,S', bytes: letter({ from: chen, id: 'd1' }) },
    { path: 'Mail/.Sent/cur/2.host:2,S', bytes: letter({ from: chen, id: 'd2', text: 'Other' }) },
  ]
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
  const { body: parcel } = await door.ask('POST /parcels', { bytes })
  for (const file of files) await send(door, parcel.id, file.path, file.bytes)
  const made = { parcelId: parcel.id, files: 2, bytes, name: 'Mail', readers: 'everyone' }
  const { body } = await door.ask('POST /sources', made)
  const kith = kithScope(world.ground, world.scope.workspaceId)
  await importSource(kith, body.id)
  await proveSource(kith, body.id)
  const { body: source } = await door.ask('GET /sources/:id', { id: body.id })
  expect(source.kind).toBe('maildir')
  expect(source.folders).toMatchObject([
    { folder: 'INBOX', listed: 1, found: 1 },
    { folder: 'Sent', listed: 1, found: 1 },
  ])
})

test('what is no mail is refused with what it seems to be', async () => {
  const world = await newWorld()
  const door = await openFrontDoor(world)
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  expect(await bring(world, door, 'photo.png', png)).toMatchObject({ status: 400, body: { code: 'not_mail' } })
  expect((await door.ask('GET /sources')).body.items).toEqual([])
})

test('a mailbox for its owner alone is invisible to members, name and counts to managers', async () => {
  const world = await newWorld()
  const door = await openFrontDoor(world)
  const [owner, member, manager] = [
    await letIn(world, 'member'),
    await letIn(world, 'member'),
    await letIn(world, 'manager'),
  ]
  const bytes = mbox([{ from: chen, id: 'p1' }, news('p2', 'clinic@secret.example')])
  const { body } = await bring(world, door, 'private.mbox', bytes, 'owner', owner.token)
  const seen = async (token: string) => (await door.ask('GET /sources', {}, token)).body.items
  expect(await seen(member.token)).toEqual([])
  expect(await seen(manager.token)).toMatchObject([{ readable: false, counts: { captured: 1, leftOut: 1 } }])
  expect(await seen(owner.token)).toMatchObject([{ readable: true, readers: 'owner' }])
  for (const token of [member.token, manager.token]) {
    expect((await door.ask('GET /sources/:id', { id: body.id }, token)).status).toBe(404)
    expect((await door.ask('GET /arrivals', { outcome: 'left_out' }, token)).body.items).toEqual([])
    expect((await door.ask('GET /left-out', {}, token)).text).not.toContain('secret')
  }
  const { body: mine } = await door.ask('GET /arrivals', { outcome: 'left_out' }, owner.token)
  expect(mine.items).toMatchObject([{ sender: 'clinic@secret.example', rule: 'newsletter', kept: true }])
  const raw = (token: string) => door.ask('GET /arrivals/:id/raw', { id: mine.items[0].id }, token)
  expect((await raw(member.token)).status).toBe(404)
  expect((await raw(owner.token)).text).toContain('Offer p2')
})

test('bringing somebody else’s private file tells nothing of theirs', async () => {
  const world = await newWorld()
  const door = await openFrontDoor(world)
  const [one, two] = [await letIn(world, 'member'), await letIn(world, 'member')]
  const bytes = mbox([{ from: chen, id: 'q1' }])
  const first = await bring(world, door, 'a.mbox', bytes, 'owner', one.token)
  const second = await bring(world, door, 'a.mbox', bytes, 'owner', two.token)
  expect(second.body).toMatchObject({ known: false })
  expect(second.body.id).not.toBe(first.body.id)
  expect((await door.ask('GET /sources', {}, two.token)).body.items).toMatchObject([{ counts: { joined: 1 } }])
})

test('a rule is taken back for one sender, once the time for an undo is over', async () => {
  const world = await newWorld()
  const door = await openFrontDoor(world)
  const bytes = mbox([news('r1'), news('r2'), news('r3', 'news@other.example')])
  await bring(world, door, 'news.mbox', bytes)
  const leftOut = async () => (await door.ask('GET /left-out')).body
  expect((await leftOut()).rules).toMatchObject([
    { rule: 'newsletter', arrivals: 3, senders: [{ sender: 'offers@mill.example', arrivals: 2 }, { arrivals: 1 }] },
  ])
  const kith = kithScope(world.ground, world.scope.workspaceId)
  const taken = { rule: 'newsletter', sender: 'offers@mill.example' }
  await door.ask('POST /taken-back', taken)
  await door.ask('DELETE /taken-back', taken)
  await takeIn(kith, taken)
  expect((await leftOut()).rules).toMatchObject([{ arrivals: 3 }])

  await door.ask('POST /taken-back', taken)
  await takeIn(kith, taken)
  await takeIn(kith, taken)
  expect(await leftOut()).toMatchObject({ rules: [{ rule: 'newsletter', arrivals: 1 }], takenBack: [taken] })
  const { body } = await door.ask('GET /sources')
  expect(body.items[0].counts).toMatchObject({ captured: 2, joined: 0, quarantined: 0, leftOut: 1 })
  const proof = await proveSource(kith, body.items[0].id)
  expect(proof).toMatchObject({ listed: 3, captured: 2, left_out: 1, missing: 0 })
})

test('one message is taken in while its rule stays', async () => {
  const world = await newWorld()
  const door = await openFrontDoor(world)
  await bring(world, door, 'one.mbox', mbox([news('s1'), news('s2')]))
  const { body } = await door.ask('GET /arrivals', { outcome: 'left_out', limit: 1 })
  expect(body.next).not.toBeNull()
  const rest = await door.ask('GET /arrivals', { outcome: 'left_out', limit: 1, after: body.next })
  expect(rest.body).toMatchObject({ items: [{ subject: 'Flour' }], next: null })
  const id = body.items[0].id
  expect((await door.ask('POST /arrivals/:id/take-back', { id })).body.outcome).toBe('captured')
  expect((await door.ask('GET /left-out')).body.rules).toMatchObject([{ arrivals: 1 }])
})

test('an abandoned parcel goes after a week, one that became a source stays', async () => {
  const world = await newWorld()
  const door = await openFrontDoor(world)
  await bring(world, door, 'kept.mbox', mbox([{ from: chen, id: 't1' }]))
  const { body: parcel } = await door.ask('POST /parcels', { bytes: 4 })
  await send(door, parcel.id, 'left.mbox', Buffer.from('From'))
  const kith = kithScope(world.ground, world.scope.workspaceId)
  expect(await sweepParcels(kith)).toBe(0)
  expect(await sweepParcels(kith, Date.now() + 8 * 86_400_000)).toBe(1)
  expect((await door.ask('GET /parcels/:id', { id: parcel.id })).status).toBe(404)
  const [source] = (await door.ask('GET /sources')).body.items
  expect(await proveSource(kith, source.id)).toMatchObject({ listed: 1, missing: 0, problem: null })
})

test('however soon a source is asked for again, it is read again and does not wait for ever', async () => {
  const world = await newWorld()
  const door = await openFrontDoor(world)
  const { body } = await bring(world, door, 'chen.mbox', mbox([{ from: chen, id: 'once-more' }]))
  for (let time = 0; time < 2; time++)
    expect((await door.ask('POST /sources/:id/import', { id: body.id })).status).toBe(200)
  const queued = `select from pgboss.job where name = 'import' and data->>'sourceId' = $1`
  expect((await world.ground.pool.query(queued, [body.id])).rowCount).toBe(3)
})
