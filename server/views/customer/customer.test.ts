// The Customer view through the front door: complete, in pages, and only for those who may read.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrive, letter, makeSource } from '../../../test/arrive.ts'
import { letIn } from '../../../test/someone.ts'
import { newWorld, openFrontDoor } from '../../../test/world.ts'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { travel } from '../../journey.ts'

const margaret = 'Margaret Chen <margaret@chensbakery.example>'
const tom = 'Tom Reed <tom@reed.example>'

async function idOf(scope: Scope, name: string): Promise<string> {
  const find = (table: 'person' | 'organization') =>
    db.selectFrom(table).select('id').where('workspace_id', '=', scope.workspaceId).where('name', '=', name).compile()
  const [persons, organizations] = await run(scope, find('person'), find('organization'))
  const found = persons[0] ?? organizations[0]
  if (!found) throw new Error(`there is no ${name}`)
  return found.id
}

async function shop() {
  const world = await newWorld()
  const { scope } = world
  const { interactionIds } = await arrive(scope, await makeSource(scope), [
    letter({
      from: margaret,
      cc: 'Sam Okafor <sam@fitters.example>',
      subject: 'Second oven',
      id: 'a',
      at: '2026-11-16T09:00:00Z',
      text: 'Does the narrower oven fit?\n\n-- \nMargaret Chen\nOwner, Chen’s Bakery',
    }),
    letter({
      from: tom,
      to: margaret,
      subject: 'Re: Second oven',
      id: 'b',
      replyTo: 'a',
      at: '2026-11-16T11:00:00Z',
      text: 'It does.\n\nOn Mon, 16 Nov 2026 at 09:00, Margaret Chen <margaret@chensbakery.example> wrote:\n> Does the narrower oven fit?',
    }),
    letter({
      from: tom,
      to: 'Priya Nair <priya@reed.example>',
      subject: 'Margaret Chen',
      at: '2026-11-17T11:00:00Z',
      text: 'Margaret Chen wants it before Christmas.',
    }),
    letter({
      from: 'Lily Chen <lily@chensbakery.example>',
      subject: 'Flour',
      at: '2026-11-18T11:00:00Z',
      text: 'Two sacks?',
    }),
  ])
  await travel(scope, interactionIds)
  const door = await openFrontDoor(world)
  return { ...world, ...door, idOf: (name: string) => idOf(scope, name) }
}

test('a person is shown with who they are, everything between us, and who stands around them', async () => {
  const { ask, idOf } = await shop()
  const { status, body } = await ask('GET /customers/:id', { id: await idOf('Margaret Chen') })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    kind: 'person',
    name: 'Margaret Chen',
    interactions: 2,
    firstAt: '2026-11-16T09:00:00Z',
  })
  expect(body.handles.map(({ value }: { value: string }) => value)).toEqual(['margaret@chensbakery.example'])
  expect(body.counts).toEqual({ in: 1, out: 1, among: 1, attachments: 0, channels: { email: 3 }, more: false })
  expect(body.timeline.items.map(({ direction }: { direction: string }) => direction)).toEqual(['among', 'out', 'in'])
  expect(body.timeline.items[2]).toMatchObject({ said: 'Does the narrower oven fit?', signs: true, quotes: false })
  expect(body.timeline.items[1]).toMatchObject({ said: 'It does.', quotes: true })
  const named = body.timeline.items[2].participants.map(({ part, name }: { part: string; name: string }) => [
    part,
    name,
  ])
  expect(named).toEqual([
    ['from', 'Margaret Chen'],
    ['to', 'Tom Reed'],
    ['cc', 'Sam Okafor'],
  ])
  expect(body.around).toMatchObject([{ name: 'Sam Okafor', together: 1 }])
  expect(body.ours).toMatchObject([{ name: 'Tom Reed', times: 1 }])
  expect(body.answer).toEqual({ seconds: 7200, answers: 1 })
  expect(body.waiting).toEqual([])
})

test('an organization is shown with what was said with all its people, and who of them waits', async () => {
  const { ask, scope, idOf } = await shop()
  const person = await ask('GET /customers/:id', { id: await idOf('Margaret Chen') })
  const { body } = await ask('GET /customers/:id', { id: person.body.organization.id })
  expect(body).toMatchObject({ kind: 'organization', domain: 'chensbakery.example', interactions: 3 })
  expect(body.timeline.items).toHaveLength(3)
  expect(body.people.map(({ name }: { name: string }) => name)).toEqual(['Lily Chen', 'Margaret Chen'])
  expect(body.around).toMatchObject([{ name: 'Sam Okafor' }])
  expect(body.waiting).toMatchObject([{ name: 'Lily Chen', subject: 'Flour' }])
  expect(scope.workspaceId).toBeTruthy()
})

