// Open mail that comes after closed mail of the same people, in the same conversations: whoever may not read the closed mail is told
// what they would be told had it never come.
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import pg from 'pg'
import type { Scope } from '../../server/base/scope.ts'
import { refileHandles } from '../../server/capture/refile/handles.ts'
import { travel } from '../../server/journey.ts'
import { kithScope } from '../../server/workspace/session.ts'
import { arrive, letter, type Letter, makeSource } from '../arrive.ts'
import { letIn } from '../someone.ts'
import { newWorld, openFrontDoor } from '../world.ts'
import { closedLetters, makeTokens, openLetters } from './closed-first.ts'
import { call } from './call.ts'
import type { Ids } from './company.ts'
import { everyId, hunt, idsFor, kindsOfIds } from './hunt.ts'
import { nameIds, tellAll } from './plain.ts'

const tokens = makeTokens()
const words = Object.values(tokens).flatMap((word) => [word, word.toLowerCase()])
const owner = new pg.Client(inject('owner'))
/** Managers may know that somebody brought a mailbox of their own; the others are not about the workspace. */
const without = ['GET /sources', 'GET /sources/:id', 'GET /sessions', 'GET /mail-domains/:domain', 'GET /parcels/:id']
const asked = [
  'nora',
  'ada',
  'ben',
  'vale',
  'info',
  'weavers',
  'olga',
  'loom',
  'night',
  'bread',
  'order',
  'oven',
  'unger',
]

beforeAll(() => owner.connect())
afterAll(() => owner.end())

/** A shop where Mia has a mailbox of her own and Eve asks about everything. */
async function shop() {
  const world = await newWorld({ addresses: ['tom@reed.example'] })
  const { app } = await openFrontDoor(world)
  const [mia, eve] = [await letIn(world, 'member', 'Mia Moss'), await letIn(world, 'manager', 'Eve Elm')]
  const { scope, ground } = world
  const sources = { open: await makeSource(scope), closed: await makeSource(scope, [mia.id]) }
  const kith = kithScope(ground, scope.workspaceId)
  let place = 0
  const captured = async (source: keyof typeof sources, letters: readonly Letter[]) =>
    (await arrive(scope, sources[source], letters.map(letter), 'INBOX', (place += 100))).interactionIds
  const names = async () => nameIds(scope, [sources.open])
  const told = async (about: ReadonlySet<string>) => {
    const named = await names()
    const ids = withAny([...named].filter(([, name]) => about.has(name)).toSorted(([, a], [, b]) => (a < b ? -1 : 1)))
    return tellAll({ app, token: eve.token, ids }, named, { about, without, words: asked })
  }
  /** Where a token is found, asking with every id there is, or with those of some tables alone. */
  const findBy = async (token: string, tables?: readonly string[]) => {
    const every = tables ? await idsIn(scope, tables) : await everyId(owner, scope)
    return (await hunt({ app, token, ids: withAny([]) }, idsFor(await kindsOfIds(owner, scope), every), words)).found
  }
  return { scope, kith, app, mia, eve, captured, names, told, findBy }
}
type Shop = Awaited<ReturnType<typeof shop>>

/** These addresses stand for somebody of their own, and all that was said through them is filed anew. */
async function takeAway({ scope, kith, app, eve, names }: Shop, ...addresses: string[]): Promise<void> {
  const named = [...(await names())]
  for (const address of addresses) {
    const id = named.find(([, name]) => name === `handle ${address}`)?.[0] ?? ''
    expect(await call(app, 'DELETE /handles/:id', { id }, eve.token)).toMatchObject({ status: 200 })
    await refileHandles(kith, [id])
  }
  await travel(kith, await idsIn(scope, ['interaction']))
}

/** As if all that is there had been written down an hour ago: when it was says that it was there. */
async function age({ scope }: Shop): Promise<void> {
  const columns = { person: 'made_at', organization: 'made_at', who_question: 'asked_at', arrival: 'arrived_at' }
  for (const [table, column] of Object.entries(columns))
    await owner.query(`update ${table} set ${column} = ${column} - interval '1 hour' where workspace_id = $1`, [
      scope.workspaceId,
    ])
}

async function idsIn(scope: Scope, tables: readonly string[]): Promise<string[]> {
  const parts = tables.map((table) => `select id from ${table} where workspace_id = '${scope.workspaceId}'`)
  const { rows } = await owner.query<{ id: string }>(parts.join(' union all '))
  return rows.map(({ id }) => id)
}

/** An id of each kind, the first; of what there is none, one that nothing has. */
const withAny = (named: readonly (readonly [id: string, name: string])[]): Ids =>
  new Proxy({} as Ids, {
    get: (_, kind: string) => named.find(([, name]) => name.startsWith(`${kind} `))?.[0] ?? crypto.randomUUID(),
  })

/** What the others are told where closed mail came first (+) and where none ever came (-), as far as it differs. */
async function differences(closedFirst: Shop, never: Shop): Promise<string[]> {
  const about = new Set((await never.names()).values())
  const [here, there] = [await closedFirst.told(about), await never.told(about)]
  return [...new Set([...here.keys(), ...there.keys()])].flatMap((question) => {
    const [a, b] = [here.get(question) ?? [], there.get(question) ?? []]
    const lines = [...diff(a, b).map((line) => `+ ${line}`), ...diff(b, a).map((line) => `- ${line}`)]
    return a.join() === b.join() ? [] : [`${question}\n${lines.join('\n')}`]
  })
}

const diff = (one: readonly string[], other: readonly string[]) => one.filter((line) => !other.includes(line))

test('open mail after closed mail tells others what it would tell alone: at once, and after its journey', {
  timeout: 300_000,
}, async () => {
  const [closedFirst, never] = [await shop(), await shop()]
  await travel(closedFirst.kith, await closedFirst.captured('closed', closedLetters(tokens)))
  await age(closedFirst)
  const inside = await closedFirst.findBy(closedFirst.mia.token, ['person', 'organization', 'interaction', 'handle'])
  const lower = inside.map((one) => one.toLowerCase())
  const planted = Object.values(tokens).map((word) => word.toLowerCase())
  expect(planted.filter((word) => !lower.some((one) => one.startsWith(word)))).toEqual([])
  for (const part of [openLetters.slice(0, 4), openLetters.slice(4)]) {
    const [ids, others] = [await closedFirst.captured('open', part), await never.captured('open', part)]
    expect(await differences(closedFirst, never)).toEqual([])
    await travel(closedFirst.kith, ids)
    await travel(never.kith, others)
    expect(await differences(closedFirst, never)).toEqual([])
  }
  for (const one of [closedFirst, never]) await takeAway(one, 'nora@night.example', 'ben@ox.example')
  expect(await differences(closedFirst, never)).toEqual([])
  expect(await closedFirst.findBy(closedFirst.eve.token)).toEqual([])
})
