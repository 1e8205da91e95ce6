// Who may close a conversation and change a source's readers, and what each then sees, through the front door.
import { expect, test } from 'vitest'
import { arrive, giveSource, letter, type Letter, makeSource } from '../../../test/arrive.ts'
import { letIn, type Someone } from '../../../test/someone.ts'
import { newWorld, openFrontDoor, type World } from '../../../test/world.ts'
import { db } from '../../base/database.ts'
import { run, type Scope } from '../../base/scope.ts'
import { travel } from '../../journey.ts'
import { addDepartment } from '../../workspace/department.ts'
import { changeMember } from '../../workspace/member.ts'
import { kithScope } from '../../workspace/session.ts'
import { followSource } from './follow-source.ts'

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
const nora = 'Nora Night <nora@night.example>'
const card = '\n\n-- \nNora Night\nHead Buyer\nNight Owl Ltd\nTel. 0113 496 0131'
const first: Letter = { id: '1', from: nora, subject: 'Bread', text: `Do you bake rye?${card}`, at: hoursAgo(9) }
const second: Letter = { id: '2', from: nora, replyTo: '1', subject: 'Re: Bread', text: 'And spelt?', at: hoursAgo(5) }

/** Mia's source, which everyone reads at first, with one conversation in it. */
async function shop() {
  const world = await newWorld()
  const { scope, ground } = world
  const { ask, token } = await openFrontDoor(world)
  const people = await letPeopleIn(world)
  const source = await makeSource(scope)
  await giveSource(scope, source, people.mia.id)
  const kith = kithScope(ground, scope.workspaceId)
  const comes = async (...letters: Letter[]) => {
    const { interactionIds, moved } = await arrive(scope, source, letters.map(letter), 'INBOX', Math.random() * 1e9)
    await travel(kith, interactionIds, { moved })
    return interactionIds
  }
  const follow = () => followSource(kith, source, (within, ids) => travel(within, ids, { moved: true }))
  const [told = ''] = await comes(first)
  const { conversation, customer } = await placeOf(scope, told)
  const change = async (input: object, { token }: Signed) => {
    const answer = await ask('PATCH /sources/:id', { id: source, ...input }, token)
    await follow()
    return answer
  }
  const doors = doorsOf(ask, conversation)
  return { world, ask, owner: { token }, ...people, source, conversation, customer, comes, change, ...doors }
}

/** Eve manages, Ben is a member, Gus a guest. */
const letPeopleIn = async (world: World) => ({
  mia: await letIn(world, 'member', 'Mia Moss'),
  ben: await letIn(world, 'member', 'Ben Boss'),
  eve: await letIn(world, 'manager', 'Eve Elm'),
  gus: await letIn(world, 'guest', 'Gus Gray'),
})

async function placeOf(scope: Scope, interactionId: string) {
  const query = db
    .selectFrom('interaction')
    .select(['conversation_id', 'customer_id'])
    .where('workspace_id', '=', scope.workspaceId)
  const [[row]] = await run(scope, query.where('id', '=', interactionId).compile())
  return { conversation: row?.conversation_id ?? '', customer: row?.customer_id ?? '' }
}

type Signed = Pick<Someone, 'token'>
type Ask = Awaited<ReturnType<typeof openFrontDoor>>['ask']

/** What somebody sees of the conversation and does with it. */
function doorsOf(ask: Ask, id: string) {
  /** full: reads the words; outline: that there is something; none: nothing at all. */
  const sees = async ({ token }: Signed) => {
    const { status, body } = await ask('GET /conversations/:id', { id }, token)
    if (status !== 200) return 'none'
    return body.items.every((one: { closed: unknown }) => one.closed === null) ? 'full' : 'outline'
  }
  const close = (input: object, { token }: Signed) =>
    ask('PUT /conversations/:id/closed', { id, members: [], departments: [], ...input }, token)
  const open = ({ token }: Signed) => ask('DELETE /conversations/:id/closed', { id }, token)
  return { sees, close, open }
}

test('whose mail it is closes it to a few, later mail follows, and opening it gives it back', async () => {
  const { mia, ben, eve, owner, comes, sees, close, open } = await shop()
  expect((await close({ members: [ben.id] }, mia)).status).toBe(200)
  expect(await Promise.all([mia, ben, eve, owner].map(sees))).toEqual(['full', 'full', 'none', 'none'])
  await comes(second)
  expect(await Promise.all([mia, ben, eve, owner].map(sees))).toEqual(['full', 'full', 'none', 'none'])
  expect((await open(ben)).status).toBe(403)
  expect((await open(mia)).status).toBe(200)
  expect(await Promise.all([mia, ben, eve, owner].map(sees))).toEqual(['full', 'full', 'full', 'full'])
})

test('a manager closes any that they read, and whose mail it is stays within', async () => {
  const { ask, conversation: id, mia, ben, eve, gus, sees, close } = await shop()
  const owners = async ({ token }: Signed) => (await ask('GET /conversations/:id', { id }, token)).body.closing.owners
  expect([await owners(eve), await owners(mia), await owners(ben)]).toEqual([[mia.id], [mia.id], []])
  expect((await close({}, ben)).status).toBe(403)
  expect((await close({}, gus)).status).toBe(403)
  expect((await close({}, eve)).status).toBe(200)
  expect(await Promise.all([mia, ben, eve].map(sees))).toEqual(['full', 'none', 'full'])
  expect((await close({}, ben)).status).toBe(404)
})

