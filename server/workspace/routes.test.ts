// First run, sign-in and sessions, through the front door.
import { expect, test } from 'vitest'
import { newWorld, openFrontDoor, signedIn } from '../../test/world.ts'

test('whoever signs in is told who and where they are', async () => {
  const world = await newWorld()
  const { ask } = await openFrontDoor(world)
  const { status, body } = await ask('GET /here')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    state: 'in',
    account: { email: world.email },
    member: { role: 'owner' },
    workspace: { name: 'Reed & Marsh' },
  })
})

test('a wrong password and an unknown address get the same answer', async () => {
  const world = await newWorld()
  const { ask } = await openFrontDoor(world)
  const wrong = await ask('POST /sign-in', { email: world.email, password: 'not this one' }, null)
  const unknown = await ask('POST /sign-in', { email: 'nobody@reed.example', password: 'not this one' }, null)
  expect(wrong.status).toBe(401)
  expect(unknown.body).toEqual(wrong.body)
})

test('a revoked session lets nobody in', async () => {
  const world = await newWorld()
  const { ask } = await openFrontDoor(world)
  const other = await signedIn(world)
  expect((await ask('GET /members', {}, other)).status).toBe(200)
  const { body } = await ask('GET /sessions')
  const [revoked] = body.items.filter((session: { current: boolean }) => !session.current)
  expect((await ask('DELETE /sessions/:id', { id: revoked.id })).status).toBe(200)
  const left = await Promise.all([ask('GET /members', {}, other), ask('GET /members')])
  expect(left.map(({ status }) => status)).toEqual([401, 200])
})

test('input that does not fit is refused with what is wrong with it', async () => {
  const { ask } = await openFrontDoor(await newWorld())
  const { status, body, headers } = await ask('PATCH /account', { timeZone: 'Mars/Olympus' })
  expect(status).toBe(400)
  expect(headers['content-type']).toContain('application/problem+json')
  expect(body.errors[0]).toMatchObject({ path: 'timeZone' })
})

test('the document describes every operation', async () => {
  const { app } = await openFrontDoor(await newWorld())
  const document = (await app.inject('/api/openapi.json')).json()
  expect(document.openapi).toBe('3.1.0')
  expect(document.paths['/api/members'].get.operationId).toBe('listMembers')
})
