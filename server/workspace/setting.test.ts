// What a workspace is: its name and zone, departments, our own addresses and domains, and further workspaces.
import { expect, test } from 'vitest'
import { letIn } from '../../test/someone.ts'
import { newWorld, openFrontDoor } from '../../test/world.ts'

async function door() {
  const world = await newWorld()
  return { world, ...(await openFrontDoor(world)) }
}

async function jobsOf(world: Awaited<ReturnType<typeof newWorld>>, name: string) {
  const text = `select data from pgboss.job where name = $1 and data->>'workspaceId' = $2 order by created_on`
  return (await world.ground.pool.query(text, [name, world.scope.workspaceId])).rows.map(({ data }) => data)
}

test('the workspace takes another name, country and time zone', async () => {
  const { world, ask } = await door()
  const change = { name: 'Reed, Marsh & Daughters', country: 'IE', timeZone: 'Europe/Dublin' }
  expect((await ask('PATCH /workspace', change)).status).toBe(200)
  expect((await ask('GET /here')).body.workspace).toMatchObject(change)
  expect(await jobsOf(world, 'recount')).toHaveLength(1)
})

test('a member and a guest do not shape the company', async () => {
  const { world, ask } = await door()
  for (const role of ['member', 'guest'] as const) {
    const { token } = await letIn(world, role)
    const tries = [
      await ask('PATCH /workspace', { name: 'Mine' }, token),
      await ask('POST /departments', { name: 'Mine' }, token),
      await ask('PUT /ours/domains/:domain', { domain: 'mine.example' }, token),
      await ask('DELETE /ours/domains/:domain', { domain: 'reed.example' }, token),
      await ask('PUT /ours/addresses/:address', { address: 'me@mine.example', memberId: null }, token),
      await ask('DELETE /ours/addresses/:address', { address: 'me@mine.example' }, token),
    ]
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403])
    expect((await ask('GET /departments', {}, token)).status).toBe(200)
    expect((await ask('GET /ours', {}, token)).status).toBe(200)
  }
})

test('a department is added, renamed and, once empty, removed', async () => {
  const { world, ask } = await door()
  const { body } = await ask('POST /departments', { name: 'Servise' })
  expect((await ask('PATCH /departments/:id', { id: body.id, name: 'Service' })).status).toBe(200)
  const twin = await ask('POST /departments', { name: 'service' })
  expect([twin.status, twin.body.code]).toEqual([409, 'department_exists'])
  await ask('PATCH /members/:id', { id: world.scope.memberId, departmentIds: [body.id] })
  expect((await ask('GET /departments')).body.items).toEqual([{ id: body.id, name: 'Service', members: 1 }])
  const used = await ask('DELETE /departments/:id', { id: body.id })
  expect([used.status, used.body.code]).toEqual([409, 'department_in_use'])
  await ask('PATCH /members/:id', { id: world.scope.memberId, departmentIds: [] })
  expect((await ask('DELETE /departments/:id', { id: body.id })).status).toBe(200)
  expect((await ask('GET /departments')).body.items).toEqual([])
})

test('a department of another workspace is not found', async () => {
  const { world, ask } = await door()
  const other = await door()
  const { body } = await other.ask('POST /departments', { name: 'Theirs' })
  const tries = [
    await ask('PATCH /departments/:id', { id: body.id, name: 'Ours' }),
    await ask('DELETE /departments/:id', { id: body.id }),
    await ask('PATCH /members/:id', { id: world.scope.memberId, departmentIds: [body.id] }),
    await ask('POST /members', { name: 'X', email: 'x@y.example', role: 'guest', departmentIds: [body.id] }),
  ]
  expect(tries.map(({ status }) => status)).toEqual([404, 404, 404, 404])
})

