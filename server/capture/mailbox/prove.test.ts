import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, onTestFinished, test as always } from 'vitest'
import { letter } from '../../../test/arrive.ts'
import {
  follow,
  followingDatabase,
  openFollowing,
  password,
  type Place,
  tom,
  until,
  untilHere,
} from '../../../test/mailbox.ts'
import { type Dovecot, dovecotIsHere, startDovecot } from '../../../test/servers/dovecot.ts'
import { countFolders } from '../../../test/servers/witness.ts'
import { db } from '../../base/database.ts'
import { withClient } from '../../base/postgres/roles.ts'
import { run } from '../../base/scope.ts'
import { journeyJobs } from '../../journey.ts'
import { kithScope } from '../../workspace/session.ts'
import { proveSource } from '../prove.ts'
import { repairSource } from '../repair.ts'

const test = always.skipIf(!dovecotIsHere)
beforeAll(openFollowing, 60_000)

const mail = (n: number | string, more: object = {}) =>
  letter({ from: 'margaret@chensbakery.example', id: `m${n}`, subject: `Flour ${n}`, text: `Sack ${n}`, ...more })

async function filled(): Promise<{ server: Dovecot; place: Place; scope: ReturnType<typeof kithScope> }> {
  const server = await startDovecot({ users: { [tom]: password } })
  onTestFinished(() => server.stop())
  for (let n = 0; n < 30; n++) server.deliver(tom, mail(n))
  for (let n = 20; n < 30; n++) server.deliver(tom, mail(n), { folder: 'Kunden/Köln' })
  server.deliver(tom, mail('spam'), { folder: 'Junk' })
  server.deliver(tom, Buffer.from('From: margaret@chensbakery.example\r\nSubject: no date\r\n\r\nwords\r\n'))
  server.deliver(tom, mail('draft'), { folder: 'Drafts' })
  const place = await follow(server, { pace: { batchMessages: 100, turnMessages: 100 } })
  await untilHere(place, 42)
  return { server, place, scope: kithScope(place.world.ground, place.world.scope.workspaceId) }
}