test('the timeline is narrowed to a direction, to attachments, to words', async () => {
  const { ask, idOf } = await shop()
  const id = await idOf('Margaret Chen')
  const subjects = async (wish: Record<string, unknown>) =>
    (await ask('GET /customers/:id/timeline', { id, ...wish })).body.items.map(
      ({ subject }: { subject: string }) => subject,
    )
  expect(await subjects({ direction: 'in' })).toEqual(['Second oven'])
  expect(await subjects({ direction: 'out' })).toEqual(['Re: Second oven'])
  expect(await subjects({ direction: 'among' })).toEqual(['Margaret Chen'])
  expect(await subjects({ attachments: true })).toEqual([])
  expect(await subjects({ text: 'narrow' })).toEqual(['Second oven'])
  expect(await subjects({ text: '!!' })).toHaveLength(3)
  expect((await ask('GET /customers/:id/timeline', { id, after: 'nonsense' })).status).toBe(400)
})

test('of a private mailbox another member sees no word, no count and no name', async () => {
  const world = await newWorld()
  const { scope } = world
  const open = await makeSource(scope)
  const shut = await makeSource(scope, [scope.memberId ?? ''])
  await arrive(scope, open, [letter({ from: margaret, subject: 'Flour', at: '2026-11-10T09:00:00Z' })])
  const { interactionIds } = await arrive(scope, shut, [
    letter({
      from: margaret,
      cc: 'Zara Quist <zara@quist.example>',
      subject: 'Zanzibar',
      at: '2026-11-18T09:00:00Z',
      text: 'zanzibar words',
    }),
    letter({
      from: 'Hush Hidden <hush@hidden.example>',
      subject: 'Zanzibar',
      text: 'zanzibar again',
      at: '2026-11-19T09:00:00Z',
    }),
    letter({
      from: tom,
      to: 'priya@reed.example',
      subject: 'Of Margaret Chen',
      text: 'zanzibar: Margaret Chen',
      at: '2026-11-19T09:00:00Z',
    }),
  ])
  await travel(scope, interactionIds)
  const { ask } = await openFrontDoor(world)
  const { token } = await letIn(world, 'manager')
  const [id, hush, zara] = [
    await idOf(scope, 'Margaret Chen'),
    await idOf(scope, 'Hush Hidden'),
    await idOf(scope, 'Zara Quist'),
  ]
  const mine = (await ask('GET /customers/:id', { id })).body
  expect(mine).toMatchObject({ interactions: 2, counts: { in: 2, among: 1 } })
  expect(mine.waiting).not.toEqual([])
  const theirs = await ask('GET /customers/:id', { id }, token)
  expect(theirs.body).toMatchObject({
    interactions: 1,
    lastAt: '2026-11-10T09:00:00Z',
    counts: { in: 1, among: 0 },
    around: [],
  })
  expect(theirs.text.toLowerCase()).not.toMatch(/zanzibar|zara/)
  for (const hidden of [hush, zara])
    for (const key of ['GET /customers/:id', 'GET /customers/:id/timeline'])
      expect((await ask(key, { id: hidden }, token)).status, key).toBe(404)
  for (const { conversationId, id: interactionId } of mine.timeline.items.filter(
    ({ subject }: { subject: string }) => subject !== 'Flour',
  )) {
    expect((await ask('GET /conversations/:id', { id: conversationId }, token)).status).toBe(404)
    expect((await ask('GET /interactions/:id', { id: interactionId }, token)).status).toBe(404)
    expect((await ask('GET /interactions/:id/raw', { id: interactionId }, token)).status).toBe(404)
    expect((await ask('GET /interactions/:id/html', { id: interactionId }, token)).status).toBe(404)
    expect((await ask('GET /interactions/:id/raw', { id: interactionId })).text).toContain('anzibar')
  }
})

test('who was removed is out of sight', async () => {
  const { ask, idOf } = await shop()
  const id = await idOf('Margaret Chen')
  await ask('DELETE /customers/:id', { id })
  expect((await ask('GET /customers/:id', { id })).status).toBe(404)
  expect((await ask('GET /customers/:id/timeline', { id })).status).toBe(404)
  await ask('POST /customers/:id/return', { id })
  expect((await ask('GET /customers/:id', { id })).status).toBe(200)
})

test('in pages of any length each interaction comes exactly once, also those of one instant', {
  timeout: 60_000,
}, async () => {
  const world = await newWorld()
  const source = await makeSource(world.scope)
  const letters = Array.from({ length: 40 }, (_, at) =>
    letter({
      from: at % 3 ? margaret : tom,
      to: at % 3 ? tom : margaret,
      cc: at % 5 ? '' : 'm@chensbakery.example, margaret@chensbakery.example',
      subject: `No ${at}`,
      text: `Sack ${at}`,
      at: `2026-10-0${1 + (at % 7)}T09:00:00Z`,
    }),
  )
  await arrive(world.scope, source, letters)
  const { ask } = await openFrontDoor(world)
  const person = await idOf(world.scope, 'Margaret Chen')
  const organization = (await ask('GET /customers/:id', { id: person })).body.organization.id
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 17 }), fc.constantFrom(person, organization), async (limit, id) => {
      const subjects: string[] = []
      let after: string | null = null
      do {
        const { body }: { body: { items: { subject: string }[]; next: string | null } } = await ask(
          'GET /customers/:id/timeline',
          { id, limit, after },
        )
        subjects.push(...body.items.map(({ subject }) => subject))
        after = body.next
      } while (after)
      expect(subjects.toSorted()).toEqual(letters.map((_, at) => `No ${at}`).toSorted())
    }),
    { numRuns: 8 },
  )
})
