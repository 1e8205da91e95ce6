// What members put down about customers by hand, through the front door.
import { expect, test } from 'vitest'
import { arrive, letter, makeSource } from '../../../test/arrive.ts'
import { letIn } from '../../../test/someone.ts'
import { type World, newWorld, openFrontDoor } from '../../../test/world.ts'
import { refileHandles } from '../../capture/refile/handles.ts'
import { proposeOwners } from '../owner.ts'

const margaret = 'Margaret Chen <margaret@chensbakery.example>'
const missing = '019a0000-0000-7000-8000-000000000000'

async function open(world?: World) {
  const made = world ?? (await newWorld())
  return { ...made, ...(await openFrontDoor(made)) }
}

/** Somebody known from a mail, as the list shows them. */
async function known(world: Awaited<ReturnType<typeof open>>, from = margaret) {
  await arrive(world.scope, await makeSource(world.scope), [letter({ from })])
  const { body } = await world.ask('GET /people')
  return body.items[0]
}

test('a person put down by hand is seen by everyone, with all that was given', async () => {
  const world = await open()
  const { ask } = world
  const { status, body } = await ask('POST /people', {
    name: 'Ruth  Adler',
    title: 'Owner',
    organization: { name: 'Adler’s Deli' },
    emails: ['Ruth@AdlersDeli.example'],
    phones: ['0113 496 0000'],
    note: 'Closes on Mondays.',
  })
  expect(status).toBe(200)
  const { token } = await letIn(world, 'member')
  const read = await ask('GET /people/:id', { id: body.id }, token)
  expect(read.body).toMatchObject({
    name: 'Ruth Adler',
    title: 'Owner',
    nameSource: 'hand',
    byHand: true,
    interactions: 0,
    lastAt: null,
  })
  expect(read.body.organization).toMatchObject({ name: 'Adler’s Deli' })
  expect(read.body.handles.map(({ value }: { value: string }) => value)).toEqual([
    'ruth@adlersdeli.example',
    '+441134960000',
  ])
  const notes = await ask('GET /customers/:id/notes', { id: body.id }, token)
  expect(notes.body.items).toMatchObject([{ words: 'Closes on Mondays.', by: { name: 'Tom Reed' } }])
})

test('the next person of an organization joins the one there is', async () => {
  const { ask } = await open()
  const first = await ask('POST /people', { name: 'Ruth Adler', organization: { name: 'Adler’s Deli' } })
  const second = await ask('POST /people', { name: 'Jonah Adler', organization: { name: 'adlers deli' } })
  const [one, two] = await Promise.all([first, second].map(({ body }) => ask('GET /people/:id', { id: body.id })))
  expect(two?.body.organization).toEqual(one?.body.organization)
  const { body } = await ask('GET /organizations/:id', { id: one?.body.organization.id })
  expect(body.people.map(({ name }: { name: string }) => name)).toEqual(['Jonah Adler', 'Ruth Adler'])
})

test('without a name the address tells it; with neither it is refused', async () => {
  const { ask } = await open()
  const { body } = await ask('POST /people', { emails: ['ruth.adler@gmail.com'] })
  expect((await ask('GET /people/:id', { id: body.id })).body).toMatchObject({
    name: 'Ruth Adler',
    nameSource: 'guess',
  })
  const refused = await ask('POST /people', { title: 'Nobody' })
  expect(refused.status).toBe(400)
  expect(refused.body.errors).toMatchObject([{ path: 'name', code: 'name_or_email' }])
})

test('what is no address and no number is told field by field', async () => {
  const { ask } = await open()
  const { status, body } = await ask('POST /people', {
    name: 'Ruth',
    emails: ['ruth@x.example', 'ruth at home'],
    phones: ['twelve'],
  })
  expect(status).toBe(400)
  expect(body.errors).toMatchObject([
    { path: 'emails.1', code: 'not_email' },
    { path: 'phones.0', code: 'not_phone' },
  ])
})

test('an address that somebody has already is a conflict that names them', async () => {
  const world = await open()
  const person = await known(world)
  const refused = await world.ask('POST /people', { name: 'Maggie', emails: ['margaret@chensbakery.example'] })
  expect(refused.status).toBe(409)
  expect(refused.body).toMatchObject({ code: 'handle_taken', errors: [{ path: 'emails.0', detail: person.id }] })
  const ours = await world.ask('POST /people', { name: 'Tom', emails: [world.email] })
  expect(ours.body).toMatchObject({ status: 409, code: 'handle_ours' })
})