test('who closes may let the others know that there is something, and nothing of its words', async () => {
  const { ask, mia, ben, comes, conversation, customer, sees, close } = await shop()
  await comes(second)
  await close({ outline: true }, mia)
  expect(await sees(ben)).toBe('outline')
  const { body } = await ask('GET /conversations/:id', { id: conversation }, ben.token)
  expect(body.items).toMatchObject([
    {
      subject: 'Bread',
      said: '',
      quoted: '',
      signature: '',
      files: [],
      closed: { owners: [{ id: mia.id, name: 'Mia Moss' }], conversation: true },
    },
    { subject: 'Re: Bread' },
  ])
  expect(body.items[0].participants.map(({ name }: { name: string }) => name)).toContain('Nora Night')
  expect(body.closing).toMatchObject({
    mayClose: false,
    closed: [{ by: { name: 'Mia Moss' }, outline: true, members: [] }],
  })
  const view = (await ask('GET /customers/:id', { id: customer }, ben.token)).body
  expect(view).toMatchObject({ name: 'Nora Night', title: '', interactions: 2, waiting: [], answer: null })
  expect(view.timeline.items).toMatchObject([
    { subject: 'Re: Bread', said: '' },
    { subject: 'Bread', said: '' },
  ])
  expect(view.handles.map(({ kind }: { kind: string }) => kind)).toEqual(['email'])
  const everything = JSON.stringify([view, body, (await ask('GET /people', {}, ben.token)).body])
  for (const word of ['rye', 'spelt', 'Buyer', 'Owl', '0113', '441134']) expect(everything).not.toContain(word)
})

test('what may be known alone is found by no word, told to nobody as waiting, and opened by no link', async () => {
  const { ask, mia, ben, comes, customer, change } = await shop()
  const [interaction] = await comes(second)
  await change({ readers: 'owner', outline: 'everyone' }, mia)
  expect((await ask('GET /search', { text: 'spelt' }, ben.token)).body.said).toEqual([])
  expect((await ask('GET /search', { text: 'bread' }, ben.token)).body.said).toEqual([])
  expect((await ask('GET /search', { text: 'nora', names: true }, ben.token)).body.names).toMatchObject([
    { name: 'Nora Night', title: '' },
  ])
  expect((await ask('GET /search', { text: '0113 496 0131' }, ben.token)).body.names).toEqual([])
  expect((await ask('GET /people', { text: '0113 496 0131' }, ben.token)).body.items).toEqual([])
  expect((await ask('GET /waiting', { whose: 'all' }, ben.token)).body.items).toEqual([])
  for (const key of ['GET /interactions/:id', 'GET /interactions/:id/raw', 'GET /interactions/:id/html'])
    expect((await ask(key, { id: interaction }, ben.token)).status).toBe(404)
  expect((await ask('GET /customers/:id/timeline', { id: customer, text: 'spelt' }, ben.token)).body.items).toEqual([])
  expect((await ask('GET /people', {}, ben.token)).body.items).toMatchObject([
    { name: 'Nora Night', last: { subject: 'Re: Bread' } },
  ])
})

test('a source’s readers are changed by whose it is or a manager who reads it, and by nobody else', async () => {
  const { world, ask, mia, ben, eve, source, sees, change } = await shop()
  const sales = await addDepartment(world.scope, 'Sales')
  await changeMember(world.scope, ben.id, { departmentIds: [sales] })
  expect((await change({ readers: 'owner' }, ben)).status).toBe(403)
  const circle = { members: [], departments: [sales] }
  expect((await change({ readers: circle }, eve)).status).toBe(200)
  expect(await Promise.all([mia, ben, eve].map(sees))).toEqual(['full', 'full', 'none'])
  expect((await change({ readers: 'everyone' }, eve)).status).toBe(404)
  const seen = (await ask('GET /sources/:id', { id: source }, mia.token)).body
  expect(seen).toMatchObject({ readers: circle, outline: 'nobody', mayChange: true, moving: null })
  await changeMember(world.scope, ben.id, { departmentIds: [] })
  expect(await sees(ben)).toBe('none')
  expect((await change({ readers: 'everyone' }, mia)).status).toBe(200)
  expect(await Promise.all([mia, ben, eve].map(sees))).toEqual(['full', 'full', 'full'])
})

test('how far the move is can be read while it goes on, and a member or department of elsewhere is not found', async () => {
  const { ask, mia, source } = await shop()
  await ask('PATCH /sources/:id', { id: source, readers: 'owner' }, mia.token)
  expect((await ask('GET /sources/:id', { id: source }, mia.token)).body).toMatchObject({
    readers: 'owner',
    moving: { moved: 0, total: 1 },
  })
  const elsewhere = await shop()
  for (const readers of [
    { members: [elsewhere.mia.id], departments: [] },
    { members: [], departments: [elsewhere.source] },
  ])
    expect((await ask('PATCH /sources/:id', { id: source, readers }, mia.token)).status).toBe(404)
})

test('a guest reads what is for them, and neither mail nor people who are everyone’s', async () => {
  const { ask, mia, gus, customer, sees, change } = await shop()
  expect(await sees(gus)).toBe('none')
  expect((await ask('GET /people', {}, gus.token)).body.items).toEqual([])
  expect((await ask('GET /customers/:id', { id: customer }, gus.token)).status).toBe(404)
  expect((await ask('GET /counts', {}, gus.token)).body).toMatchObject({ people: { value: 0 } })
  await change({ readers: { members: [gus.id], departments: [] } }, mia)
  expect(await sees(gus)).toBe('full')
  expect((await ask('GET /people', {}, gus.token)).body.items).toMatchObject([{ name: 'Nora Night' }])
})
