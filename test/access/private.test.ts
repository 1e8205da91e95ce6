// A token planted in a private mail, and the hunt for all that was made of it: nobody but its reader finds any, anywhere.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { importSource } from '../../server/capture/import.ts'
import { proveSource } from '../../server/capture/prove.ts'
import { refileHandles } from '../../server/capture/refile/handles.ts'
import { recountAll } from '../../server/capture/recount.ts'
import { bringFile } from '../../server/capture/source.ts'
import { notify } from '../../server/follow/notification/notify.ts'
import { travel } from '../../server/journey.ts'
import { enterWorkspace, kithScope, openSession } from '../../server/workspace/session.ts'
import { letIn } from '../someone.ts'
import { call, succeeded } from './call.ts'
import { type Company, openCompany } from './caller.ts'
import { everyId, hunt, type Hunter, idsFor, kindsOfIds, snapshot } from './hunt.ts'
import { asMbox, makeTokens, plantedMails } from './planted.ts'
import { listenTo } from './stream.ts'

const tokens = makeTokens()
const words = Object.values(tokens)
const home = mkdtempSync(join(tmpdir(), 'kith-private-'))
const owner = new pg.Client(inject('owner'))

/** Managers may know that somebody brought a mailbox of their own, and how much came of it; the others are not about the workspace. */
const differs = ['GET /sources', 'GET /sessions', 'GET /mail-domains/:domain']

let company: Company
let mia: Hunter
let hunters: Record<string, Hunter>
let before: Record<string, Record<string, unknown>>
let streams: Record<string, Awaited<ReturnType<typeof listenTo>>>
/** What each open page had heard when the mailbox was in, and before anything open was filed anew. */
let heardThen: Record<string, string>
let known: string[]
let privateIds: string[]
let kinds: Awaited<ReturnType<typeof kindsOfIds>>

beforeAll(async () => {
  await owner.connect()
  company = await openCompany()
  const { world, app } = company
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { id, email } = await letIn(world, 'member', 'Mia Moss')
  const { rows } = await world.ground.pool.query('select id from account where email = $1', [email])
  const { token } = await openSession(world.ground, rows[0].id, world.scope.workspaceId, { userAgent: '', address: '' })
  mia = { app, token, ids: { ...(await company.enter('member')).ids, owner: id } }
  hunters = {}
  for (const role of ['owner', 'manager', 'guest'] as const) hunters[role] = { app, ...(await company.enter(role)) }
  before = await snapshots()
  known = await everyId(owner, world.scope)
  streams = { mia: await listenTo(app, mia.token) }
  for (const [role, hunter] of Object.entries(hunters)) streams[role] = await listenTo(app, hunter.token)
  await bringPrivately(rows[0].id)
  privateIds = (await everyId(owner, world.scope)).filter((one) => !known.includes(one))
  kinds = await kindsOfIds(owner, world.scope)
}, 300_000)
afterAll(async () => {
  for (const stream of Object.values(streams ?? {})) stream.close()
  await owner.end()
  rmSync(home, { recursive: true, force: true })
})

async function snapshots() {
  const taken: typeof before = {}
  for (const [role, hunter] of Object.entries(hunters)) taken[role] = await snapshot(hunter, differs)
  return taken
}

/** Mia brings her own mailbox, and everything happens to it that happens to mail. */
async function bringPrivately(accountId: string): Promise<void> {
  const { ground, scope } = company.world
  const her = await enterWorkspace(ground, accountId, scope.workspaceId)
  if (!her) throw new Error('Mia is not there')
  const path = join(home, 'mia.mbox')
  writeFileSync(path, asMbox(plantedMails(tokens, company.word)))
  const { sourceId } = await bringFile(her, { path, name: 'mia.mbox', readers: 'owner' })
  const kith = kithScope(ground, scope.workspaceId)
  const open = new Set(known)
  await importSource(kith, sourceId)
  await travel(kith, await interactionsBut(open))
  await proveSource(kith, sourceId)
  await shareWithHerself()
  await new Promise((done) => setTimeout(done, 500))
  heardThen = Object.fromEntries(Object.entries(streams).map(([role, stream]) => [role, stream.heard()]))
  const ids = await owner.query<{ id: string }>('select id from interaction where workspace_id = $1', [
    scope.workspaceId,
  ])
  const handles = await owner.query<{ id: string }>('select id from handle where workspace_id = $1', [
    scope.workspaceId,
  ])
  for (let round = 0; round < 2; round++) {
    await travel(
      kith,
      ids.rows.map(({ id }) => id),
    )
    await refileHandles(
      kith,
      handles.rows.map(({ id }) => id),
    )
  }
  await recountAll(kith)
  await proveSource(kith, sourceId)
  await new Promise((done) => setTimeout(done, 500))
}

/** What one does with colleagues in a conversation, here where nobody else may read it. */
async function shareWithHerself(): Promise<void> {
  const does = async (key: string, input: Record<string, unknown>) =>
    expect((await call(mia.app, key, input, mia.token)).status, key).toBe(200)
  const id = (await privateOnes('conversation_id'))[0]
  await does('POST /conversations/:id/remarks', { id, words: `To myself: ${tokens.remark}` })
  await does('PUT /conversations/:id/assignment', { id, memberId: mia.ids['owner'] })
  await does('POST /conversations/:id/looking', { id })
  await does('POST /conversations/:id/writing', { id })
}

/** Of the private mail, in the conversations that have no other. */
async function privateOnes(column: 'id' | 'conversation_id'): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `select ${column} as id from interaction where workspace_id = $1 and subject like 'Private %'`,
    [company.world.scope.workspaceId],
  )
  return rows.map(({ id }) => id)
}

