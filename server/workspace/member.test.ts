// Members come, change and go, through the front door.
import { expect, test } from 'vitest'
import { letIn } from '../../test/someone.ts'
import { newWorld, openFrontDoor, signedIn } from '../../test/world.ts'
import { introduceColleagues } from './member/colleague.ts'

type Member = { id: string; name: string; role: string; status: string; email: string | null; addresses: string[] }

const anAddress = () => `${crypto.randomUUID()}@reed.example`

async function door() {
  const world = await newWorld()
  const { ask } = await openFrontDoor(world)
  const members = async (): Promise<Member[]> => (await ask('GET /members')).body.items
  return { world, ask, members }
}

test('a new member gets a password once, signs in with it and finds the workspace', async () => {
  const { ask, members } = await door()
  const email = anAddress()
  const { status, body } = await ask('POST /members', { name: 'Priya Nair', email, role: 'member' })
  expect(status).toBe(200)
  expect(body.password).toMatch(/^(?:[a-z2-9]{5}-){3}[a-z2-9]{5}$/)
  expect((await ask('POST /sign-in', { email, password: body.password }, null)).status).toBe(200)
  expect((await members()).find(({ id }) => id === body.id)).toMatchObject({
    name: 'Priya Nair',
    role: 'member',
    status: 'active',
    email,
    addresses: [email],
  })
})

test('who has an account already joins with it and gets no password', async () => {
  const { ask } = await door()
  const other = await newWorld()
  const joined = await ask('POST /members', { name: 'Tom Reed', email: other.email, role: 'manager' })
  expect(joined.body.password).toBeNull()
  const here = await ask('GET /here', {}, await signedIn(other))
  expect(here.body.workspaces).toHaveLength(2)
  const again = await ask('POST /members', { name: 'Tom Reed', email: other.email, role: 'manager' })
  expect([again.status, again.body.code]).toEqual([409, 'already_member'])
})

test('a colleague known from mail keeps their place when they get an account', async () => {
  const { world, ask, members } = await door()
  const address = anAddress()
  await introduceColleagues(world.scope, [{ address, name: 'Anna Marsh' }])
  const known = (await members()).find(({ name }) => name === 'Anna Marsh')
  expect(known).toMatchObject({ status: 'known', email: null })
  const { body } = await ask('POST /members', {
    name: 'Anna Marsh',
    email: address,
    role: 'member',
    memberId: known?.id,
  })
  expect(body.id).toBe(known?.id)
  expect((await members()).filter(({ name }) => name === 'Anna Marsh')).toEqual([
    expect.objectContaining({ id: known?.id, status: 'active', email: address }),
  ])
})

test('a colleague who is given an account by address alone is the same colleague', async () => {
  const { world, ask, members } = await door()
  const address = anAddress()
  await introduceColleagues(world.scope, [{ address, name: 'Anna Marsh' }])
  await ask('POST /members', { name: 'Anna Marsh', email: address, role: 'member' })
  expect((await members()).filter(({ name }) => name === 'Anna Marsh')).toHaveLength(1)
})

test('a changed role holds at once', async () => {
  const { world, ask } = await door()
  const guest = await letIn(world, 'guest')
  const add = () => ask('POST /departments', { name: `Team ${crypto.randomUUID()}` }, guest.token)
  expect((await add()).status).toBe(403)
  expect((await ask('PATCH /members/:id', { id: guest.id, role: 'manager' })).status).toBe(200)
  expect((await add()).status).toBe(200)
})

test('who leaves is signed out at once, and may come back as what they were', async () => {
  const { world, ask, members } = await door()
  const someone = await letIn(world, 'member')
  expect((await ask('GET /members', {}, someone.token)).status).toBe(200)
  expect((await ask('POST /members/:id/leave', { id: someone.id })).status).toBe(200)
  expect((await ask('GET /members', {}, someone.token)).status).toBe(401)
  expect((await members()).find(({ id }) => id === someone.id)?.status).toBe('left')
  expect((await ask('POST /members/:id/return', { id: someone.id })).status).toBe(200)
  expect((await members()).find(({ id }) => id === someone.id)).toMatchObject({ status: 'active', role: 'member' })
})

test('who left and is admitted again is the same member', async () => {
  const { world, ask } = await door()
  const someone = await letIn(world, 'member')
  await ask('POST /members/:id/leave', { id: someone.id })
  const { body } = await ask('POST /members', { name: 'Back again', email: someone.email, role: 'guest' })
  expect(body).toEqual({ id: someone.id, password: null, invitation: null })
})

test('the last owner neither leaves nor becomes less', async () => {
  const { world, ask } = await door()
  const id = world.scope.memberId ?? ''
  const left = await ask('POST /members/:id/leave', { id })
  const less = await ask('PATCH /members/:id', { id, role: 'member' })
  expect([left.body.code, less.body.code]).toEqual(['last_owner', 'last_owner'])
  await letIn(world, 'owner')
  expect((await ask('PATCH /members/:id', { id, role: 'manager' })).status).toBe(200)
})

test('of two owners who leave at once, one stays', async () => {
  const { world, ask } = await door()
  const other = await letIn(world, 'owner')
  const both = await Promise.all([
    ask('POST /members/:id/leave', { id: world.scope.memberId ?? '' }),
    ask('POST /members/:id/leave', { id: other.id }, other.token),
  ])
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('nobody but an owner decides who is in', async () => {
  const { world, ask } = await door()
  for (const role of ['manager', 'member', 'guest'] as const) {
    const { token, id } = await letIn(world, role)
    const tries = [
      await ask('POST /members', { name: 'X', email: anAddress(), role: 'owner' }, token),
      await ask('PATCH /members/:id', { id, role: 'owner' }, token),
      await ask('POST /members/:id/leave', { id: world.scope.memberId ?? '' }, token),
      await ask('POST /members/:id/return', { id }, token),
    ]
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403])
  }
})

test('a member of another workspace is not found', async () => {
  const { ask } = await door()
  const foreign = (await newWorld()).scope.memberId ?? ''
  const tries = [
    await ask('PATCH /members/:id', { id: foreign, name: 'X' }),
    await ask('POST /members/:id/leave', { id: foreign }),
    await ask('POST /members/:id/return', { id: foreign }),
    await ask('POST /members', { name: 'X', email: anAddress(), role: 'guest', memberId: foreign }),
    await ask('PUT /ours/addresses/:address', { address: anAddress(), memberId: foreign }),
  ]
  expect(tries.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
})

test('what each role may can be read', async () => {
  const { ask } = await door()
  const { items } = (await ask('GET /rights')).body
  expect(items).toContainEqual({ right: 'manageMembers', roles: ['owner'] })
})
