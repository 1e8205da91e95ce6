// Several copies of one message: everybody is shown of it what came to where they may read.
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { arrive, giveSource, letter, makeSource } from '../../test/arrive.ts'
import { letIn } from '../../test/someone.ts'
import { newWorld, openFrontDoor } from '../../test/world.ts'
import { db } from '../base/database.ts'
import { run, type Scope } from '../base/scope.ts'
import { travel } from '../journey.ts'
import { kithScope } from '../workspace/session.ts'
import { readWorkspace } from '../workspace/workspace.ts'
import { changeReaders } from './readers/change.ts'
import { followSource } from './readers/follow-source.ts'
import { refileHandles } from './refile/handles.ts'

let world: Awaited<ReturnType<typeof newWorld>>
let ask: Awaited<ReturnType<typeof openFrontDoor>>['ask']
let kith: Scope
let mia: { id: string; token: string }
let hers: string
beforeAll(async () => {
  world = await newWorld()
  ask = (await openFrontDoor(world)).ask
  kith = kithScope(world.ground, world.scope.workspaceId)
  mia = await letIn(world, 'member', 'Mia Moss')
  hers = await makeSource(world.scope, 'everyone')
  await giveSource(world.scope, hers, mia.id)
})

type File = { name: string; text: string; lineEnd?: string }

/** A mail of Ann's with a file, the same mail under the same subject, each time with other headers. */
function mail(subject: string, file?: File): Buffer {
  const { name, text, lineEnd = '\r\n' } = file ?? { name: '', text: '' }
  const lines = [
    `Message-ID: <${crypto.randomUUID()}@test.example>`,
    'Date: Fri, 20 Nov 2026 10:00:00 +0000',
    'From: Ann Oak <ann@oak.example>',
    'To: Tom <tom@reed.example>',
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'See attached.',
    ...(file
      ? ['--b', `Content-Type: text/plain; name="${name}"`, `Content-Disposition: attachment; filename="${name}"`]
      : []),
    ...(file ? ['', ...text.split('\n')] : []),
    '--b--',
    '',
  ]
  return Buffer.from(lines.join(lineEnd))
}

let place = 0
const from = (sourceId: string, raw: Buffer) => arrive(kith, sourceId, [raw], 'INBOX', place++)
const closed = () => makeSource(world.scope, [world.scope.memberId ?? ''])
const wages = { name: 'wages.txt', text: `${'the wages of all\n'.repeat(20)}SECRET` }

test('a forged copy without the attachment is another message, and opens neither the closed one nor its attachment', async () => {
  const [interactionId] = (await from(await closed(), mail('Wages', wages))).interactionIds
  expect(await from(hers, mail('Wages'))).toMatchObject({ captured: 1, joined: 0 })
  for (const key of ['GET /interactions/:id', 'GET /interactions/:id/raw'])
    expect((await ask(key, { id: interactionId }, mia.token)).status).toBe(404)
})

test('a copy with an attachment of the same name and size is shown with its own bytes', async () => {
  const forged = { ...wages, text: wages.text.replace('SECRET', 'GUESS!') }
  const [id] = (await from(await closed(), mail('Wages again', wages))).interactionIds
  expect(await from(hers, mail('Wages again', forged))).toMatchObject({ captured: 0, joined: 1 })
  for (const [key, more] of [
    ['GET /interactions/:id/raw', {}],
    ['GET /interactions/:id/attachments/:position', { position: 0 }],
  ] as const) {
    const [ofMia, ofTom] = [await ask(key, { id, ...more }, mia.token), await ask(key, { id, ...more })]
    expect([ofMia.text.includes('GUESS!'), ofMia.text.includes('SECRET')]).toEqual([true, false])
    expect(ofTom.text).toContain('SECRET')
  }
})

test('a copy that says the same in other bytes, with other line ends, is the same message', async () => {
  await from(hers, mail('Line ends', wages))
  expect(await from(await closed(), mail('Line ends', { ...wages, lineEnd: '\n' }))).toMatchObject({
    captured: 0,
    joined: 1,
  })
})

/** As it was written down before attachments were always part of the identity. */
async function makeFormer(id: string | undefined, subject: string): Promise<void> {
  const { hash_key: key } = await readWorkspace(kith.ground, kith.workspaceId)
  const said = ['ann@oak.example', '2026-11-20T10:00:00', subject, 'See attached.']
  const identity = createHmac('sha256', key).update(JSON.stringify(said)).digest().subarray(0, 20)
  const set = sql`update interaction set identity = ${identity} where workspace_id = ${kith.workspaceId} and id = ${id}`
  await run(kith, set.compile(db))
}

