// Invitations, through the front door: made, opened, used up, taken back, and never worth more than they say.
import { expect, test } from 'vitest'
import { letIn } from '../../../test/someone.ts'
import { newWorld, openFrontDoor, signedIn } from '../../../test/world.ts'
import { makeAudience } from '../audience.ts'
import { introduceColleagues } from '../member/colleague.ts'
import { changeMember } from '../member.ts'
import { leaveWorkspace } from '../member/depart.ts'

const anAddress = (at = 'elsewhere.example') => `${crypto.randomUUID()}@${at}`
const password = 'a long enough password'
type Member = { id: string; name: string; role: string; status: string; email: string | null; departmentIds: string[] }

async function door() {
  const world = await newWorld()
  const { ask } = await openFrontDoor(world)
  const invite = async (input: object = {}, as?: string) => ask('POST /invitations', { role: 'member', ...input }, as)
  const members = async (): Promise<Member[]> => (await ask('GET /members')).body.items
  const join = (token: string, email = anAddress(), name = 'Nia New') =>
    ask('POST /invited/join', { token, email, name, password }, null)
  return { world, ask, invite, members, join }
}

test('who opens a link sees who invites them to what, makes an account and is in, in their departments', async () => {
  const { ask, invite, members, join } = await door()
  const { body: department } = await ask('POST /departments', { name: 'Sales' })
  const { body } = await invite({ departmentIds: [department.id] })
  const seen = await ask('POST /invited', { token: body.token }, null)
  expect(seen.body).toMatchObject({
    workspace: 'Reed & Marsh',
    by: 'Tom Reed',
    role: 'member',
    departments: ['Sales'],
    email: null,
  })
  const email = anAddress()
  const joined = await join(body.token, email)
  expect(joined.status).toBe(200)
  expect(String(joined.headers['set-cookie'])).toContain('kith=')
  expect((await ask('POST /sign-in', { email, password }, null)).status).toBe(200)
  expect((await members()).find((one) => one.email === email)).toMatchObject({
    role: 'member',
    status: 'active',
    departmentIds: [department.id],
  })
})

test('who has an account joins with it and is in both workspaces', async () => {
  const { ask, invite } = await door()
  const other = await newWorld()
  const { body } = await invite()
  const token = await signedIn(other)
  expect((await ask('POST /invited/join-with', { token: body.token }, token)).status).toBe(200)
  const here = await ask('GET /here', {}, token)
  expect(here.body).toMatchObject({ workspace: { name: 'Reed & Marsh' }, member: { role: 'member' } })
  expect(here.body.workspaces).toHaveLength(2)
  const again = await ask('POST /invited/join-with', { token: (await invite()).body.token }, token)
  expect([again.status, again.body.code]).toEqual([409, 'already_member'])
})

test('a link is good for as many as it says, also when they come at once', async () => {
  const { invite, join, ask } = await door()
  const { body } = await invite({ uses: 2 })
  const all = await Promise.all([join(body.token), join(body.token), join(body.token), join(body.token)])
  expect(all.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 404, 404])
  expect(all.find(({ status }) => status === 404)?.body.code).toBe('invitation_used')
  expect((await ask('GET /invitations')).body.items).toEqual([])
})

test('who could not join leaves the invitation as good as it was', async () => {
  const { world, invite, join } = await door()
  const { body } = await invite()
  const taken = await join(body.token, world.email)
  expect([taken.status, taken.body.code]).toEqual([409, 'email_taken'])
  expect((await join(body.token)).status).toBe(200)
})

test('an invitation that was taken back lets nobody in, until it is given again', async () => {
  const { ask, invite, join } = await door()
  const { body } = await invite()
  expect((await ask('DELETE /invitations/:id', { id: body.id })).status).toBe(200)
  for (const answer of [await ask('POST /invited', { token: body.token }, null), await join(body.token)])
    expect([answer.status, answer.body.code]).toEqual([404, 'invitation_revoked'])
  await ask('POST /invitations/:id/return', { id: body.id })
  expect((await join(body.token)).status).toBe(200)
})

test('one that is over, or was never made, lets nobody in', async () => {
  const { world, ask, invite, join } = await door()
  const { body } = await invite()
  await world.ground.pool.query(`update invitation set expires_at = now() - interval '1 second' where id = $1`, [
    body.id,
  ])
  const codes = [await join(body.token), await join('x'.repeat(43)), await ask('POST /invited', { token: 'y' }, null)]
  expect(codes.map(({ status, body }) => [status, body.code])).toEqual([
    [404, 'invitation_expired'],
    [404, 'invitation_unknown'],
    [404, 'invitation_unknown'],
  ])
})

test('one for an address is for nobody else, and joins whom we know from mail rather than doubling them', async () => {
  const { world, ask, invite, members, join } = await door()
  const email = anAddress('reed.example')
  await introduceColleagues(world.scope, [{ address: email, name: 'Anna Marsh' }])
  const known = (await members()).find(({ name }) => name === 'Anna Marsh')
  await makeAudience(world.scope, [known?.id ?? ''])
  const { body } = await invite({ email })
  const other = await join(body.token)
  expect([other.status, other.body.code]).toEqual([409, 'invited_other'])
  expect((await join(body.token, email, 'Anna Marsh')).status).toBe(200)
  expect((await members()).filter(({ name }) => name === 'Anna Marsh')).toMatchObject([
    { id: known?.id, status: 'active', email },
  ])
  const twice = await ask('POST /invitations', { role: 'member', email })
  expect([twice.status, twice.body.code]).toEqual([409, 'already_member'])
})

