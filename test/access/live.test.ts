// What open pages are told while something closed happens: its readers everything, everyone else nothing at all.
import { afterEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import { db } from '../../server/base/database.ts'
import { run } from '../../server/base/scope.ts'
import { refileHandles } from '../../server/capture/refile/handles.ts'
import { travel } from '../../server/journey.ts'
import { kithScope } from '../../server/workspace/session.ts'
import { arrive, letter, type Letter, makeSource } from '../arrive.ts'
import { letIn } from '../someone.ts'
import { newWorld, openFrontDoor } from '../world.ts'
import { listenTo } from './stream.ts'

type Stream = Awaited<ReturnType<typeof listenTo>>
const streams: Stream[] = []
afterEach(() => {
  for (const stream of streams.splice(0)) stream.close()
})

const ada = 'Ada Archer <ada@archer.example>'
const zoe = 'Zoe Zander <zoe@zander.example>'
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()

/** Ada is known to everyone; Mia has a mailbox of her own; Eve listens and may read nothing of it. */
async function office() {
  const world = await newWorld()
  const door = await openFrontDoor(world)
  await door.app.listen({ port: 0, host: '127.0.0.1' })
  const [mia, eve] = [await letIn(world, 'member', 'Mia Moss'), await letIn(world, 'manager', 'Eve Elm')]
  const { scope, ground } = world
  const [open, closed] = [await makeSource(scope), await makeSource(scope, [mia.id])]
  const kith = kithScope(ground, scope.workspaceId)
  let place = 0
  const comes = async (source: string, ...letters: Letter[]) => {
    const { interactionIds } = await arrive(scope, source, letters.map(letter), 'INBOX', (place += 100))
    await travel(kith, interactionIds)
    return interactionIds
  }
  const idOf = async (address: string) => {
    const query = sql<{ id: string; person: string }>`select id, person_id as person from handle
      where workspace_id = ${scope.workspaceId} and value = ${address}`
    const [[row]] = await run(scope, query.compile(db))
    return row ?? { id: '', person: '' }
  }
  await comes(open, { from: ada, at: hoursAgo(30), text: 'Do you mill rye?', id: 'first' })
  const heard = { mia: await listenTo(door.app, mia.token), eve: await listenTo(door.app, eve.token) }
  streams.push(heard.mia, heard.eve)
  // What is told of the open mail comes a moment later.
  await hearBoth(heard)
  return { ...door, kith, mia, open, closed, comes, idOf, hear: () => hearBoth(heard) }
}

/** What each has heard since it was asked last, as `kind id`; both have had the same time to hear it. */
const said = new WeakMap<Stream, number>()
async function hearBoth({ mia, eve }: { mia: Stream; eve: Stream }) {
  await new Promise((done) => setTimeout(done, 400))
  const news = (stream: Stream) => {
    const text = stream.heard()
    const changes = [...text.slice(said.get(stream) ?? 0).matchAll(/\{"kind":"([^"]+)","id":"([^"]*)"\}/g)]
    said.set(stream, text.length)
    return [...new Set(changes.map(([, kind, id]) => `${kind} ${id}`.trim()))].sort()
  }
  return { mia: news(mia), eve: news(eve) }
}

test('closed mail is told to its readers alone: that it came, who waits, who is met and asked about', async () => {
  const { comes, closed, hear } = await office()
  await comes(
    closed,
    { from: zoe, at: hoursAgo(5), text: 'May I ask you alone?' },
    { from: 'Bea Bolt <ada@archer.example>', at: hoursAgo(4), text: 'Mine or hers?', replyTo: 'first' },
    { from: 'Ada Archer <ada77@gmail.com>', at: hoursAgo(3), text: 'It is me.' },
  )
  const { mia, eve } = await hear()
  expect(eve).toEqual([])
  expect(mia).toEqual(expect.arrayContaining(['interaction.captured', 'person.met', 'waiting.changed', 'who.asked']))
})

test('what is done by hand with somebody known from closed mail is told of nobody else', async () => {
  const { ask, kith, mia, comes, closed, idOf, hear } = await office()
  const [said = ''] = await comes(closed, { from: zoe, at: hoursAgo(5), text: 'May I ask you alone?' })
  const [hers, adas] = [await idOf('zoe@zander.example'), await idOf('ada@archer.example')]
  await hear()
  const does = async (key: string, input: Record<string, unknown>) =>
    expect((await ask(key, input, mia.token)).status, key).toBe(200)
  await does('POST /waiting/:interactionId/settle', { interactionId: said })
  await does('DELETE /waiting/:interactionId/settle', { interactionId: said })
  await does('POST /customers/:id/notes', { id: hers.person, words: 'Likes rye.' })
  await does('PUT /customers/:id/owner', { id: hers.person, memberId: mia.id })
  await does('DELETE /customers/:id', { id: hers.person })
  await does('POST /customers/:id/return', { id: hers.person })
  expect((await hear()).eve).toEqual([])
  await does('PUT /handles/:id/person', { id: hers.id, personId: adas.person })
  await refileHandles(kith, [hers.id])
  const heard = await hear()
  expect(heard.eve).toEqual([`person.changed ${adas.person}`])
  expect(heard.mia).toEqual(
    ['interaction.refiled', `person.changed ${adas.person}`, `person.changed ${hers.person}`].sort(),
  )
})

test('an answer to "Who is this?" is told of each person to those who may know of that one', async () => {
  const { ask, mia, comes, closed, idOf, hear } = await office()
  await comes(closed, { from: 'Ada Archer <ada77@gmail.com>', at: hoursAgo(3), text: 'It is me.' })
  const [other, adas] = [await idOf('ada77@gmail.com'), await idOf('ada@archer.example')]
  await hear()
  const answer = { id: other.id, answer: 'person', personId: adas.person }
  expect((await ask('PUT /who/:id/answer', answer, mia.token)).status).toBe(200)
  const heard = await hear()
  expect(heard.eve).toEqual([`who.answered ${adas.person}`])
  expect(heard.mia).toEqual([`who.answered ${adas.person}`, `who.answered ${other.person}`].sort())
})

test('open mail is told to everyone', async () => {
  const { comes, open, hear } = await office()
  await comes(
    open,
    { from: 'Ada Archer <ada77@gmail.com>', at: hoursAgo(3), text: 'Is it you?' },
    { from: 'Bea Bolt <ada@archer.example>', at: hoursAgo(4), text: 'Mine or hers?' },
  )
  const { eve } = await hear()
  expect(eve).toEqual(expect.arrayContaining(['interaction.captured', 'person.met', 'waiting.changed', 'who.asked']))
})