const listedBy = (server: Dovecot) => {
  const { Drafts: _, ...counts } = countFolders(server.maildir(tom))
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

describe('the proof of a mailbox', () => {
  test('closes: what the server lists is captured, joined, quarantined or left out', async () => {
    const { server, place, scope } = await filled()
    const proof = await proveSource(scope, place.id)
    expect(proof).toMatchObject({ listed: 42, missing: 0, pending: 0, gone: 0, problem: null })
    expect(proof).toMatchObject({ captured: 30, joined: 10, quarantined: 1, left_out: 1 })
    expect(proof.listed).toBe(listedBy(server))
    const { body } = await place.ask('GET /sources/:id', { id: place.id })
    expect(body.counts).toEqual({ captured: 30, joined: 10, quarantined: 1, leftOut: 1, gone: 0 })
    expect(body.folders).toContainEqual({ folder: 'Kunden/Köln', listed: 10, found: 10, pending: 0, gone: 0 })
  })
  test('counts apart what is gone, also before anybody noticed', async () => {
    const { server, place, scope } = await filled()
    await place.stop()
    await server.expunge(tom, 'INBOX', 'uid 1:5')
    await server.deleteFolder(tom, 'Kunden/Köln')
    const gone = { listed: 27, missing: 0, gone: 15, captured: 25, joined: 0, quarantined: 1, left_out: 1 }
    expect(await proveSource(scope, place.id)).toMatchObject(gone)
    await place.start()
    await untilHere(place, 27)
    expect(await proveSource(scope, place.id)).toMatchObject(gone)
    const { body } = await place.ask('GET /sources/:id', { id: place.id })
    expect(body.counts).toEqual({ captured: 25, joined: 0, quarantined: 1, leftOut: 1, gone: 15 })
  })
  test('is red while new mail is not taken in, and waits for it where somebody follows', async () => {
    const { server, place, scope } = await filled()
    server.deliver(tom, mail('late'), { folder: 'Kunden/Köln' })
    expect(await proveSource(scope, place.id)).toMatchObject({ listed: 43, missing: 0, pending: 0 })
    await place.ask('PATCH /mailboxes/:id', { id: place.id, paused: true })
    server.deliver(tom, mail('later'))
    expect(await proveSource(scope, place.id)).toMatchObject({ listed: 44, missing: 0, pending: 1 })
  })
  test('says why it could not list, and what is lacking of what was known', async () => {
    const { server, place, scope } = await filled()
    await place.stop()
    await server.shutDown()
    expect(await proveSource(scope, place.id)).toMatchObject({ listed: 42, missing: 0, problem: 'refused' })
    await run(scope, sql`delete from interaction_text where workspace_id = ${scope.workspaceId}`.compile(db))
    expect(await proveSource(scope, place.id)).toMatchObject({ listed: 42, missing: 40, problem: 'refused' })
    await place.ask('DELETE /mailboxes/:id', { id: place.id })
    expect(await proveSource(scope, place.id)).toMatchObject({ problem: 'not_followed' })
  })
})

/** What somebody could do to the tables behind Kith's back: each leaves so many messages unaccounted for. */
const harms: [string, string, number][] = [
  ['arrivals', `delete from arrival where workspace_id = $1 and outcome = 'captured' and position like '%:1_'`, 10],
  ['interactions', `delete from interaction where workspace_id = $1 and subject in ('Flour 3', 'Flour 25')`, 3],
  ['words', `delete from interaction_text where workspace_id = $1`, 40],
  ['search words', `delete from search_entry where workspace_id = $1`, 40],
  ['raw bytes', `delete from raw where workspace_id = $1`, 42],
  ['everything', `delete from arrival where workspace_id = $1`, 42],
]

describe('rows deleted behind its back are found and put back', () => {
  test('whatever they were', async () => {
    const { place, scope } = await filled()
    const { owner } = await followingDatabase()
    await place.stop()
    const of = sql<{ subject: string }>`select subject from interaction where workspace_id = ${scope.workspaceId}`
    for (const [what, harm, missing] of harms) {
      await withClient(owner, (client) => client.query(harm, [scope.workspaceId]))
      expect([what, (await proveSource(scope, place.id)).missing]).toEqual([what, missing])
      const repaired = await repairSource(scope, place.id)
      expect([what, repaired]).toMatchObject([what, { listed: 42, missing: 0, pending: 0, gone: 0, problem: null }])
      // An arrival that was made anew finds its interaction there and joins it.
      expect([what, repaired.captured + repaired.joined]).toEqual([what, 40])
      const [rows] = await run(scope, of.compile(db))
      expect([what, rows.length, new Set(rows.map(({ subject }) => subject)).size]).toEqual([what, 30, 30])
    }
  })
  test('by one click, and while the mailbox is followed', async () => {
    const { place, scope } = await filled()
    const { owner, ground } = await followingDatabase()
    await ground.jobs.work(journeyJobs(ground).filter(({ name }) => ['prove', 'repair'].includes(name)))
    await withClient(owner, (client) => client.query(harms[1]?.[1] ?? '', [scope.workspaceId]))
    await place.ask('POST /sources/:id/proof', { id: place.id })
    const proof = async () => (await place.look()).proof
    await until(async () => (await proof())?.missing === 3)
    await place.ask('POST /sources/:id/repair', { id: place.id })
    await until(async () => (await proof())?.missing === 0)
    await untilHere(place, 42)
  })
})

test('the code that lists shares nothing with the code that follows', () => {
  const folder = join(import.meta.dirname, 'count')
  for (const file of readdirSync(folder)) {
    const imports = [...readFileSync(join(folder, file), 'utf8').matchAll(/from '([^']+)'/g)].map(([, from]) => from)
    expect(imports.length).toBeGreaterThan(0)
    for (const from of imports) expect(from).toMatch(/^node:|^\.\/wire\.ts$/)
  }
})
