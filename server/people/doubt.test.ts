// The questions of "Who is this?": which are asked, how they are answered, and that an answer can be taken back.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrive, letter, makeSource } from '../../test/arrive.ts'
import { letIn } from '../../test/someone.ts'
import { newWorld, openFrontDoor } from '../../test/world.ts'
import { db } from '../base/database.ts'
import { type Scope, run } from '../base/scope.ts'
import { refileHandles } from '../capture/refile/handles.ts'
import { raiseQuestions } from './doubt.ts'

async function open() {
  const world = await newWorld()
  const source = await makeSource(world.scope)
  const door = await openFrontDoor(world)
  let at = 0
  /** Mails from these senders arrive and are wondered about. */
  const hear = async (senders: readonly string[], more: { to?: string; source?: string } = {}) => {
    for (const from of senders)
      await arrive(
        world.scope,
        more.source ?? source,
        [letter({ from, subject: `Mail ${at}`, ...more })],
        'INBOX',
        at++,
      )
    await wonder(world.scope)
  }
  const asked = async () => (await door.ask('GET /who')).body.items
  return { ...world, ...door, hear, asked }
}

async function wonder(scope: Scope, ids?: readonly string[]) {
  const [handles] = await run(
    scope,
    db.selectFrom('handle').select('id').where('workspace_id', '=', scope.workspaceId).compile(),
  )
  await raiseQuestions(scope, ids ?? handles.map(({ id }) => id))
}

const work = 'Margaret Chen <margaret@chensbakery.example>'
const home = 'Margaret Chen <mchen77@gmail.com>'

test('one name under two addresses is asked about, at the address that says less of its bearer', async () => {
  const { hear, asked } = await open()
  await hear([work, home, 'Ruth Adler <ruth@adlersdeli.example>'])
  const [question, ...more] = await asked()
  expect(more).toEqual([])
  expect(question).toMatchObject({
    value: 'mchen77@gmail.com',
    reason: 'same_name',
    names: ['Margaret Chen'],
    interactions: 1,
    answer: null,
  })
  expect(question.last).toMatchObject({ direction: 'in', subject: 'Mail 1', preview: 'Two sacks please.' })
  expect(question.candidates).toMatchObject([
    {
      name: 'Margaret Chen',
      reason: 'same_name',
      organization: 'Chensbakery',
      handles: ['margaret@chensbakery.example'],
      interactions: 1,
    },
  ])
})

test('the order and the spelling of a name do not matter; a first name alone is no sign', async () => {
  const { hear, asked } = await open()
  await hear([
    '"Müller, Jürgen" <jm@mueller.example>',
    'Juergen Mueller <jm@web.de>',
    'Anna <anna@a.example>',
    'Anna <anna@b.example>',
  ])
  expect((await asked()).map(({ value }: { value: string }) => value)).toEqual(['jm@web.de'])
})

test('an address that several write from, one that names nobody, and a duty behind which somebody writes are asked about', async () => {
  const { hear, asked } = await open()
  await hear([
    'Ann Weaver <weavers@gmail.com>',
    'Bob Weaver <weavers@gmail.com>',
    'xq7@provider.example',
    'Ruth Adler <ruth@adlersdeli.example>',
    'Ruth Adler <info@adlersdeli.example>',
  ])
  const found = Object.fromEntries(
    (await asked()).map((one: { value: string; reason: string; candidates: { name: string }[] }) => [
      one.value,
      [one.reason, ...one.candidates.map(({ name }) => name)],
    ]),
  )
  expect(found).toEqual({
    'weavers@gmail.com': ['shared_address'],
    'xq7@provider.example': ['no_name'],
    'info@adlersdeli.example': ['role_address', 'Ruth Adler'],
  })
})

test('a question goes when its ground goes: the nameless has told a name', async () => {
  const { hear, asked } = await open()
  await hear(['xq7@provider.example'])
  expect(await asked()).toHaveLength(1)
  await hear(['Quentin Xavier <xq7@provider.example>'])
  expect(await asked()).toEqual([])
})

