// Who may read is changed, wider, narrower and back, and closed further, while mail comes: in the end all is as if it had been captured so.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrive, giveSource, letter, type Letter, makeSource } from '../../../test/arrive.ts'
import { picture } from '../../../test/readers/picture.ts'
import { letIn } from '../../../test/someone.ts'
import { newWorld } from '../../../test/world.ts'
import { db } from '../../base/database.ts'
import { run, type Scope } from '../../base/scope.ts'
import { seekAmong } from '../../knowledge/among.ts'
import { travel } from '../../journey.ts'
import { addDepartment } from '../../workspace/department.ts'
import { kithScope } from '../../workspace/session.ts'
import { changeReaders } from './change.ts'
import type { Choice } from './choice.ts'
import { closeConversation, openConversation } from './close.ts'
import { followSource } from './follow-source.ts'

const tom = 'Tom Reed <tom@reed.example>'
const mia = 'Mia Moss <mia@reed.example>'
const start = Date.now() - 20 * 86_400_000
const at = (hour: number) => new Date(start + hour * 3_600_000).toISOString()
const card = (name: string, title: string, firm: string, phone: string) =>
  `\n\n-- \n${name}\n${title}\n${firm} Ltd\nTel. ${phone}`

/** Names, titles and firms that only some of them tell; copies of one message; names in mail among ourselves; colleagues. */
const letters: Letter[] = [
  { id: '1', at: at(1), from: 'Nora Night <nora@night.example>', to: tom, subject: 'Bread', text: `Do you bake?${card('Nora Night', 'Buyer', 'Night', '0113 496 0131')}` },
  { id: '2', at: at(2), from: tom, to: 'nora@night.example', replyTo: '1', subject: 'Re: Bread', text: 'We do.' },
  { id: '3', at: at(3), from: 'Nora Nightingale-Long <nora@night.example>', to: mia, replyTo: '2', subject: 'Re: Bread', text: `Rye?${card('Nora Night', 'Director', 'Nightfall', '0113 496 0142')}` },
  { id: '4', at: at(4), from: 'Ben Ox <ben@ox.example>', to: mia, cc: 'Vera Vale <vera@reed.example>', subject: 'Oven', text: 'Is it there?' },
  { id: '5', at: at(5), from: mia, to: 'Ben Ox <ben@ox.example>', replyTo: '4', subject: 'Re: Oven', text: 'It is.' },
  { id: '6', at: at(6), from: tom, to: mia, subject: 'Among us', text: 'Ben Ox asked about nora@night.example, and Nora Nightingale-Long too.' },
  { id: '7', at: at(7), from: 'Nora Night <nora@gmail.com>', to: tom, subject: 'Home', text: 'It is me, from home?' },
  { id: '8', at: at(8), from: 'vera@reed.example', to: 'ben@ox.example', subject: 'Price', text: 'Ten.' },
  { id: '9', at: at(9), from: 'Ben Ox <ben@ox.example>', to: 'Vera Valentine Vale <vera@reed.example>', replyTo: '8', subject: 'Re: Price', text: 'And for two?' },
  { id: '10', at: at(10), from: 'info@night.example', to: tom, subject: 'Hours', text: 'When do you open?' },
] // biome-ignore format: a letter a line

const people = ['owner', 'mia', 'eve'] as const
type Wish = {
  readers: 'everyone' | 'owner' | { members: number[]; departments: number[] }
  outline: 'nobody' | 'everyone'
}
/** To these members alone, the others knowing of it or not. */
type Closing = { within: number[]; outline: boolean }

const conclude = (scope: Scope, ids: string[]) => travel(scope, ids, { moved: true })

/** A company to whose sources letters come in any order, and whose readers change in between. */
async function company() {
  const world = await newWorld({ addresses: ['tom@reed.example'] })
  const { scope, ground } = world
  const [one, two] = [await letIn(world, 'member', 'Mia Moss'), await letIn(world, 'manager', 'Eve Elm')]
  const members = [scope.memberId ?? '', one.id, two.id]
  const departments = [await addDepartment(scope, 'Sales'), await addDepartment(scope, 'Service')]
  const called = new Map([
    ...members.map((id, at): [string, string] => [id, people[at] ?? '']),
    [departments[0] ?? '', 'sales'],
    [departments[1] ?? '', 'service'],
  ])
  const all: Scope = { ...scope, role: 'owner' }
  const kith = kithScope(ground, scope.workspaceId)
  return { scope, all, kith, members, departments, called, sources: [] as string[], places: [0, 0, 0] }
}
type Company = Awaited<ReturnType<typeof company>>

/** A source of Mia's for each wish. */
async function openSources(within: Company, wishes: readonly Wish[]): Promise<void> {
  const { scope, members, sources } = within
  for (const wish of wishes) {
    const id = await makeSource(scope, 'everyone')
    await giveSource(scope, id, members[1] ?? '')
    sources.push(id)
    await change(within, sources.length - 1, wish)
  }
}

async function change(within: Company, source: number, wish: Wish): Promise<void> {
  const id = within.sources[source] ?? ''
  await changeReaders(within.all, id, choiceOf(within, wish))
  await followSource(within.kith, id, conclude)
}

