// The list in pages: every customer one may know of exactly once, in order, however the pages are cut.
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type World, newWorld } from '../../../test/world.ts'
import { db } from '../../base/database.ts'
import { newId } from '../../base/id.ts'
import { type Scope, run } from '../../base/scope.ts'
import { listOrganizations, listPeople } from '../../views/customer-list.ts'
import { makeAudience } from '../../workspace/audience.ts'
import { writeNameWords } from '../name-search.ts'
import { introduceColleagues } from '../../workspace/member/colleague.ts'
import { type ListInput, listInput, sorts } from './filter.ts'

type Kind = 'person' | 'organization'
type Told = { audience: number; at: string | null; first: string | null }
type Subject = { id: string; kind: Kind; name: string; owner: number; removed: boolean; told: Told[] }

let world: World
let audiences: string[]
let members: { id: string; name: string }[]
let subjects: Subject[]

/** Few names, few instants: what sorts alike must come apart by its id. */
const names = ['Ada', 'Ben', 'Cem', 'Ada Okafor', '']
const instants = [
  '2026-11-01T10:00:00.000001Z',
  '2026-11-01T10:00:00Z',
  '2026-11-20T23:59:59.5Z',
  '2025-01-01T00:00:00Z',
]
const told = fc.record({ audience: fc.integer({ min: 0, max: 3 }), at: fc.constantFrom(...instants, null) })
const subject = fc.record({
  kind: fc.constantFrom<Kind>('person', 'person', 'organization'),
  name: fc.constantFrom(...names),
  owner: fc.integer({ min: -1, max: 2 }),
  removed: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  told: fc.uniqueArray(told, { selector: ({ audience }) => audience, maxLength: 4 }),
})

beforeAll(async () => {
  world = await newWorld()
  const { scope } = world
  const me = scope.memberId ?? ''
  await introduceColleagues(scope, [
    { address: 'a@reed.example', name: 'Zoe' },
    { address: 'b@reed.example', name: 'Abe' },
  ])
  const [rows] = await run(
    scope,
    sql<{
      id: string
      name: string
    }>`select id, name from member where workspace_id = ${scope.workspaceId} order by id`.compile(db),
  )
  members = rows
  const others = members.map(({ id }) => id).filter((id) => id !== me)
  audiences = [
    await makeAudience(scope, 'everyone'),
    await makeAudience(scope, [me]),
    await makeAudience(scope, [me, others[0] ?? '']),
    await makeAudience(scope, others),
  ]
  subjects = fc
    .sample(subject, { numRuns: 160, seed: 7 })
    .map((one) => ({ ...one, id: newId(), told: one.told.map((t) => ({ ...t, first: t.at })) }))
  await write(scope)
})

async function write(scope: Scope): Promise<void> {
  const ws = scope.workspaceId
  await writeNameWords(
    scope,
    subjects.map(({ id, kind, name }) => ({ subjectId: id, kind, texts: [name] })),
  )
  for (const { id, kind, name, owner, removed, told } of subjects) {
    const row = {
      workspace_id: ws,
      id,
      name,
      sort_name: name.toLowerCase(),
      name_source: 'hand',
      owner_id: members[owner]?.id ?? null,
    }
    await run(
      scope,
      kind === 'person'
        ? db.insertInto('person').values(row).compile()
        : db.insertInto('organization').values(row).compile(),
      ...told.map(({ audience, at, first }) =>
        db
          .insertInto('acquaintance')
          .values({
            workspace_id: ws,
            subject_id: id,
            kind,
            audience_id: audiences[audience] ?? '',
            interactions: at ? 1 : 0,
            first_at: first,
            last_at: at,
          })
          .compile(),
      ),
      ...(removed ? [db.insertInto('removal').values({ workspace_id: ws, subject_id: id }).compile()] : []),
    )
  }
}

type Seen = Subject & { last: string | null }

/** What the list is defined to be: computed here without any SQL. */
function expected(
  scope: Scope,
  kind: Kind,
  { sort, descending, removed = false, mine, unowned, spokenFrom, text }: ListInput,
): string[] {
  const readable = new Set(scope.audiences)
  const seen: Seen[] = subjects
    .filter(
      (one) =>
        one.kind === kind &&
        one.removed === removed &&
        one.told.some(({ audience }) => readable.has(audiences[audience] ?? '')),
    )
    .map((one) => {
      const instants = one.told.flatMap(({ audience, at }) =>
        at && readable.has(audiences[audience] ?? '') ? [micro(at)] : [],
      )
      return { ...one, last: instants.sort().at(-1) ?? null }
    })
    .filter((one) => !mine || members[one.owner]?.id === scope.memberId)
    .filter((one) => !unowned || !members[one.owner])
    .filter((one) => words(text).every((word) => words(one.name).some((own) => own.startsWith(word))))
    .filter((one) => !spokenFrom || (one.last ?? '') >= spokenFrom)
  const way = (descending ?? sort === 'last') ? -1 : 1
  return seen.sort((a, b) => compare(a, b, sort, way)).map(({ id }) => id)
}