test('whoever is put down or named by hand may be somebody we know under an address', async () => {
  const { hear, asked, ask } = await open()
  await hear([home, 'xq7@provider.example'])
  await ask('POST /people', { name: 'Margaret Chen', title: 'Baker' })
  const [same, nameless] = (await asked()).sort((a: { reason: string }, b: { reason: string }) =>
    a.reason > b.reason ? -1 : 1,
  )
  expect(same).toMatchObject({ value: 'mchen77@gmail.com', reason: 'same_name', candidates: [{ title: 'Baker' }] })
  await ask('PATCH /people/:id', { id: nameless.person.id, name: 'Quentin Xavier' })
  expect((await asked()).map(({ value }: { value: string }) => value)).toEqual(['mchen77@gmail.com'])
})

test('nobody is asked about an address that only we wrote to, nor about our own', async () => {
  const { hear, asked, email } = await open()
  await hear([`Tom Reed <${email}>`], { to: 'xq8@provider.example, Tom Reed <tom.reed@gmail.com>' })
  expect(await asked()).toEqual([])
})

test('the same questions stand whatever came first, and asking again changes none', async () => {
  const senders = [
    work,
    home,
    'Chen Margaret <m.chen@firm.example>',
    'Ruth Adler <info@adlersdeli.example>',
    'Ruth Adler <ruth@adlersdeli.example>',
    'xq7@provider.example',
    'Ann Weaver <w@gmail.com>',
    'Bob Weaver <w@gmail.com>',
  ]
  const picture = async (order: readonly string[], oneByOne: boolean) => {
    const { scope, hear, asked } = await open()
    for (const part of oneByOne ? order.map((one) => [one]) : [order]) await hear(part)
    const first = await asked()
    await wonder(scope)
    expect(await asked()).toEqual(first)
    const shown = first.map((one: { value: string; reason: string; candidates: { handles: string[] }[] }) => [
      one.value,
      one.reason,
      one.candidates.map(({ handles }) => handles[0] ?? '').sort((a, b) => a.localeCompare(b)),
    ])
    return shown.sort()
  }
  const expected = await picture(senders, false)
  expect(expected).toHaveLength(5)
  const orders = fc.tuple(fc.shuffledSubarray(senders, { minLength: senders.length }), fc.boolean())
  const law = fc.asyncProperty(orders, async ([order, oneByOne]) => {
    expect(await picture(order, oneByOne)).toEqual(expected)
  })
  await fc.assert(law, { numRuns: 4 })
}, 60_000)

test('"it is she": the address and what was said through it are hers, with the notes about it; taking it back restores all', async () => {
  const { scope, hear, asked, ask } = await open()
  await hear([work, home])
  const [question] = await asked()
  const [{ id: personId }] = question.candidates
  await ask('POST /customers/:id/notes', { id: question.person.id, words: 'Rang about rye.' })
  expect((await ask('PUT /who/:id/answer', { id: question.id, answer: 'person', personId })).status).toBe(200)
  await refileHandles(scope, [question.id])
  await wonder(scope)
  expect(await asked()).toEqual([])
  expect((await ask('GET /people')).body.items).toMatchObject([{ id: personId, interactions: 2 }])
  expect((await ask('GET /customers/:id/notes', { id: personId })).body.items).toMatchObject([
    { words: 'Rang about rye.' },
  ])
  expect((await ask('GET /who', { answered: true })).body.items).toMatchObject([
    { id: question.id, answer: { answer: 'person', person: { id: personId }, by: 'Tom Reed' } },
  ])
  expect((await ask('DELETE /who/:id/answer', { id: question.id })).status).toBe(200)
  await refileHandles(scope, [question.id])
  expect(await asked()).toEqual([question])
  expect((await ask('GET /people')).body.items).toHaveLength(2)
})