test('of two who put down one address in the same moment, one is told that it is taken', async () => {
  const { ask } = await open()
  const both = await Promise.all(
    ['Ruth', 'Jonah'].map((name) => ask('POST /people', { name, emails: ['ruth@adlersdeli.example'], note: 'New.' })),
  )
  expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409])
  expect((await ask('GET /people')).body.items).toHaveLength(1)
})

test('who is known from a closed source alone can be put down by somebody else, who learns nothing of it', async () => {
  const world = await open()
  const { scope, ask } = world
  const { token, id } = await letIn(world, 'member')
  await arrive(scope, await makeSource(scope, [scope.memberId ?? '']), [letter({ from: margaret })])
  expect((await ask('GET /people', {}, token)).body.items).toEqual([])
  const added = await ask('POST /people', { name: 'Mrs Chen', emails: ['margaret@chensbakery.example'] }, token)
  expect(added.status).toBe(200)
  expect((await ask('GET /people/:id', { id: added.body.id }, token)).body).toMatchObject({
    interactions: 0,
    owner: null,
  })
  expect(id).not.toBe(scope.memberId)
})

test('what is said by hand wins over what mail says later', async () => {
  const world = await open()
  const { id } = await known(world)
  await world.ask('PATCH /people/:id', { id, name: 'Maggie Chen', title: 'Baker' })
  await arrive(world.scope, await makeSource(world.scope), [
    letter({ from: 'Margaret Elizabeth Chen <margaret@chensbakery.example>', subject: 'Rye' }),
  ])
  const { body } = await world.ask('GET /people/:id', { id })
  expect(body).toMatchObject({ name: 'Maggie Chen', title: 'Baker', nameSource: 'hand', interactions: 2 })
  expect((await world.ask('GET /people', { text: 'magg' })).body.items).toHaveLength(1)
})

test('a removed person stays removed at the next import, and comes back when asked to', async () => {
  const world = await open()
  const { scope, ask } = world
  const { id } = await known(world)
  expect((await ask('DELETE /customers/:id', { id })).status).toBe(200)
  await arrive(scope, await makeSource(scope), [
    letter({ from: margaret, subject: 'Again' }),
    letter({ from: margaret, subject: 'And again' }),
  ])
  expect((await ask('GET /people')).body.items).toEqual([])
  expect((await ask('GET /people/:id', { id })).status).toBe(404)
  expect((await ask('GET /people', { removed: true })).body.items).toMatchObject([{ id }])
  const again = await ask('POST /people', { name: 'M', emails: ['margaret@chensbakery.example'] })
  expect(again.body).toMatchObject({ code: 'handle_of_removed', errors: [{ detail: id }] })
  await ask('POST /customers/:id/return', { id })
  expect((await ask('GET /people')).body.items).toMatchObject([{ id, interactions: 3 }])
})

test('the owner is proposed until somebody is set, and taken back as it was', async () => {
  const world = await open()
  const { scope, ask } = world
  const { id } = await known(world)
  const other = await letIn(world, 'member', 'Priya Nair')
  const owner = async () => (await ask('GET /people/:id', { id })).body.owner
  await proposeOwners(scope, [{ subjectId: id, memberId: scope.memberId ?? '' }])
  expect(await owner()).toEqual({ id: scope.memberId, name: 'Tom Reed', source: 'proposed' })
  const before = await ask('PUT /customers/:id/owner', { id, memberId: other.id })
  expect(await proposeOwners(scope, [{ subjectId: id, memberId: scope.memberId ?? '' }])).toEqual([])
  expect(await owner()).toEqual({ id: other.id, name: 'Priya Nair', source: 'set' })
  expect((await ask('PUT /customers/:id/owner', { id, ...before.body, instead: null })).status).toBe(409)
  expect(await owner()).toMatchObject({ id: other.id })
  await ask('PUT /customers/:id/owner', { id, ...before.body, instead: other.id })
  expect(await owner()).toMatchObject({ id: scope.memberId, source: 'proposed' })
  await ask('PUT /customers/:id/owner', { id, memberId: null })
  expect(await proposeOwners(scope, [{ subjectId: id, memberId: scope.memberId ?? '' }])).toEqual([])
  expect(await owner()).toBeNull()
  expect((await ask('PUT /customers/:id/owner', { id, memberId: missing })).status).toBe(404)
})

