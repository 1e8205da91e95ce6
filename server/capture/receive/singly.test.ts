// What no mail may do: keep others out, by whatever way they come.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { arrive, letter, makeSource } from '../../../test/arrive.ts'
import { newDrop } from '../../../test/drop.ts'
import { ownDatabase } from '../../../test/own-database.ts'
import { newWorld } from '../../../test/world.ts'
import { db } from '../../base/database.ts'
import { withClient } from '../../base/postgres/roles.ts'
import { run, type Scope } from '../../base/scope.ts'
import { kithScope } from '../../workspace/session.ts'
import { retryAll } from '../again/retry.ts'
import { keepMail } from '../drop/keep.ts'
import { takeDropped } from '../drop/take.ts'
import { importSource } from '../import.ts'

const folder = mkdtempSync(join(tmpdir(), 'kith-singly-'))
let own: Awaited<ReturnType<typeof ownDatabase>>
beforeAll(async () => {
  own = await ownDatabase('singly')
  // The database refuses words that it can store for no reason of its own, and once because it has no room.
  await withClient(own.owner, (client) =>
    client.query(`create sequence room; grant usage on sequence room to public;
      create function refuse() returns trigger language plpgsql as $$ begin
        if new.said like '%unbearable%' then raise exception 'too much to bear' using errcode = '54000'; end if;
        if new.said like '%roomy%' and nextval('room') = 1 then raise exception 'no room' using errcode = '53100'; end if;
        return new; end $$;
      create trigger refuse before insert on interaction_text for each row execute function refuse()`),
  )
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
}, 60_000)
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await own?.stop()
})

const mail = (text: string) =>
  letter({ from: 'Ann <ann@oak.example>', text, subject: text.slice(0, 20), id: text.slice(0, 20) })
const some = ['one', 'unbearable', 'two', 'three'].map(mail)

async function newPlace() {
  const { scope, ground } = await newWorld({ ground: own.ground })
  return { scope, kith: kithScope(ground, scope.workspaceId) }
}

async function outcomes({ workspaceId, ...scope }: Scope) {
  const [rows] = await run(
    { workspaceId, ...scope },
    sql<{
      outcome: string
      because: string
      raw: boolean
    }>`select outcome, because, exists (select from raw where workspace_id = arrival.workspace_id and hash = raw_hash) as raw
      from arrival where workspace_id = ${workspaceId} order by outcome, id`.compile(db),
  )
  return rows.map(({ outcome, because, raw }) => [outcome, because, raw].filter((one) => one !== '').join(' '))
}
const allButOne = ['captured true', 'captured true', 'captured true', 'quarantined crash true']

function writeMbox(mails: readonly Buffer[]): string {
  const path = join(folder, `${crypto.randomUUID()}.mbox`)
  writeFileSync(
    path,
    mails.map((one) => `From - Mon Jan 01 00:00:00 2024\n${String(one).replaceAll('\r\n', '\n')}\n`).join(''),
  )
  return path
}

test('a file with a message that cannot be written down is read to its end', async () => {
  const { scope, kith } = await newPlace()
  const sourceId = await makeSource(scope, 'everyone', writeMbox(some))
  expect(await importSource(kith, sourceId)).toMatchObject({ messages: 4, captured: 3, quarantined: 1 })
  expect(await outcomes(scope)).toEqual(allButOne)
})

test('such a message at a drop address is kept in quarantine, and what came beside it is taken in', async () => {
  const { scope, kith } = await newPlace()
  const { id: sourceId } = await newDrop(scope)
  const query = db.selectFrom('drop_address').select('id').where('workspace_id', '=', scope.workspaceId)
  const [[address]] = await run(scope, query.where('source_id', '=', sourceId).compile())
  const slot = { workspaceId: scope.workspaceId, sourceId, addressId: address?.id ?? '', live: true }
  for (const one of some)
    await keepMail(
      own.ground,
      slot,
      (async function* () {
        yield one
      })(),
    )
  await takeDropped(kith, sourceId)
  expect(await outcomes(scope)).toEqual(allButOne)
  const open = db.selectFrom('drop_mail').select('id').where('workspace_id', '=', scope.workspaceId)
  expect(await run(scope, open.where('taken_at', 'is', null).compile())).toEqual([[]])
})

test('such a message keeps no other from being tried again', async () => {
  const { scope, kith } = await newPlace()
  const sourceId = await makeSource(scope)
  await arrive(kith, sourceId, some)
  await run(
    scope,
    sql`update arrival set outcome = 'quarantined', interaction_id = null where workspace_id = ${scope.workspaceId}`.compile(
      db,
    ),
    sql`delete from search_entry where workspace_id = ${scope.workspaceId}`.compile(db),
    sql`delete from interaction where workspace_id = ${scope.workspaceId}`.compile(db),
  )
  await retryAll(kith, { sourceId })
  expect(await outcomes(scope)).toEqual(allButOne)
})

test('what passes is no reason to quarantine a message: it is thrown, and comes in the next time', async () => {
  const { scope, kith } = await newPlace()
  const sourceId = await makeSource(scope)
  const roomy = ['roomy one', 'roomy two'].map(mail)
  await expect(arrive(kith, sourceId, roomy)).rejects.toMatchObject({ code: '53100' })
  expect(await outcomes(scope)).toEqual([])
  expect(await arrive(kith, sourceId, roomy)).toMatchObject({ captured: 2 })
})

test('letters that are many once they are folded are searched as far as the database bears it', async () => {
  const { scope, kith } = await newPlace()
  const words = Array.from({ length: 12_500 }, (_, at) => `㌖㌖㌖㌖㌖㌖${String.fromCharCode(0x4e00 + at)}`)
  const long = letter({ from: 'Ann <ann@oak.example>', text: words.join(' '), subject: 'ﷺ '.repeat(900) })
  expect(await arrive(kith, await makeSource(scope), [long])).toMatchObject({ captured: 1, quarantined: 0 })
})