test('by an open link nobody becomes a colleague for whom something is kept, and no address of a stranger becomes ours', async () => {
  const { world, ask, invite, members, join } = await door()
  const [kept, plain] = [anAddress('reed.example'), anAddress('reed.example')]
  await introduceColleagues(world.scope, [
    { address: kept, name: 'Anna Kept' },
    { address: plain, name: 'Paul Plain' },
  ])
  const [anna, paul] = ['Anna Kept', 'Paul Plain'].map(
    async (name) => (await members()).find((one) => one.name === name)?.id,
  )
  await makeAudience(world.scope, [(await anna) ?? ''])
  const { body } = await invite({ uses: 3 })
  const stranger = anAddress('mill.example')
  for (const email of [kept, plain, stranger]) expect((await join(body.token, email)).status).toBe(200)
  const here = await members()
  expect(here.find(({ email }) => email === kept)?.id).not.toBe(await anna)
  expect(here.find(({ email }) => email === plain)?.id).toBe(await paul)
  const ours = (await ask('GET /ours')).body.addresses.map(({ address }: { address: string }) => address)
  expect(ours).not.toContain(stranger)
})

test('nobody gives more than they have, nor an owner’s place to whoever has a link', async () => {
  const { world, invite, ask } = await door()
  const [manager, member] = [await letIn(world, 'manager'), await letIn(world, 'member')]
  const tries = [
    await invite({ role: 'owner', email: anAddress() }, manager.token),
    await invite({ role: 'manager' }, manager.token),
    await invite({ role: 'guest' }, member.token),
    await ask('GET /invitations', {}, member.token),
    await invite({ role: 'owner' }),
    await invite({ role: 'owner', email: anAddress() }),
  ]
  expect(tries.map(({ status }) => status)).toEqual([403, 200, 403, 403, 400, 200])
})

test('an invitation is good no more when whoever made it may not invite any more', async () => {
  const { world, invite, join } = await door()
  const manager = await letIn(world, 'manager')
  const [one, other] = [await invite({}, manager.token), await invite({}, manager.token)]
  await changeMember(world.scope, manager.id, { role: 'member' })
  expect((await join(one.body.token)).body.code).toBe('invitation_revoked')
  await changeMember(world.scope, manager.id, { role: 'manager' })
  expect((await join(one.body.token)).status).toBe(200)
  await leaveWorkspace(world.scope, manager.id)
  expect((await join(other.body.token)).body.code).toBe('invitation_revoked')
})

test('the token is told once and kept nowhere', async () => {
  const { world, ask, invite } = await door()
  const { body } = await invite()
  expect(body.token).toMatch(/^[\w-]{43}$/)
  expect((await ask('GET /invitations')).text).not.toContain(body.token)
  const { rows } = await world.ground.pool.query('select i::text as row from invitation i where id = $1', [body.id])
  expect(rows[0].row).not.toContain(body.token)
})

test('an invitation of another workspace is not found', async () => {
  const [here, there] = [await door(), await door()]
  const { body } = await there.invite()
  for (const key of ['DELETE /invitations/:id', 'POST /invitations/:id/return'])
    expect((await here.ask(key, { id: body.id })).status).toBe(404)
  const { body: department } = await there.ask('POST /departments', { name: 'Theirs' })
  expect((await here.invite({ departmentIds: [department.id] })).status).toBe(404)
})

test('who typed an address at an open link elsewhere is let in nowhere by it: its owner is invited instead', async () => {
  const elsewhere = await door()
  const email = anAddress('reed.example')
  const open = (await elsewhere.invite()).body.token
  expect((await elsewhere.join(open, email, 'Not Her')).status).toBe(200)
  const { ask, members, join } = await door()
  const { body: department } = await ask('POST /departments', { name: 'Sales' })
  const admitted = await ask('POST /members', {
    name: 'Priya Nair',
    email,
    role: 'member',
    departmentIds: [department.id],
  })
  expect(admitted.body).toMatchObject({ id: null, password: null, invitation: { token: expect.any(String) } })
  const signedIn = await ask('POST /sign-in', { email, password }, null)
  const squatter = /kith=([^;]+)/.exec(String(signedIn.headers['set-cookie']))?.[1] ?? ''
  expect((await ask('GET /here', {}, squatter)).body.workspaces).toHaveLength(1)
  expect((await members()).some((one) => one.email === email)).toBe(false)
  expect((await ask('GET /invitations')).body.items).toMatchObject([
    { email, role: 'member', departmentIds: [department.id], mostUses: 1 },
  ])
  const { token } = admitted.body.invitation
  expect((await join(token, anAddress())).body.code).toBe('invited_other')
  expect((await ask('POST /invited/join-with', { token }, squatter)).status).toBe(200)
  expect((await members()).find((one) => one.email === email)).toMatchObject({ departmentIds: [department.id] })
})

test('who made their account by an invitation for their address is let in elsewhere at once', async () => {
  const elsewhere = await door()
  const email = anAddress()
  expect((await elsewhere.join((await elsewhere.invite({ email })).body.token, email)).status).toBe(200)
  const { ask, members } = await door()
  const { body } = await ask('POST /members', { name: 'Priya Nair', email, role: 'member' })
  expect(body).toMatchObject({ id: expect.any(String), password: null, invitation: null })
  expect((await members()).some((one) => one.email === email)).toBe(true)
})
