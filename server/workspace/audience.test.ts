// Which audiences a member reads: by who they are and where they belong, from this moment and no longer than that.
import { expect, test } from 'vitest'
import { letIn } from '../../test/someone.ts'
import { newWorld, type World } from '../../test/world.ts'
import type { Readers } from './audience/readers.ts'
import { departmentAtom } from './audience/readers.ts'
import { audienceId, makeAudience, readReaders } from './audience.ts'
import { addDepartment, removeDepartment } from './department.ts'
import { changeMember, listMembers } from './member.ts'
import { findAccount } from './account.ts'
import { enterWorkspace } from './session.ts'

async function office() {
  const world = await newWorld()
  const [mia, guest] = [await letIn(world, 'member'), await letIn(world, 'guest')]
  const sales = await addDepartment(world.scope, 'Sales')
  const made = (readers: Readers) => makeAudience(world.scope, readers)
  return { world, mia, guest, sales, made }
}

/** What a member reads ('full'), knows of alone ('outline'), or neither (''). */
async function sight({ ground, scope }: World, email: string, id: string): Promise<string> {
  const own = await enterWorkspace(ground, (await findAccount(ground, email)) ?? '', scope.workspaceId)
  if (own?.audiences.includes(id)) return 'full'
  return own?.outlines.includes(id) ? 'outline' : ''
}

test('who joins a department reads what is for it, and no longer when they leave it', async () => {
  const { world, mia, sales, made } = await office()
  const id = await made([departmentAtom(sales)])
  expect(await sight(world, mia.email, id)).toBe('')
  await changeMember(world.scope, mia.id, { departmentIds: [sales] })
  expect(await sight(world, mia.email, id)).toBe('full')
  await changeMember(world.scope, mia.id, { departmentIds: [] })
  expect(await sight(world, mia.email, id)).toBe('')
})

test('a member may be in several departments, and is counted under the first', async () => {
  const { world, mia, sales, made } = await office()
  const service = await addDepartment(world.scope, 'Service')
  await changeMember(world.scope, mia.id, { departmentIds: [service, sales] })
  for (const one of [sales, service])
    expect(await sight(world, mia.email, await made([departmentAtom(one)]))).toBe('full')
  const seen = (await listMembers(world.scope)).find(({ id }) => id === mia.id)
  expect(seen).toMatchObject({ departmentId: service, departmentIds: [service, sales] })
})

test('who may know of it alone knows it by its outline, and who reads it in full in full', async () => {
  const { world, mia, guest, sales, made } = await office()
  const id = await made({ full: [[departmentAtom(sales)]], outline: 'everyone' })
  expect(await sight(world, mia.email, id)).toBe('outline')
  expect(await sight(world, guest.email, id)).toBe('')
  await changeMember(world.scope, mia.id, { departmentIds: [sales] })
  expect(await sight(world, mia.email, id)).toBe('full')
})

test('a guest reads what is for them or their department, and nothing that is for everyone', async () => {
  const { world, guest, sales, made } = await office()
  await changeMember(world.scope, guest.id, { departmentIds: [sales] })
  expect(await sight(world, guest.email, await made('everyone'))).toBe('')
  expect(await sight(world, guest.email, await made([guest.id]))).toBe('full')
  expect(await sight(world, guest.email, await made([departmentAtom(sales)]))).toBe('full')
  expect(
    await sight(world, guest.email, await made({ full: ['everyone', [departmentAtom(sales)]], outline: [] })),
  ).toBe('')
})

test('of several sets a reader must be in each', async () => {
  const { world, mia, sales, made } = await office()
  const id = await made({ full: [[departmentAtom(sales), world.scope.memberId ?? ''], [mia.id]], outline: [] })
  expect(await sight(world, mia.email, id)).toBe('')
  expect(await sight(world, world.email, id)).toBe('')
  await changeMember(world.scope, mia.id, { departmentIds: [sales] })
  expect(await sight(world, mia.email, id)).toBe('full')
})

test('an audience is one row whoever names it in whatever order, and can be read again', async () => {
  const { world, mia, guest, made } = await office()
  const [one, other] = [await made([mia.id, guest.id]), await made([guest.id, mia.id, mia.id])]
  expect(one).toBe(other)
  expect(one).toBe(audienceId(world.scope.workspaceId, [mia.id, guest.id]))
  expect((await readReaders(world.scope, [one])).get(one)).toEqual({ full: [[mia.id, guest.id].sort()], outline: [] })
})

test('a department that something was brought for stays', async () => {
  const { world, sales, made } = await office()
  await made([departmentAtom(sales)])
  await expect(removeDepartment(world.scope, sales)).rejects.toMatchObject({ code: 'department_in_use' })
})
