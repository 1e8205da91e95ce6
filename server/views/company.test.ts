// The Company view through the front door.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrive, letter, type Letter, makeSource } from '../../test/arrive.ts'
import { letIn } from '../../test/someone.ts'
import { newWorld, openFrontDoor } from '../../test/world.ts'
import { periodOf, stepsOf } from '../company/period.ts'
import { travel } from '../journey.ts'
import { addDepartment } from '../workspace/department.ts'
import { changeMember } from '../workspace/member.ts'
import { kithScope } from '../workspace/session.ts'

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
  expect(body.waiting).toEqual({ day: 0, threeDays: 1, week: 0, longer: 0, before: 0 })
})

test('who touches the customer: by member and by department, with how fast they answer', async () => {
  const { ask, comes, scope } = await shop()
  await comes(talk)
  const { body } = await ask('GET /company')
  const figures = { interactions: 3, customers: 2, answers: 1, median: 7200, ninth: 7200 }
  expect(body.members).toEqual([{ id: scope.memberId, name: 'Tom Reed', department: 'Sales', ...figures }])
  expect(body.answers).toEqual({ answers: 1, median: 7200, ninth: 7200 })
  expect(body.departments).toEqual([expect.objectContaining({ name: 'Sales', ...figures })])
})

test('nobody is told by a number what they may not read', async () => {
  const { ask, comes, scope, ...world } = await shop()
  await comes(talk, [scope.memberId ?? ''])
  const other = await letIn({ ...world, scope }, 'guest')
  const { body } = await ask('GET /company', {}, other.token)
  expect(body).toMatchObject({ firstDay: null, members: [], departments: [], sources: null })
  expect(body.spoken.every((one: { in: number; out: number }) => one.in + one.out === 0)).toBe(true)
  expect(body.newcomers.every(({ people }: { people: number }) => people === 0)).toBe(true)
  expect(body.waiting.threeDays).toBe(0)
})

test('a period that ends before it begins is refused', async () => {
  const { ask } = await shop()
  expect((await ask('GET /company', { from: '2026-02-01', to: '2026-01-01' })).status).toBe(400)
})

const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })

test('the steps of any period are in order, cover it, and are few', () => {
  fc.assert(
    fc.property(days, fc.nat(9000), (first, length) => {
      const from = first.toISOString().slice(0, 10)
      const to = new Date(Date.parse(from) + length * 86_400_000).toISOString().slice(0, 10)
      const steps = stepsOf(periodOf(from, to))
      expect(steps[0]! <= from && steps.at(-1)! <= to).toBe(true)
      expect(steps).toEqual([...new Set(steps)].sort())
      expect(steps.length).toBeLessThanOrEqual(length <= 200 ? 46 : length / 28 + 2)
    }),
  )
})