function choiceOf({ members, departments }: Company, { readers, outline }: Wish): Choice {
  if (typeof readers === 'string') return { readers, outline }
  const circle = {
    members: readers.members.map((n) => members[n] ?? ''),
    departments: readers.departments.map((n) => departments[n] ?? ''),
  }
  return { readers: circle, outline }
}

async function comes({ scope, kith, sources, places }: Company, source: number, some: Iterable<number>): Promise<void> {
  const place = (places[source] ?? 0) + 100
  places[source] = place
  const mails = [...some].flatMap((n) => letters[n] ?? []).map(letter)
  const { interactionIds, moved } = await arrive(scope, sources[source] ?? '', mails, 'INBOX', place)
  await travel(kith, interactionIds, { moved })
}

/** Closed by somebody who may read everything: whose right it is, is another test. */
async function close(within: Company, subject: string, { within: few, outline }: Closing): Promise<void> {
  const id = await conversationAbout(within, subject)
  if (!id) return
  const circle = { members: few.map((n) => within.members[n] ?? ''), departments: [] }
  await closeConversation(await seeingAll(within), id, { ...circle, outline }, conclude)
}

async function open(within: Company, subject: string): Promise<void> {
  const id = await conversationAbout(within, subject)
  if (id) await openConversation(await seeingAll(within), id, conclude)
}

async function seeingAll({ scope, all }: Company): Promise<Scope> {
  const query = db.selectFrom('audience').select('id').where('workspace_id', '=', scope.workspaceId)
  const [rows] = await run(scope, query.compile())
  return { ...all, audiences: rows.map(({ id }) => id) }
}

async function conversationAbout({ scope }: Company, subject: string): Promise<string | null | undefined> {
  const query = db.selectFrom('interaction').select('conversation_id').where('workspace_id', '=', scope.workspaceId)
  return (await run(scope, query.where('subject', '=', subject).compile()))[0][0]?.conversation_id
}

/** The mail among ourselves once more, as after an import. */
async function settled({ scope, kith, called }: Company): Promise<string[]> {
  await seekAmong(kith)
  return picture(scope, called)
}

const wish: fc.Arbitrary<Wish> = fc.record({
  readers: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom('everyone' as const, 'owner' as const) },
    { weight: 2, arbitrary: fc.record({ members: fc.subarray([0, 1, 2]), departments: fc.subarray([0, 1]) }) },
  ),
  outline: fc.constantFrom('nobody' as const, 'everyone' as const),
})
const numbers = letters.map((_, n) => n)
type Step =
  | { kind: 'comes'; source: number; some: number[] }
  | { kind: 'change'; source: number; wish: Wish }
  | ({ kind: 'close'; subject: string } & Closing)
  | { kind: 'open'; subject: string }
const source = fc.integer({ min: 0, max: 2 })
const subject = fc.constantFrom('Bread', 'Oven', 'Price')
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('comes' as const),
      source,
      some: fc.shuffledSubarray(numbers, { minLength: 1, maxLength: 6 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('change' as const), source, wish }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('close' as const),
      subject,
      within: fc.subarray([0, 1, 2]),
      outline: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('open' as const), subject }) },
)

/** What stands in the end, whatever came before. */
function outcome(first: readonly Wish[], steps: readonly Step[]) {
  const wishes = [...first]
  const brought = [new Set<number>(), new Set<number>(), new Set<number>()]
  const closings = new Map<string, Closing>()
  const there = (subject: string) => brought.some((some) => [...some].some((n) => letters[n]?.subject === subject))
  for (const one of steps) {
    if (one.kind === 'comes') for (const n of one.some) brought[one.source]?.add(n)
    if (one.kind === 'change') wishes[one.source] = one.wish
    if (one.kind === 'close' && there(one.subject)) closings.set(one.subject, one)
    if (one.kind === 'open') closings.delete(one.subject)
  }
  return { wishes, brought, closings }
}

/** Lives through the steps, and captures afresh what is there in the end under the readers of the end. */
async function compare(first: readonly Wish[], steps: readonly Step[]): Promise<void> {
  const [lived, fresh] = [await company(), await company()]
  await openSources(lived, first)
  for (const one of steps) {
    if (one.kind === 'comes') await comes(lived, one.source, one.some)
    else if (one.kind === 'change') await change(lived, one.source, one.wish)
    else if (one.kind === 'close') await close(lived, one.subject, one)
    else await open(lived, one.subject)
  }
  const { wishes, brought, closings } = outcome(first, steps)
  await openSources(fresh, wishes)
  for (const [at, some] of brought.entries())
    if (some.size > 0)
      await comes(
        fresh,
        at,
        [...some].toSorted((a, b) => a - b),
      )
  for (const [subject, closing] of closings) await close(fresh, subject, closing)
  expect(await settled(lived)).toEqual(await settled(fresh))
}

test('random readers, changes, closings and arrivals in any order end as a capture under the last readers', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(wish, { minLength: 3, maxLength: 3 }),
      fc.array(step, { minLength: 3, maxLength: 9 }),
      compare,
    ),
    { numRuns: Number(process.env['KITH_RUNS'] ?? 5) },
  )
})
