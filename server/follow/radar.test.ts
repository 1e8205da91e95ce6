// Who waits, through the front door: in the village, and for whom it matters.
import { expect, test } from 'vitest'
import { arrive, letter, type Letter, makeSource } from '../../test/arrive.ts'
import { letIn } from '../../test/someone.ts'
import { makeVillage } from '../../test/village.ts'
import type { Waits } from '../../test/village/shape.ts'
import { newWorld, openFrontDoor } from '../../test/world.ts'
import { travel } from '../journey.ts'
import { introduceColleagues } from '../workspace/member/colleague.ts'
import { kithScope } from '../workspace/session.ts'
import type { WaitingRow } from './radar.ts'

const ruth = 'Ruth Adler <ruth@adlers.example>'
const tom = 'Tom Reed <tom@reed.example>'
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
const asked: Letter = {
  from: ruth,
  to: tom,
  subject: 'Flour',
  id: 'q',
  at: hoursAgo(5),
  text: 'Hi Tom,\n\nThe bread was good. Do you mill rye?',
}

async function shop() {
  const world = await newWorld({ addresses: ['tom@reed.example'] })
  const door = await openFrontDoor(world)
  const kith = kithScope(world.ground, world.scope.workspaceId)
  let place = 0
  const comes = async (letters: Letter[], readers: 'everyone' | string[] = 'everyone') => {
    const sourceId = await makeSource(world.scope, readers)
    const { interactionIds } = await arrive(world.scope, sourceId, letters.map(letter), 'INBOX', (place += 100))
    await travel(kith, interactionIds)
  }
  const waiting = async (input = {}, token?: string): Promise<WaitingRow[]> =>
    (await door.ask('GET /waiting', input, token)).body.items
  return { world, ...door, comes, waiting }
}

test('everyone in the village who was left without an answer waits, and of the others only whose thanks tell a story', {
  timeout: 120_000,
}, async () => {
  const village = makeVillage(new Date())
  const { world, ask } = await shop()
  await introduceColleagues(world.scope, village.members)
  const kith = kithScope(world.ground, world.scope.workspaceId)
  const boxes = Map.groupBy(village.mails, ({ mailbox, folder }) => `${mailbox} ${folder}`)
  for (const [box, mails] of boxes) {
    const sourceId = await makeSource(world.scope)
    const folder = box.split(' ')[1] ?? 'INBOX'
    for (let at = 0; at < mails.length; at += 100) {
      const raws = mails.slice(at, at + 100).map(({ raw }) => raw)
      await travel(kith, (await arrive(world.scope, sourceId, raws, folder, at)).interactionIds)
    }
  }
  const found = async (before: boolean): Promise<string[]> =>
    (await ask('GET /waiting', { whose: 'all', before })).body.items.map(
      ({ customer, subject }: WaitingRow) => `${customer.name}: ${subject}`,
    )
  const isOld = ({ hoursAgo }: Waits) => hoursAgo > 14 * 24
  const told = ({ person, subject }: Waits) => `${person}: ${subject}`
  const { waiting, doubtful } = village.expected
  // Thanks that tell a story are not taken for closings: better asked about twice than left waiting.
  const pressing = [...waiting, ...doubtful].filter((one) => !isOld(one))
  expect((await found(false)).toSorted()).toEqual(pressing.map(told).toSorted())
  expect(await found(true)).toEqual(expect.arrayContaining(waiting.filter(isOld).map(told)))
})

test('a wait tells what is asked, since when, in whose hands it is and how to answer', async () => {
  const { world, comes, waiting } = await shop()
  await comes([asked])
  const [row] = await waiting()
  expect(row).toMatchObject({
    sentence: 'Do you mill rye?',
    asks: true,
    subject: 'Flour',
    address: 'ruth@adlers.example',
    customer: { name: 'Ruth Adler', kind: 'person' },
    owner: { id: world.scope.memberId },
    usual: null,
  })
})

test('the usual answer time is the customer’s own median, or the workspace’s while too few answers tell', async () => {
  const { comes, waiting } = await shop()
  const turns = [1, 2, 3].flatMap((n): Letter[] => [
    { ...asked, id: `q${n}`, at: hoursAgo(100 * n), subject: `Order ${n}` },
    {
      from: tom,
      to: ruth,
      id: `a${n}`,
      replyTo: `q${n}`,
      at: hoursAgo(100 * n - n),
      subject: `Re: Order ${n}`,
      text: 'Yes.',
    },
  ])
  await comes([...turns, asked, { ...asked, from: 'Sam Okafor <sam@okafor.example>', id: 's', subject: 'Oven' }])
  const rows = await waiting()
  expect(Object.fromEntries(rows.map(({ subject, usual }) => [subject, usual]))).toEqual({
    Flour: { seconds: 7200, own: true },
    Oven: { seconds: 7200, own: false },
  })
})