test('"someone else" stays apart and is never asked again', async () => {
  const { scope, hear, asked, ask } = await open()
  await hear([work, home])
  const [{ id }] = await asked()
  await ask('PUT /who/:id/answer', { id, answer: 'someone_else' })
  await hear(['Margaret Chen <mchen77@gmail.com>', 'Margaret Chen <a@aol.com>'])
  expect((await asked()).map(({ value }: { value: string }) => value)).not.toContain('mchen77@gmail.com')
  expect((await ask('GET /people')).body.items).toHaveLength(3)
  await wonder(scope)
})

test.for([
  ['shared', 'Weaver', 1],
  ['nobody', undefined, 0],
] as const)('"%s" takes the address from the person, and back', async ([answer, organization, kept]) => {
  const { scope, hear, asked, ask } = await open()
  const from = answer === 'shared' ? 'all@weaver.example' : 'xq7@gmail.com'
  await hear(answer === 'shared' ? [`Ann Weaver <${from}>`, `Bob Loom <${from}>`] : [from])
  const [question] = await asked()
  await ask('PUT /who/:id/answer', { id: question.id, answer })
  await refileHandles(scope, [question.id])
  expect((await ask('GET /people')).body.items).toEqual([])
  const organizations = (await ask('GET /organizations')).body.items
  expect([organizations.length, organizations[0]?.name]).toEqual([kept, organization])
  expect((await ask('DELETE /who/:id/answer', { id: question.id })).status).toBe(200)
  await refileHandles(scope, [question.id])
  expect(await asked()).toEqual([question])
})

test('what rests on a closed source is asked of those alone who may read it', async () => {
  const world = await open()
  const { scope, hear, ask, asked } = world
  const { token } = await letIn(world, 'member')
  await hear([work])
  const closed = await makeSource(scope, [scope.memberId ?? ''])
  await hear([home, 'Greta Secret <margaret@chensbakery.example>'], { source: closed })
  expect(await asked()).not.toEqual([])
  const others = await ask('GET /who', {}, token)
  expect(others.body.items).toEqual([])
  expect(others.text + (await ask('GET /counts', {}, token)).text).not.toContain('Secret')
  expect((await ask('GET /counts', {}, token)).body).toMatchObject({ questions: { value: 0 }, people: { value: 1 } })
  const [{ id }] = await asked()
  expect((await ask('PUT /who/:id/answer', { id, answer: 'someone_else' }, token)).status).toBe(404)
})

test('closed mail takes no question away from others, and asks them none', async () => {
  const world = await open()
  const { scope, hear, ask, asked, email } = world
  const { token } = await letIn(world, 'member')
  const closed = await makeSource(scope, [scope.memberId ?? ''])
  const reasons = (body: { items: { value: string; reason: string }[] }) =>
    Object.fromEntries(body.items.map(({ value, reason }) => [value, reason]))
  const seen = async () => reasons((await ask('GET /who', {}, token)).body)
  await hear(['xq7@provider.example', 'Ann Weaver <w@loom.example>', 'A. Weaver <w@loom.example>'])
  await hear([`Tom Reed <${email}>`], { to: 'xq8@provider.example' })
  const before = { 'xq7@provider.example': 'no_name' }
  expect(await seen()).toEqual(before)
  await hear(
    [
      'Quentin Xavier <xq7@provider.example>',
      'Bob Loom <xq7@provider.example>',
      'Bob Loom <w@loom.example>',
      'xq8@provider.example',
    ],
    { source: closed },
  )
  expect(await seen()).toEqual(before)
  expect(reasons({ items: await asked() })).toEqual({
    ...before,
    'w@loom.example': 'shared_address',
    'xq8@provider.example': 'no_name',
  })
  await hear(['Bob Loom <w@loom.example>'])
  expect(await seen()).toEqual({ ...before, 'w@loom.example': 'shared_address' })
})

test('the sidebar counts what is to be done', async () => {
  const { hear, ask } = await open()
  await hear([work, home])
  expect((await ask('GET /counts')).body).toMatchObject({
    people: { value: 2 },
    organizations: { value: 1 },
    questions: { value: 1 },
    troubles: { value: 0 },
  })
})
