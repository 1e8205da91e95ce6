// Searching people and words, through the front door.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { arrive, letter, makeSource } from '../../../test/arrive.ts'
import { newWorld, openFrontDoor } from '../../../test/world.ts'
import { excerpt } from './excerpt.ts'

async function village() {
  const world = await newWorld()
  const { scope } = world
  await arrive(scope, await makeSource(scope), [
    letter({
      from: 'Margaret Chen <margaret@chensbakery.example>',
      subject: 'Second oven',
      text: 'The café wants a narrower oven before Christmas.',
    }),
    letter({
      from: 'Ruth Adler <ruth@adlers.example>',
      subject: 'Gluten',
      text: 'Is the gluten-free line milled separately?',
      at: '2026-11-19T10:00:00Z',
    }),
    letter({ from: 'Zoë Müller-Lüdenscheidt <zoe@mueller.example>', subject: 'Grüße', text: 'Ein Ofen, bitte.' }),
  ])
  const door = await openFrontDoor(world)
  return { ...world, ...door, find: async (text: string) => (await door.ask('GET /search', { text })).body }
}

test('a name is found by its beginning, without accents, and with one wrong letter', async () => {
  const { find } = await village()
  for (const text of [
    'marg',
    'margaret chen',
    'chen marg',
    'Margarat Chen',
    'zoe muller',
    'ludenscheidt',
    'margaret@chensbakery',
  ]) {
    const { names } = await find(text)
    expect(
      names.map(({ name }: { name: string }) => name),
      text,
    ).toContain(text.startsWith('z') || text.startsWith('l') ? 'Zoë Müller-Lüdenscheidt' : 'Margaret Chen')
  }
})

test('a phone number is found however it is typed, from its beginning or by its last digits', async () => {
  const { ask, find } = await village()
  const { id } = (await ask('POST /people', { name: 'Bex Holloway', phones: ['0113 496 0123'] })).body
  await ask('POST /people', { name: 'Else Where', phones: ['+49 30 901821'] })
  for (const text of ['0113 496 0123', '01134960123', '+441134960123', '+44 (0)113 496', '0044 113', '960123']) {
    const { names } = await find(text)
    expect(names, text).toMatchObject([{ id, name: 'Bex Holloway', number: '0113 496 0123', close: false }])
  }
  expect((await find('901821')).names).toMatchObject([{ name: 'Else Where', number: '+49 30 901821' }])
  expect((await find('0113 497')).names).toEqual([])
  const shown = (await ask('GET /people/:id', { id })).body.handles
  expect(shown.map((handle: { shown: string }) => handle.shown)).toContain('0113 496 0123')
  await ask('DELETE /customers/:id', { id })
  expect((await find('01134960123')).names).toEqual([])
})

test('what was said is found by its words and marked, whatever its accents', async () => {
  const { find } = await village()
  const { said } = await find('cafe oven')
  expect(said).toHaveLength(1)
  expect(said[0].said.filter(({ hit }: { hit: boolean }) => hit).map(({ text }: { text: string }) => text)).toEqual([
    'café',
    'oven',
  ])
  expect((await find('glut')).said[0].customer).toBe('Ruth Adler')
})

test('operators and quotes in the text are only words', async () => {
  const { find } = await village()
  for (const text of ["oven' & !x | (", '&&& ***', "':*", '\\', '%_', '   '])
    expect((await find(text)).names, text).toBeDefined()
})

test('nothing of a source that one may not read is found', async () => {
  const world = await newWorld()
  const other = await newWorld()
  const { scope, ground } = world
  const stranger = other.scope.memberId ?? ''
  const { run } = await import('../../base/scope.ts')
  const { db } = await import('../../base/database.ts')
  await run(
    scope,
    sql`insert into member (workspace_id, id, name, role, status) values (${scope.workspaceId}, ${stranger}, 'Anna', 'member', 'active')`.compile(
      db,
    ),
  )
  await arrive(scope, await makeSource(scope, [stranger]), [
    letter({ from: 'Sigrid Hush <sigrid@hush.example>', text: 'zanzibar' }),
  ])
  const { ask } = await openFrontDoor({ ...world, ground })
  expect((await ask('GET /search', { text: 'zanzibar' })).body.said).toEqual([])
  expect((await ask('GET /search', { text: 'sigrid' })).body.names).toEqual([])
})

test('an excerpt stands around the first hit and loses nothing of it', () => {
  const long = `${'before '.repeat(60)}the narrow oven ${'after '.repeat(60)}`
  const pieces = excerpt(long, ['oven'], false)
  expect(pieces.map(({ text }) => text).join('')).toMatch(/^….*narrow oven after.*…$/)
  expect(pieces.filter(({ hit }) => hit)).toEqual([{ text: 'oven', hit: true }])
})