test('what was captured under an identity without attachments is known again by them, and by them alone', async () => {
  const raw = mail('Formerly', wages)
  const [id] = (await from(await closed(), raw)).interactionIds
  await makeFormer(id, 'Formerly')
  expect(await from(hers, mail('Formerly'))).toMatchObject({ captured: 1, joined: 0 })
  expect(await from(hers, mail('Formerly', { ...wages, name: 'other.txt' }))).toMatchObject({ captured: 1, joined: 0 })
  expect((await ask('GET /interactions/:id', { id }, mia.token)).status).toBe(404)
  expect(await from(await closed(), mail('Formerly', wages))).toMatchObject({ captured: 0, joined: 1 })
  expect(await from(await closed(), raw)).toMatchObject({ captured: 0, joined: 1 })
  expect((await ask('GET /interactions/:id', { id })).body.files).toMatchObject([{ name: 'wages.txt' }])
})

test('a message without attachments that was captured formerly is known again', async () => {
  const [id] = (await from(hers, mail('Plainly'))).interactionIds
  await makeFormer(id, 'Plainly')
  expect(await from(hers, mail('Plainly'))).toMatchObject({ captured: 0, joined: 1 })
})

const tom = 'Tom Reed <tom@reed.example>'
/** Of a mail of Tom's, as it lies in his own Sent folder and as the team has it. */
function bothCopies(subject: string, to: string, blind: string): { own: Buffer; teams: Buffer } {
  const said = { from: tom, to, cc: 'team@reed.example', subject, id: subject }
  return { own: letter({ ...said, headers: { Bcc: blind } }), teams: letter(said) }
}

async function newReed() {
  const reed = await newWorld({ addresses: ['tom@reed.example', 'team@reed.example'] })
  const scope = kithScope(reed.ground, reed.scope.workspaceId)
  const other = await letIn(reed, 'member', 'Mia Moss')
  const [own, teams] = [await makeSource(reed.scope, [reed.scope.memberId ?? '']), await makeSource(reed.scope)]
  await giveSource(reed.scope, own, reed.scope.memberId ?? '')
  const { ask } = await openFrontDoor(reed)
  const bring = async (raws: [string, Buffer][]) => {
    const all = []
    for (const [source, raw] of raws) all.push(...(await arrive(scope, source, [raw], 'Any', place++)).interactionIds)
    await travel(scope, [...new Set(all)], { moved: true })
    return all[0] ?? ''
  }
  return { scope, reed, own, teams, ask, token: other.token, bring }
}

test.each(['first', 'last'])(
  'whom a private copy alone names blind is told to none but its readers, though it came %s',
  async (when) => {
    const { own, teams, ask, token, bring } = await newReed()
    const mails = bothCopies('Offer', 'Ann Oak <ann@oak.example>', 'Lena Law <lena@secret.example>')
    const arrivals: [string, Buffer][] = [
      [own, mails.own],
      [teams, mails.teams],
    ]
    const id = await bring(when === 'first' ? arrivals : arrivals.toReversed())
    const texts = async (session?: string) => {
      const told: string[] = []
      for (const [key, input] of [
        ['GET /interactions/:id', { id }],
        ['GET /interactions/:id/raw', { id }],
        ['GET /people', {}],
        ['GET /organizations', {}],
        ['GET /search', { text: 'Lena' }],
      ] as const) {
        const { status, text } = await ask(key, input, session)
        expect([key, status]).toEqual([key, 200])
        told.push(text)
      }
      return told.map((text) => /lena|secret/i.test(text.replace('"text":"Lena"', '')))
    }
    expect(await texts(token)).toEqual([false, false, false, false, false])
    expect((await texts()).slice(0, 4)).toEqual([true, true, true, true])
  },
)

test('a mail among ourselves stays one to whoever may not know that it went to a customer blind', async () => {
  const { scope, reed, own, teams, ask, token, bring } = await newReed()
  const mails = bothCopies('Among us', 'Tom Reed <tom@reed.example>', 'Lena Law <lena@secret.example>')
  const id = await bring([
    [own, mails.own],
    [teams, mails.teams],
  ])
  const way = async () => {
    const query = db
      .selectFrom('interaction')
      .select(['direction', 'customer_id'])
      .where('workspace_id', '=', scope.workspaceId)
    return (await run(scope, query.where('id', '=', id).compile()))[0]
  }
  expect(await way()).toEqual([{ direction: 'among', customer_id: null }])
  const handles = db.selectFrom('handle').select('id').where('workspace_id', '=', scope.workspaceId)
  const [rows] = await run(scope, handles.compile())
  await refileHandles(
    scope,
    rows.map((row) => row.id),
  )
  expect(await way()).toEqual([{ direction: 'among', customer_id: null }])
  // Opened to everyone, the private source tells everyone.
  await changeReaders(reed.scope, own, { readers: 'everyone' })
  await followSource(scope, own, async () => undefined)
  expect((await ask('GET /interactions/:id', { id }, token)).text).toContain('lena@secret.example')
})

test('a copy that names somebody blind, too, tells its own readers', async () => {
  const { own, teams, ask, token, bring } = await newReed()
  const mails = bothCopies('Told twice', 'Ann Oak <ann@oak.example>', 'Lena Law <lena@secret.example>')
  const id = await bring([
    [own, mails.own],
    [teams, mails.teams],
    [teams, mails.own],
  ])
  expect((await ask('GET /interactions/:id', { id }, token)).text).toContain('lena@secret.example')
})
