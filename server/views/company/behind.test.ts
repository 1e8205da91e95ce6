// Every figure of the Company view leads to a list that is exactly as long, for whoever looks.
import { beforeAll, expect, test } from 'vitest'
import { arrive, letter, type Letter, makeSource } from '../../../test/arrive.ts'
import { letIn } from '../../../test/someone.ts'
import { newWorld, openFrontDoor } from '../../../test/world.ts'
import { packDays } from '../../company/touch/pack.ts'
import { travel } from '../../journey.ts'
import { addDepartment } from '../../workspace/department.ts'
import { changeMember, listMembers } from '../../workspace/member.ts'
import { keepAddress } from '../../workspace/ours.ts'
import { kithScope } from '../../workspace/session.ts'

type Side = { in: number; out: number; customers: number; answers: number }
type Touch = { id: string | null; who: 'member' | 'department' | 'nobody' | 'none'; now: Side }
type Company = {
  all: { now: Side }
  members: Touch[]
  departments: Touch[]
  spread: { members: number[]; departments: number[] }
  shared: { a: string; b: string; customers: number }[]
  spoken: { at: string; in: number; out: number; among: number }[]
  newcomers: { at: string; people: number }[]
  waiting: Record<string, number>
}

const daysAgo = (days: number, hours = 0) => new Date(Date.now() - days * 86_400_000 - hours * 3_600_000).toISOString()
const day = (days: number) => daysAgo(days).slice(0, 10)
const customers = [
  'ruth@adlers.example',
  'sam@okafor.example',
  'info@mill.example',
  'gill@gill.example',
  'gone@gone.example',
]
const colleagues = [
  'tom@reed.example',
  'jess@reed.example',
  'paul@reed.example',
  'ines@reed.example',
  'shop@reed.example',
]
/** Which days are asked about. */
const asked = { from: day(29), to: day(0), compare: 'none' }

let ask: Awaited<ReturnType<typeof openFrontDoor>>['ask']
let lookers: Record<string, string | undefined>

beforeAll(async () => {
  const world = await newWorld()
  const { scope, ground } = world
  const kith = kithScope(ground, scope.workspaceId)
  await keepAddress(scope, 'tom@reed.example', scope.memberId)
  await keepAddress(scope, 'shop@reed.example', null)
  const door = await openFrontDoor(world)
  ask = door.ask
  const take = async (letters: Letter[], readers: 'everyone' | string[]) => {
    const { interactionIds } = await arrive(scope, await makeSource(scope, readers), letters.map(letter))
    await travel(kith, interactionIds)
  }
  await take(lettersFrom(0, 60), 'everyone')
  await packDays(kith, 0)
  await take(lettersFrom(60, 75), 'everyone')
  await take(lettersFrom(75, 90), [scope.memberId ?? ''])
  const departments = [await addDepartment(scope, 'Sales'), await addDepartment(scope, 'Mill')]
  const members = await listMembers(scope)
  for (const [at, name] of ['tom', 'jess', 'paul'].entries()) {
    const member = members.find(({ addresses }) => addresses.includes(`${name}@reed.example`))
    await changeMember(scope, member?.id ?? '', { departmentIds: [departments[at % 2] ?? ''] })
  }
  const { body } = await ask('GET /search', { text: 'gone', names: true })
  await ask('DELETE /customers/:id', { id: body.names[0].id })
  const other = await letIn(world, 'member')
  lookers = { owner: undefined, member: other.token }
}, 60_000)

/** Mail both ways between every customer and every colleague, some of it answered, some from before, a little among ourselves. */
function lettersFrom(first: number, last: number): Letter[] {
  return Array.from({ length: last - first }, (_, index) => {
    const at = first + index
    const [customer, colleague] = [customers[chance(at) % 5] ?? '', colleagues[chance(at + 500) % 5] ?? '']
    const inward = at % 3 !== 1
    const among = at % 11 === 10
    const [from, to] = among
      ? ['jess@reed.example', 'paul@reed.example']
      : inward
        ? [customer, colleague]
        : [colleague, customer]
    return {
      from,
      to,
      id: `l${at}`,
      subject: `Order ${at}`,
      text: 'Could you send two more sacks?',
      at: daysAgo(chance(at + 1000) % 40, at % 9),
      ...(!inward && at % 2 ? { replyTo: `l${at - 1}` } : {}),
    }
  })
}

/** Always the same, and in no order (Knuth's multiplicative hash). */
const chance = (at: number): number => (Math.imul(at + 1, 2654435761) >>> 16) & 0x7fff