test('mine is what nobody else would see; nobody’s is what none of us was named in', async () => {
  const { world, comes, waiting } = await shop()
  const other = await letIn(world, 'member', 'Priya Nair')
  await introduceColleagues(world.scope, [{ name: 'Lily Ward', address: 'lily@reed.example' }])
  const from = (name: string) => `${name} <${name.toLowerCase()}@${name.toLowerCase()}.example>`
  await comes([
    { ...asked, from: from('Mine'), id: '1', subject: 'Mine' },
    { ...asked, from: from('Lilys'), to: 'lily@reed.example', id: '2', subject: 'Lilys' },
    { ...asked, from: from('Shop'), to: 'shop@reed.example', id: '3', subject: 'Shop' },
  ])
  const subjects = async (input: object, token?: string) =>
    (await waiting(input, token)).map(({ subject }) => subject).sort()
  expect(await subjects({ whose: 'all' })).toEqual(['Lilys', 'Mine', 'Shop'])
  expect(await subjects({ whose: 'mine' })).toEqual(['Lilys', 'Mine', 'Shop'])
  expect(await subjects({ whose: 'nobody' })).toEqual(['Shop'])
  expect(await subjects({ whose: 'mine' }, other.token)).toEqual(['Lilys', 'Shop'])
})

test('who waits in a closed source is told to its readers alone', async () => {
  const { world, ask, comes, waiting } = await shop()
  const other = await letIn(world, 'member')
  await comes([asked], [world.scope.memberId ?? ''])
  const [row] = await waiting({ whose: 'all' })
  expect(row?.subject).toBe('Flour')
  expect(await waiting({ whose: 'all' }, other.token)).toEqual([])
  const refused = await ask('POST /waiting/:interactionId/settle', { interactionId: row?.interactionId }, other.token)
  expect(refused.status).toBe(404)
})

test('no answer needed, taken back, and refused to a guest', async () => {
  const { world, ask, comes, waiting } = await shop()
  await comes([asked])
  const [row] = await waiting()
  const { interactionId } = row as WaitingRow
  const guest = await letIn(world, 'guest')
  expect((await ask('POST /waiting/:interactionId/settle', { interactionId }, guest.token)).status).toBe(403)
  expect((await ask('POST /waiting/:interactionId/settle', { interactionId })).status).toBe(200)
  expect(await waiting()).toEqual([])
  expect((await ask('DELETE /waiting/:interactionId/settle', { interactionId })).status).toBe(200)
  expect(await waiting()).toEqual([row])
})

test('what is from before is settled at once and taken back at once; pages go on where they ended', async () => {
  const { ask, comes, waiting } = await shop()
  await comes([1, 2, 3].map((n) => ({ ...asked, id: `b${n}`, subject: `Old ${n}`, at: hoursAgo(24 * 30 * n) })))
  await comes([asked])
  expect(await waiting()).toHaveLength(1)
  const first = (await ask('GET /waiting', { before: true, limit: 2 })).body
  const second = (await ask('GET /waiting', { before: true, limit: 2, after: first.next })).body
  expect([...first.items, ...second.items].map(({ subject }: WaitingRow) => subject)).toEqual([
    'Old 1',
    'Old 2',
    'Old 3',
  ])
  expect(second.next).toBeNull()
  const today = (await ask('GET /today')).body
  expect(today).toMatchObject({
    counts: { mine: 1, all: 1, nobody: 0, before: 3 },
    newcomers: [],
    spoke: { people: 1 },
  })
  const { body } = await ask('POST /waiting/settle-before')
  expect(body.settled).toBe(3)
  expect(await waiting({ before: true })).toEqual([])
  expect(await waiting()).toHaveLength(1)
  expect((await ask('DELETE /waiting/settle-before', { at: body.at })).body).toEqual({ settled: 3 })
  expect(await waiting({ before: true })).toHaveLength(3)
})

test('who wrote for the first time since yesterday evening is new to us', async () => {
  const { ask, comes } = await shop()
  await comes([{ ...asked, at: hoursAgo(0) }])
  expect((await ask('GET /today')).body.newcomers).toMatchObject([{ name: 'Ruth Adler', subject: 'Flour' }])
})
