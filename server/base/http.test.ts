// What the front door makes of requests that no browser of ours sends.
import { expect, test } from 'vitest'
import { newWorld, openFrontDoor } from '../../test/world.ts'

test('an upload that comes as JSON or text is refused before it is held in memory, whoever sends it', async () => {
  const { app } = await openFrontDoor(await newWorld())
  const url = `/api/parcels/${crypto.randomUUID()}/files?path=a.mbox`
  for (const type of ['application/json', 'text/plain']) {
    const headers = { 'content-type': type }
    const { statusCode } = await app.inject({ method: 'PUT', url, headers, payload: `"${'x'.repeat(3_000_000)}"` })
    expect([type, statusCode]).toEqual([type, 413])
  }
  const headers = { 'content-type': 'application/octet-stream' }
  expect((await app.inject({ method: 'PUT', url, headers, payload: 'x'.repeat(3_000_000) })).statusCode).toBe(401)
})

test('what no database can keep is the caller’s mistake, not ours', async () => {
  const { ask } = await openFrontDoor(await newWorld())
  const year0 = Buffer.from(JSON.stringify(['0000-01-01T00:00:00Z', crypto.randomUUID()])).toString('base64url')
  const answers = [
    await ask('POST /people', { name: 'Ann\0Bee' }),
    await ask('GET /arrivals', { outcome: 'left_out', sender: 'a\0b' }),
    await ask('POST /saved-filters', { name: 'Half', filter: { kind: 'people', text: 'half \ud800' } }),
    await ask('GET /company', { from: '0000-01-01', to: '0001-01-01' }),
    await ask('GET /waiting', { after: year0 }),
    await ask('GET /people', { after: Buffer.from(`["never","${crypto.randomUUID()}"]`).toString('base64url') }),
  ]
  expect(answers.map(({ status, body }) => `${status} ${body.code}`)).toEqual(Array(6).fill('400 input'))
})

test('a change asked for by a page without an origin is refused', async () => {
  const { app, token } = await openFrontDoor(await newWorld())
  const headers = { origin: 'null', host: 'kith.example' }
  const answer = await app.inject({ method: 'POST', url: '/api/sign-out', headers, cookies: { kith: token } })
  expect(answer.statusCode).toBe(403)
})