test('addresses and domains of ours are kept, listed and taken away, and what was captured is filed anew', async () => {
  const { world, ask } = await door()
  const memberId = world.scope.memberId
  await ask('PUT /ours/addresses/:address', { address: 'Tom@Home.example', memberId })
  await ask('PUT /ours/addresses/:address', { address: 'shop@market.example', memberId: null })
  await ask('PUT /ours/domains/:domain', { domain: 'marsh.example' })
  const { body } = await ask('GET /ours')
  expect(body.addresses).toContainEqual({ address: 'tom@home.example', memberId, foundBy: 'asked' })
  expect(body.addresses).toContainEqual({ address: 'shop@market.example', memberId: null, foundBy: 'asked' })
  expect(body.domains).toEqual([{ domain: 'marsh.example' }, { domain: 'reed.example' }])
  await ask('DELETE /ours/addresses/:address', { address: 'shop@market.example' })
  await ask('DELETE /ours/domains/:domain', { domain: 'marsh.example' })
  const after = (await ask('GET /ours')).body
  expect(after.domains).toEqual([{ domain: 'reed.example' }])
  expect(after.addresses).toHaveLength(2)
  expect(await jobsOf(world, 'ours')).toHaveLength(5)
})

test('an address at a domain of ours stays ours, and what is not there cannot be taken away', async () => {
  const { world, ask } = await door()
  const own = await ask('DELETE /ours/addresses/:address', { address: world.email })
  expect([own.status, own.body.code]).toEqual([409, 'address_of_domain'])
  expect((await ask('DELETE /ours/addresses/:address', { address: 'no@body.example' })).status).toBe(404)
  expect((await ask('DELETE /ours/domains/:domain', { domain: 'nobody.example' })).status).toBe(404)
})

test('a free-mail host is never a company’s own', async () => {
  const { ask } = await door()
  const kept = await ask('PUT /ours/domains/:domain', { domain: 'gmail.com' })
  expect([kept.status, kept.body.code]).toEqual([400, 'free_mail'])
  const made = await ask('POST /workspaces', { name: 'Mine', domains: ['chens.example', 'hotmail.co.uk'] })
  expect(made.body.errors[0]).toMatchObject({ path: 'domains.1', code: 'free_mail' })
  expect((await ask('GET /mail-domains/:domain', { domain: 'Outlook.com' }, null)).body).toEqual({ free: true })
  expect((await ask('GET /mail-domains/:domain', { domain: 'chensbakery.co.uk' }, null)).body).toEqual({ free: false })
})

test('a second workspace is entered at once, and one can go back', async () => {
  const { world, ask } = await door()
  const made = await ask('POST /workspaces', { name: 'Marsh Mill', domains: ['mill.example'], country: 'IE' })
  expect(made.status).toBe(200)
  const there = (await ask('GET /here')).body
  expect(there).toMatchObject({
    workspace: { id: made.body.id, name: 'Marsh Mill', country: 'IE' },
    member: { role: 'owner' },
  })
  expect(there.workspaces).toHaveLength(2)
  expect((await ask('GET /ours')).body.addresses).toEqual([
    { address: world.email, memberId: there.member.id, foundBy: 'asked' },
  ])
  expect((await ask('PUT /here/workspace', { workspaceId: world.scope.workspaceId })).status).toBe(200)
  expect((await ask('GET /here')).body.workspace.name).toBe('Reed & Marsh')
  const foreign = (await newWorld()).scope.workspaceId
  expect((await ask('PUT /here/workspace', { workspaceId: foreign })).status).toBe(404)
})

test('whoever tries passwords has to wait, also for the right one', async () => {
  const { world, ask } = await door()
  const sign = (password: string) => ask('POST /sign-in', { email: world.email, password }, null)
  for (let round = 0; round < 5; round++) expect((await sign('not this one')).status).toBe(401)
  const slowed = await sign(world.password)
  expect([slowed.status, slowed.body.code, slowed.body.errors[0].code]).toEqual([429, 'sign_in_wait', 'seconds'])
})

test('who takes another name takes it wherever they bore the former one', async () => {
  const { world, ask } = await door()
  const second = await ask('POST /workspaces', { name: 'Marsh Mill' })
  const here = (await ask('GET /here')).body
  await ask('PATCH /members/:id', { id: here.member.id, name: 'The miller' })
  await ask('PATCH /account', { name: 'Thomas Reed' })
  expect((await ask('GET /here')).body).toMatchObject({
    workspace: { id: second.body.id },
    account: { name: 'Thomas Reed' },
    member: { name: 'The miller' },
  })
  await ask('PUT /here/workspace', { workspaceId: world.scope.workspaceId })
  expect((await ask('GET /here')).body.member.name).toBe('Thomas Reed')
})