test('a handle given to another takes along what was said through it, and back', async () => {
  const world = await open()
  const { scope, ask } = world
  const stranger = await known(world, 'Maggie <maggie77@gmail.com>')
  const { body: chen } = await ask('POST /people', { name: 'Margaret Chen' })
  const [handle] = (await ask('GET /people/:id', { id: stranger.id })).body.handles
  const moved = await ask('PUT /handles/:id/person', { id: handle.id, personId: chen.id })
  expect(moved.body).toEqual({ personId: stranger.id })
  await refileHandles(scope, [handle.id])
  expect((await ask('GET /people')).body.items).toMatchObject([
    { id: chen.id, interactions: 1, last: { subject: 'Flour' } },
  ])
  await ask('PUT /handles/:id/person', { id: handle.id, personId: stranger.id })
  await refileHandles(scope, [handle.id])
  expect((await ask('GET /people')).body.items).toMatchObject([
    { id: stranger.id, interactions: 1 },
    { id: chen.id, interactions: 0, last: null },
  ])
})

test('a handle taken from somebody stands for itself again', async () => {
  const world = await open()
  const { scope, ask } = world
  const person = await known(world)
  const [handle] = (await ask('GET /people/:id', { id: person.id })).body.handles
  expect((await ask('DELETE /handles/:id', { id: handle.id })).body).toEqual({ personId: person.id })
  await refileHandles(scope, [handle.id])
  const [apart, ...more] = (await ask('GET /people')).body.items
  expect([apart.name, apart.id === person.id, more]).toEqual(['Margaret Chen', false, []])
  await ask('PUT /handles/:id/person', { id: handle.id, personId: person.id })
  await refileHandles(scope, [handle.id])
  expect((await ask('GET /people')).body.items).toMatchObject([{ id: person.id }])
})

test('a note is rewritten, taken away and brought back', async () => {
  const { ask, ...world } = await open()
  const { id } = await known({ ...world, ask })
  const { body: note } = await ask('POST /customers/:id/notes', { id, words: 'Likes rye.' })
  await ask('PATCH /notes/:id', { id: note.id, words: 'Likes spelt.' })
  const words = async () =>
    (await ask('GET /customers/:id/notes', { id })).body.items.map((one: { words: string }) => one.words)
  expect(await words()).toEqual(['Likes spelt.'])
  await ask('DELETE /notes/:id', { id: note.id })
  expect(await words()).toEqual([])
  await ask('POST /notes/:id/return', { id: note.id })
  expect(await words()).toEqual(['Likes spelt.'])
})

test('a guest reads and changes nothing; who may not know of a customer finds none', async () => {
  const world = await open()
  const { scope, ask } = world
  await arrive(scope, await makeSource(scope, [scope.memberId ?? '']), [letter({ from: margaret })])
  const { id } = (await ask('GET /people')).body.items[0]
  const [guest, member] = [await letIn(world, 'guest'), await letIn(world, 'member')]
  expect((await ask('DELETE /customers/:id', { id }, guest.token)).status).toBe(403)
  for (const key of [
    'GET /people/:id',
    'DELETE /customers/:id',
    'GET /customers/:id/notes',
    'PATCH /people/:id',
    'POST /customers/:id/return',
  ])
    expect([key, (await ask(key, { id, name: 'X' }, member.token)).status]).toEqual([key, 404])
})

test('a member keeps filters for themselves alone', async () => {
  const world = await open()
  const { ask } = world
  const other = await letIn(world, 'member')
  const filter = { kind: 'people', text: 'leeds', sort: 'name' }
  const { body } = await ask('POST /saved-filters', { name: 'Bakers', filter })
  expect((await ask('GET /saved-filters')).body.items).toMatchObject([{ id: body.id, name: 'Bakers', filter }])
  expect((await ask('GET /saved-filters', {}, other.token)).body.items).toEqual([])
  expect((await ask('DELETE /saved-filters/:id', { id: body.id }, other.token)).status).toBe(404)
  await ask('PATCH /saved-filters/:id', { id: body.id, name: 'Bakers in Leeds' })
  await ask('DELETE /saved-filters/:id', { id: body.id })
  expect((await ask('GET /saved-filters')).body.items).toEqual([])
  await ask('POST /saved-filters', { id: body.id, name: 'Bakers in Leeds', filter })
  expect((await ask('GET /saved-filters')).body.items).toMatchObject([{ id: body.id, name: 'Bakers in Leeds' }])
})
