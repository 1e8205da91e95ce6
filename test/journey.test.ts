// The straight line: one mail from its raw bytes to the Customer view and Today, and open pages that hear of an import elsewhere.
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from '../server/base/postgres/roles.ts'
import { journeyJobs } from '../server/journey.ts'
import { listenTo } from './access/stream.ts'
import { letter } from './arrive.ts'
import { ownDatabase, urlOf } from './own-database.ts'
import { newWorld, openFrontDoor } from './world.ts'

let own: Awaited<ReturnType<typeof ownDatabase>>
let door: Awaited<ReturnType<typeof openFrontDoor>>

beforeAll(async () => {
  own = await ownDatabase('journey')
  await own.ground.jobs.work(journeyJobs(own.ground))
  door = await openFrontDoor(await newWorld({ ground: own.ground }))
  await door.app.listen({ port: 0, host: '127.0.0.1' })
}, 120_000)
afterAll(() => own?.stop())

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
const mail = letter({
  from: 'Margaret Chen <margaret@chensbakery.example>',
  to: 'Tom Reed <tom@reed.example>',
  subject: 'Rye for Saturday',
  text: 'Could you send two sacks of rye before Saturday?\n\nBest regards\nMargaret Chen\nChen’s Bakery',
  at: hoursAgo(5),
})

async function bring(name: string, bytes: Buffer): Promise<string> {
  const { body: parcel } = await door.ask('POST /parcels', { bytes: bytes.length })
  const sent = await door.app.inject({
    method: 'PUT',
    url: `/api/parcels/${parcel.id}/files`,
    query: { path: name, offset: '0' },
    headers: { 'content-type': 'application/octet-stream' },
    payload: bytes,
    cookies: { kith: door.token },
  })
  expect(sent.statusCode).toBe(200)
  const { body } = await door.ask('POST /sources', {
    parcelId: parcel.id,
    files: 1,
    bytes: bytes.length,
    name,
    readers: 'everyone',
  })
  return body.id
}

/** Asks until the answer is as wanted. */
async function until<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean, withinMs = 60_000): Promise<T> {
  for (const end = Date.now() + withinMs; ; await wait(50)) {
    const answer = await ask()
    if (wanted(answer) || Date.now() > end) return answer
  }
}

test('a mail becomes a customer, a conversation and somebody who waits', { timeout: 120_000 }, async () => {
  const sourceId = await bring('rye.eml', mail)
  const today = await until(
    () => door.ask('GET /today', { whose: 'all' }),
    ({ body }) => body.waiting.items.length > 0,
  )
  const [waiting] = today.body.waiting.items
  expect(waiting).toMatchObject({
    subject: 'Rye for Saturday',
    asks: true,
    customer: { name: 'Margaret Chen', kind: 'person' },
  })

  const { body: customer } = await door.ask('GET /customers/:id', { id: waiting.customer.id })
  expect(customer).toMatchObject({ name: 'Margaret Chen', organization: { name: 'Chen’s Bakery' } })
  expect(customer.waiting).toHaveLength(1)
  const [entry] = customer.timeline.items
  expect(entry).toMatchObject({ subject: 'Rye for Saturday', direction: 'in' })

  const { body: conversation } = await door.ask('GET /conversations/:id', { id: waiting.conversationId })
  expect(conversation.items[0].said).toContain('two sacks of rye')
  expect(conversation.items[0].said).not.toContain('Best regards')
  const raw = await door.ask('GET /interactions/:id/raw', { id: waiting.interactionId })
  expect(raw.response.rawPayload.equals(mail)).toBe(true)
  const found = await door.ask('GET /search', { text: 'rye' })
  expect(found.body.said.map((hit: { id: string }) => hit.id)).toEqual([waiting.interactionId])

  const source = await until(
    () => door.ask('GET /sources/:id', { id: sourceId }),
    ({ body }) => body.proof !== null,
  )
  expect(source.body).toMatchObject({
    phase: 'done',
    counts: { captured: 1 },
    proof: { listed: 1, missing: 0, problem: null },
  })
})

test('an open page hears of an import by another process within two seconds', { timeout: 120_000 }, async () => {
  const file = join(own.home, 'oats.eml')
  writeFileSync(
    file,
    letter({ from: 'Ruth Adler <ruth@adlersdeli.example>', subject: 'Oats', text: 'Any oats?', at: hoursAgo(2) }),
  )
  const stream = await listenTo(door.app, door.token)
  const seen = committed('Oats')
  const heard = stream.hears('interaction.captured', 90_000).then(() => performance.now())
  const kith = spawn(process.execPath, [resolve(import.meta.dirname, '../server/kith.ts'), 'import', '--json', file], {
    env: {
      PATH: process.env.PATH,
      KITH_HOME: join(own.home, 'elsewhere'),
      DATABASE_URL: urlOf(own.owner),
      KITH_APP_DATABASE_URL: urlOf(own.app),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const out of [kith.stdout, kith.stderr]) out.on('data', (bytes: Buffer) => (said += bytes))
  const ended = new Promise<number | null>((done) => kith.once('exit', done))
  const late = (await heard) - (await seen)
  expect(stream.heard(), said).toContain('interaction.captured')
  expect(late).toBeLessThan(2000)
  console.log(`journey: an open page heard ${Math.round(late)} ms after the commit`)
  stream.close()
  expect(await ended, said).toBe(0)
})

/** The first moment at which others can see the interaction of this subject. */
function committed(subject: string): Promise<number> {
  return withClient(own.owner, async (client) => {
    for (const end = Date.now() + 90_000; Date.now() < end; await wait(10)) {
      const { rowCount } = await client.query('select from interaction where subject = $1', [subject])
      if (rowCount) return performance.now()
    }
    throw new Error('it never arrived')
  })
}