const words = (text = '') => text.toLowerCase().split(' ').filter(Boolean)
const micro = (at: string) => `${at.replace(/Z$/, '').replace(/(\.\d+)?$/, (part) => (part || '.').padEnd(7, '0'))}Z`
const by = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function compare(a: Seen, b: Seen, sort: (typeof sorts)[number], way: 1 | -1): number {
  const nameThenId = by(a.name.toLowerCase(), b.name.toLowerCase()) || by(a.id, b.id)
  if (sort === 'name') return nameThenId * way
  if (sort === 'last') {
    if (a.last === null || b.last === null)
      return Number(a.last === null) - Number(b.last === null) || by(a.id, b.id) * way
    return (by(a.last, b.last) || by(a.id, b.id)) * way
  }
  const [one, other] = [members[a.owner], members[b.owner]]
  if (!one || !other) return Number(!one) - Number(!other) || nameThenId * way
  return (by(one.name, other.name) || by(one.id, other.id) || nameThenId) * way
}

async function readAll(scope: Scope, kind: Kind, input: ListInput, most: number): Promise<string[]> {
  const ids: string[] = []
  for (let after: string | undefined, page = 0; page < 500; page++) {
    const { items, next } = await (kind === 'person' ? listPeople : listOrganizations)(
      scope,
      {
        ...input,
        ...(after ? { after } : {}),
      },
      most,
    )
    ids.push(...items.map(({ id }) => id))
    if (!next) return ids
    expect(items).toHaveLength(input.limit)
    after = next
  }
  throw new Error('the list does not end')
}

test('every customer one may know of comes exactly once and in order, whatever the page size, also where audiences overlap', async () => {
  const wish = fc.record({
    kind: fc.constantFrom<Kind>('person', 'organization'),
    sort: fc.constantFrom(...sorts),
    descending: fc.option(fc.boolean(), { nil: undefined }),
    removed: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    whose: fc.constantFrom(
      {},
      {},
      { mine: true },
      { unowned: true },
      { spokenFrom: '2026-11-01' },
      { text: 'Ad' },
      { text: 'oka a' },
    ),
    limit: fc.integer({ min: 1, max: 70 }),
    readable: fc.subarray([0, 1, 2, 3]),
    /** Whether the few that a filter lets through are gathered, or met along the way. */
    most: fc.constantFrom(0, 1000),
  })
  await fc.assert(
    fc.asyncProperty(wish, async ({ kind, readable, whose, most, ...rest }) => {
      const scope = { ...world.scope, audiences: readable.map((at) => audiences[at] ?? '') }
      const input = { ...listInput.parse({}), ...rest, ...whose }
      expect(await readAll(scope, kind, input, most)).toEqual(expected(scope, kind, input))
    }),
    { numRuns: 80 },
  )
}, 60_000)

test('digits find whoever has such a number, in every order and however many the filter lets through', async () => {
  const { scope } = world
  const own = (one: Subject) => one.kind === 'person' && !one.removed && one.told.some(({ audience }) => audience === 0)
  const [someone, other] = subjects.filter(own)
  if (!someone || !other) throw new Error('nobody is known to everyone')
  const numbered = [
    { person_id: someone.id, value: '+441134960123' },
    { person_id: other.id, value: '+4930901820' },
  ]
  const rows = numbered.map((one) => ({
    workspace_id: scope.workspaceId,
    id: newId(),
    kind: 'phone',
    nature: 'personal',
    ...one,
  }))
  await run(scope, db.insertInto('handle').values(rows).compile())
  const readable = { ...scope, audiences: [audiences[0] ?? ''] }
  const found = async (text: string, sort: ListInput['sort'], most: number) =>
    readAll(readable, 'person', listInput.parse({ text, sort }), most)
  for (const sort of sorts)
    for (const most of [0, 1000]) {
      for (const text of ['0113 496 0123', '+44113', '960123', '0044 113 4960'])
        expect(await found(text, sort, most), text).toEqual([someone.id])
      expect(await found('030 901820', sort, most)).toEqual([other.id])
      expect(await found('0113 497', sort, most)).toEqual([])
    }
})

test('a page marker of another order is refused', async () => {
  const { next } = await listPeople(world.scope, listInput.parse({ sort: 'name', limit: 1 }))
  await expect(listPeople(world.scope, listInput.parse({ sort: 'owner', after: next }))).rejects.toMatchObject({
    code: 'cursor',
  })
})