async function interactionsBut(known: ReadonlySet<string>): Promise<string[]> {
  const { workspaceId } = company.world.scope
  const { rows } = await owner.query<{ id: string }>('select id from interaction where workspace_id = $1', [
    workspaceId,
  ])
  return rows.map(({ id }) => id).filter((id) => !known.has(id))
}

describe('what only one member may read', () => {
  test('is there, and its reader finds it', { timeout: 300_000 }, async () => {
    const { found } = await hunt(mia, idsFor(kinds, privateIds), words)
    const places = Object.entries(tokens).filter(([, token]) => !found.some((one) => one.startsWith(token)))
    expect(places.map(([place]) => place)).toEqual([])
  })
  test('nobody else finds a word of it, with every id and every search', { timeout: 600_000 }, async () => {
    let asked = 0
    const ids = [...privateIds, ...known]
    for (const [role, hunter] of Object.entries(hunters)) {
      const result = await hunt(hunter, idsFor(kinds, role === 'owner' ? ids : privateIds), words)
      asked += result.asked
      expect(result.found, role).toEqual([])
    }
    console.log(`private: ${words.length} tokens, ${privateIds.length} private ids, ${asked} questions asked`)
  })
  test('what others are told is the same as before it came', { timeout: 120_000 }, async () => {
    const after = await snapshots()
    const changed = Object.entries(after).flatMap(([role, answers]) =>
      Object.entries(answers)
        .filter(([question, answer]) => answer !== before[role]?.[question])
        .map(([question]) => `${question} as ${role}`),
    )
    expect(changed).toEqual([])
  })
  test('open pages of others hear nothing of it', () => {
    expect(heardThen['mia']).toContain('interaction.captured')
    expect(heardThen['mia']).toContain('waiting.changed')
    for (const role of Object.keys(hunters)) {
      expect(heardThen[role], role).not.toContain('data: {"changes"')
      const heard = streams[role]?.heard() ?? ''
      expect(heard).toContain('ready')
      const hints = [...heard.matchAll(/\{"kind":"([^"]+)","id":"([^"]*)"\}/g)]
      expect(
        hints.filter(([, , id]) => privateIds.includes(id ?? '')).map(([, kind]) => kind),
        role,
      ).toEqual([])
      expect(heard, role).not.toContain('interaction.captured')
    }
  })
  test('who was told of it when they could read it is told nothing of it now', { timeout: 60_000 }, async () => {
    const kith = kithScope(company.world.ground, company.world.scope.workspaceId)
    const ids = await privateOnes('id')
    for (const [role, { app, token, ids: own }] of Object.entries(hunters)) {
      const { text: here } = await call(app, 'GET /here', {}, token)
      const memberId = /"member":\{"id":"([^"]+)"/.exec(here)?.[1] ?? own['owner'] ?? ''
      const told = async () => (await call(app, 'GET /notifications', {}, token)).text
      const before = (await told()).split('"about":null').length
      for (const interactionId of ids) await notify(kith, [{ memberId, kind: 'answer', interactionId }])
      const text = await told()
      expect(text.split('"about":null').length - before, role).toBe(ids.length)
      expect(
        [...words, ...privateIds].filter((word) => text.includes(word)),
        role,
      ).toEqual([])
    }
  })
  test('who puts a private address down by hand learns nothing, not even that it was known', {
    timeout: 60_000,
  }, async () => {
    const { app, token } = hunters['owner'] as Hunter
    const address = `${tokens.senderLocal}@${tokens.senderDomain}.example`
    const others = words.filter((word) => !address.includes(word))
    const put = async (email: string) => call(app, 'POST /people', { emails: [email] }, token)
    const [secret, unknown] = [await put(address), await put(`nobody@${crypto.randomUUID()}.example`)]
    expect(secret.status).toBe(unknown.status)
    const id = /"id":"([^"]+)"/.exec(secret.text.slice(secret.text.indexOf('} {')))?.[1] ?? ''
    for (const key of [
      'GET /people/:id',
      'GET /customers/:id',
      'GET /customers/:id/timeline',
      'GET /customers/:id/notes',
    ]) {
      const answer = await call(app, key, { id }, token)
      expect(succeeded(answer), key).toBe(true)
      expect(
        others.filter((word) => answer.text.includes(word)),
        key,
      ).toEqual([])
    }
  })
})

describe('the search entries, the one table of a workspace without a policy', () => {
  test('hold ids and vectors alone, and are touched in few files', async () => {
    const columns = await owner.query<{ name: string }>(
      `select attname || ' ' || format_type(atttypid, null) as name from pg_attribute where attrelid = 'search_entry'::regclass and attnum > 0 and not attisdropped order by 1`,
    )
    expect(columns.rows.map(({ name }) => name)).toEqual([
      'audience_id uuid',
      'happened_at timestamp with time zone',
      'interaction_id uuid',
      'words tsvector',
      'workspace_id uuid',
    ])
    const root = new URL('../../server/', import.meta.url)
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('tables.ts'),
    )
    const touching = files.filter((name) => /search_entry/.test(readFileSync(new URL(name, root), 'utf8')))
    const reading = touching.filter((name) => name.startsWith('views/') || name.startsWith('people/'))
    expect(reading).toEqual(['views/search/said.ts'])
  })
  test('are found there by whoever connects, and lead nobody anywhere', async () => {
    const stranger = new pg.Client(inject('app'))
    await stranger.connect()
    const seen = await stranger.query<{ id: string }>(
      `select interaction_id as id from search_entry where words @@ plainto_tsquery('simple', $1)`,
      [tokens.body],
    )
    expect(seen.rows).toHaveLength(1)
    for (const table of ['interaction', 'interaction_text', 'participant'])
      expect((await stranger.query(`select from ${table}`)).rowCount, table).toBe(0)
    await stranger.end()
  })
})
