// The Company view through the front door.
import { expect, test } from 'vitest'
import { arrive, letter, type Letter, makeSource } from '../../../test/arrive.ts'
import { letIn } from '../../../test/someone.ts'
import { newWorld, openFrontDoor } from '../../../test/world.ts'
import { travel } from '../../journey.ts'
import { addDepartment } from '../../workspace/department.ts'
import { changeMember } from '../../workspace/member.ts'
import { keepAddress } from '../../workspace/ours.ts'
import { kithScope } from '../../workspace/session.ts'

const ruth = 'Ruth Adler <ruth@adlers.example>'
const tom = 'Tom Reed <tom@reed.example>'
const daysAgo = (days: number, hours = 0) => new Date(Date.now() - days * 86_400_000 - hours * 3_600_000).toISOString()

async function shop() {
  const world = await newWorld({ addresses: ['tom@reed.example'] })
  const { scope } = world
  await changeMember(scope, scope.memberId ?? '', { departmentIds: [await addDepartment(scope, 'Sales')] })
  const door = await openFrontDoor(world)
  const comes = async (letters: Letter[], readers: 'everyone' | string[] = 'everyone') => {
    const { interactionIds } = await arrive(scope, await makeSource(scope, readers), letters.map(letter))
    await travel(kithScope(world.ground, scope.workspaceId), interactionIds)
  }
  return { ...world, ...door, comes }
}

const talk: Letter[] = [
  { from: ruth, to: tom, id: 'q', at: daysAgo(3, 4), text: 'Do you mill rye?' },
  { from: tom, to: ruth, id: 'a', replyTo: 'q', at: daysAgo(3, 2), text: 'We do.' },
  {
    from: 'Sam Okafor <sam@okafor.example>',
    to: tom,
    subject: 'Oven',
    id: 's',
    at: daysAgo(2),
    text: 'When do you come?',
  },
]

test('what was said is counted by day and direction, with the days on which nothing was', async () => {
  const { ask, comes } = await shop()
  await comes(talk)
  const day = (days: number) => daysAgo(days).slice(0, 10)
  const { body } = await ask('GET /company', { from: day(9), to: day(0) })
  expect(body.step).toBe('day')
  expect(body.spoken).toHaveLength(10)
  const sum = (which: 'in' | 'out' | 'among') =>
    body.spoken.reduce((total: number, one: Record<string, number>) => total + (one[which] ?? 0), 0)
  expect([sum('in'), sum('out'), sum('among')]).toEqual([2, 1, 0])
  expect(body.newcomers.reduce((total: number, one: { people: number }) => total + one.people, 0)).toBe(2)
  expect([body.before, body.newcomersBefore]).toEqual([null, null])
  expect(body.waiting).toEqual({ today: 0, days: 1, week: 0, longer: 0, before: 0 })
})

test('who touches the customer: by member and by department, with how fast they answer', async () => {
  const { ask, comes, scope } = await shop()
  await comes(talk)
  const { body } = await ask('GET /company')
  const now = { in: 2, out: 1, customers: 2, answers: 1, median: 7200, ninth: 7200 }
  const before = null
  const own = { id: scope.memberId, who: 'member', name: 'Tom Reed', department: 'Sales' }
  expect(body.members).toEqual([{ ...own, now, before }])
  expect(body.all).toEqual({ now, before })
  expect(body.departments).toEqual([expect.objectContaining({ who: 'department', name: 'Sales', now, before })])
  expect(body.spread).toEqual({ members: [0, 2, 0, 0], departments: [0, 2, 0, 0] })
})

test('what was before is told beside what is now, over as many days or a year before', async () => {
  const { ask, comes } = await shop()
  await comes([
    { from: ruth, to: tom, at: daysAgo(40) },
    { from: ruth, to: tom, at: daysAgo(20) },
    { from: ruth, to: tom, at: daysAgo(380) },
  ])
  const counted = async (input: object) => {
    const { body } = await ask('GET /company', { ...input })
    return [body.all.now.in, body.all.before?.in ?? null]
  }
  expect(await counted({ span: '30' })).toEqual([1, 1])
  expect(await counted({ span: '30', compare: 'year' })).toEqual([1, 1])
  expect(await counted({ span: '30', compare: 'none' })).toEqual([1, null])
  expect(await counted({ span: 'year' })).toEqual([2, 1])
  expect(await counted({ from: daysAgo(380).slice(0, 10), to: daysAgo(370).slice(0, 10) })).toEqual([1, null])
})

test('a message to a shared address counts as nobody’s by name', async () => {
  const { ask, comes, scope } = await shop()
  await keepAddress(scope, 'shop@reed.example', null)
  await comes([{ from: ruth, to: 'shop@reed.example', at: daysAgo(1) }])
  const { body } = await ask('GET /company')
  expect(body.members).toEqual([
    expect.objectContaining({ id: null, who: 'nobody', now: expect.objectContaining({ in: 1, customers: 1 }) }),
  ])
  expect(body.spread.members).toEqual([1, 0, 0, 0])
})

test('nobody is told by a number what they may not read', async () => {
  const { ask, comes, scope, ...world } = await shop()
  await comes(talk, [scope.memberId ?? ''])
  const other = await letIn({ ...world, scope }, 'guest')
  const { body } = await ask('GET /company', {}, other.token)
  expect(body).toMatchObject({ firstDay: null, members: [], departments: [], sources: null })
  expect(body.spoken.every((one: { in: number; out: number }) => one.in + one.out === 0)).toBe(true)
  expect(body.newcomers.every(({ people }: { people: number }) => people === 0)).toBe(true)
  expect(body.waiting.days).toBe(0)
})

test('a period that ends before it begins is refused', async () => {
  const { ask } = await shop()
  expect((await ask('GET /company', { from: '2026-02-01', to: '2026-01-01' })).status).toBe(400)
})