/** How many there are when one pages to the end, three at a time; each once. */
async function lengthOf(list: string, input: object, token: string | undefined): Promise<number> {
  const seen = new Set<string>()
  let after: string | undefined
  let told: number | undefined
  do {
    const { status, body } = await ask(
      `GET /company/${list}`,
      { ...input, limit: 3, ...(after ? { after } : {}) },
      token,
    )
    expect(status).toBe(200)
    for (const item of body.items) seen.add(item.askedId ?? item.interactionId ?? item.id)
    told = body.total
    after = body.next ?? undefined
  } while (after)
  if (told !== undefined) expect(told).toBe(seen.size)
  return seen.size
}

const filterOf = ({ id, who }: Touch) =>
  who === 'member'
    ? { memberId: id }
    : who === 'department'
      ? { departmentId: id }
      : who === 'nobody'
        ? { nobody: true }
        : { noDepartment: true }

const looks = ['owner', 'member'] as const
async function read(who: (typeof looks)[number]): Promise<{ company: Company; token: string | undefined }> {
  const token = lookers[who]
  const { status, body } = await ask('GET /company', asked, token)
  expect([status, body.code]).toEqual([200, undefined])
  return { company: body, token }
}

test.each(looks)('what each of us exchanged, as the %s sees it', { timeout: 60_000 }, async (who) => {
  const { company, token } = await read(who)
  expect(company.members.length).toBeGreaterThan(3)
  expect(company.departments.map((one) => one.who).sort()).toEqual(['department', 'department', 'nobody', 'none'])
  for (const touch of [...company.members, ...company.departments]) {
    const input = { ...asked, ...filterOf(touch) }
    const told = [touch.now.in + touch.now.out, touch.now.customers, touch.now.answers]
    const lengths = await Promise.all(['messages', 'customers', 'answers'].map((list) => lengthOf(list, input, token)))
    expect([touch.who, touch.id, ...lengths]).toEqual([touch.who, touch.id, ...told])
    expect(await lengthOf('messages', { ...input, direction: 'in' }, token)).toBe(touch.now.in)
  }
})

test.each(looks)(
  'all that was said, each step of it, who is new and who waits, as the %s sees it',
  { timeout: 60_000 },
  async (who) => {
    const { company, token } = await read(who)
    const { now } = company.all
    expect(await lengthOf('messages', asked, token)).toBe(now.in + now.out)
    expect(await lengthOf('customers', asked, token)).toBe(now.customers)
    expect(await lengthOf('answers', asked, token)).toBe(now.answers)
    for (const direction of ['in', 'out', 'among'] as const) {
      const said = company.spoken.reduce((sum, one) => sum + one[direction], 0)
      expect(await lengthOf('messages', { ...asked, direction }, token)).toBe(said)
    }
    const [busiest] = company.spoken.toSorted((a, b) => b.in + b.out - a.in - a.out)
    const step = { from: busiest?.at, to: busiest?.at }
    expect(await lengthOf('messages', step, token)).toBe((busiest?.in ?? 0) + (busiest?.out ?? 0))
    expect(await lengthOf('newcomers', asked, token)).toBe(
      company.newcomers.reduce((sum, { people }) => sum + people, 0),
    )
    const ages = Object.entries(company.waiting)
    expect(ages.reduce((sum, [, waits]) => sum + waits, 0)).toBeGreaterThan(3)
    for (const [age, waits] of ages) expect([age, await lengthOf('waiting', { age }, token)]).toEqual([age, waits])
    expect(await lengthOf('waiting', {}, token)).toBe(
      ages.reduce((sum, [age, waits]) => sum + (age === 'before' ? 0 : waits), 0),
    )
  },
)

test.each(looks)(
  'how many of us a customer knows, and which departments share them, as the %s sees it',
  { timeout: 60_000 },
  async (who) => {
    const { company, token } = await read(who)
    expect(company.shared.length).toBe(1)
    for (const by of ['members', 'departments'] as const)
      for (const [of, told] of company.spread[by].entries())
        expect([by, of, await lengthOf('customers', { ...asked, [by]: of }, token)]).toEqual([by, of, told])
    for (const { a, b, customers: told } of company.shared)
      expect(await lengthOf('customers', { ...asked, departmentId: a, alsoDepartmentId: b }, token)).toBe(told)
  },
)

test('a member is told less than the owner, who alone may read what was closed', async () => {
  const [owner, member] = [(await read('owner')).company, (await read('member')).company]
  expect(member.all.now.in + member.all.now.out).toBeLessThan(owner.all.now.in + owner.all.now.out)
})

test('whom a customer knows of us is told by name, and a stranger to the packed days counts as any other', async () => {
  const { body } = await ask('GET /company/customers', asked)
  const names = body.items.map((item: { name: string }) => item.name)
  expect(names).not.toContain('')
  const ruth = body.items.find((item: { members: { name: string }[] }) => item.members.length > 1)
  expect(ruth.members[0]).toEqual({ id: expect.any(String), name: expect.any(String), department: expect.any(String) })
})
