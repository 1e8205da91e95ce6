// What was damaged is made whole in its place: under the ids it had, so that nothing that hangs on it is lost, and nobody reads it who might not.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { arrive, giveSource, letter, makeSource } from '../../test/arrive.ts'
import { letIn } from '../../test/someone.ts'
import { newWorld } from '../../test/world.ts'
import { db } from '../base/database.ts'
import { type Scope, run } from '../base/scope.ts'
import { settle } from '../follow/settle.ts'
import { travel } from '../journey.ts'
import { kithScope } from '../workspace/session.ts'
import { importSource } from './import.ts'
import { closeConversation } from './readers/close.ts'
import { repairSource } from './repair.ts'
import { bringFile } from './source.ts'

const folder = mkdtempSync(join(tmpdir(), 'kith-repair-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A mail of Nora's; without its Message-ID nothing but its own row tells to which conversation it belongs. */
const mail = (keyed: boolean, text = 'Between us: what is rye?'): Buffer => {
  const bytes = letter({ from: 'Nora Night <nora@night.example>', text, id: 'n' }).toString()
  return Buffer.from(keyed ? bytes : bytes.replace(/^Message-ID:.*\r\n/m, ''))
}

async function shop() {
  const world = await newWorld()
  const { scope, ground } = world
  const { workspaceId } = scope
  const rows = async () => {
    const of = sql`select i.id, i.conversation_id, i.audience_id, s.audience_id as searched, t.said, h.name as from_name, i.raw_hash is not null as kept,
        array(select outcome from arrival a where a.workspace_id = i.workspace_id and a.interaction_id = i.id order by a.id) as outcomes,
        array(select a.id from arrival a where a.workspace_id = i.workspace_id and a.interaction_id = i.id order by a.id) as arrivals
      from interaction i left join search_entry s on s.workspace_id = i.workspace_id and s.interaction_id = i.id
      left join interaction_text t on t.workspace_id = i.workspace_id and t.interaction_id = i.id
      left join participant h on h.workspace_id = i.workspace_id and h.interaction_id = i.id and h.part = 'from'
      where i.workspace_id = ${workspaceId} order by t.said, i.id`
    return (await run(scope, of.compile(db)))[0]
  }
  const harm = (what: ReturnType<typeof sql>) => run(scope, what.compile(db))
  const closes = async (conversationId: string) =>
    closeConversation(scope, conversationId, { members: [], departments: [], outline: false }, (within, ids) =>
      travel(within, ids, { moved: true }),
    )
  return { world, scope, kith: kithScope(ground, workspaceId), workspaceId, rows, harm, closes }
}

const whereOf = async (scope: Scope, id: string | undefined) => {
  const query = db.selectFrom('interaction').select('conversation_id').where('workspace_id', '=', scope.workspaceId)
  const [[row]] = await run(scope, query.where('id', '=', id ?? '').compile())
  return row?.conversation_id ?? ''
}

/** What may be gone, and how much of it all must still be there for the mail to be known by itself. */
const harms = [
  ['its search words', (of: string) => sql`delete from search_entry where workspace_id = ${of}`, [true, false]],
  ['its words', (of: string) => sql`delete from interaction_text where workspace_id = ${of}`, [true, false]],
  [
    'who took part',
    (of: string) => sql`with gone as (delete from participant where workspace_id = ${of})
    delete from search_entry where workspace_id = ${of}`,
    [true, false],
  ],
  ['all of it but its place', (of: string) => sql`delete from interaction where workspace_id = ${of}`, [true, false]],
] as const

test('a closed conversation is repaired under the ids it had, and stays closed', { timeout: 120_000 }, async () => {
  for (const [what, gone, withKey] of harms)
    for (const keyed of withKey) {
      const { scope, kith, workspaceId, rows, harm, closes } = await shop()
      const source = await makeSource(scope)
      await giveSource(scope, source, scope.memberId ?? '')
      const { interactionIds } = await arrive(kith, source, [mail(keyed)])
      await closes(await whereOf(scope, interactionIds[0]))
      const before = await rows()
      expect(before).toHaveLength(1)
      await harm(gone(workspaceId))
      expect(await repairSource(kith, source)).toMatchObject({ captured: 1, joined: 0 })
      expect([what, keyed, await rows()]).toEqual([what, keyed, before])
    }
})

test('so it is when its bytes are gone too, and it is read again from the file', async () => {
  const { scope, workspaceId, kith, rows, harm, closes } = await shop()
  const path = join(folder, 'closed.mbox')
  const body = [mail(false), mail(true, 'And oats?')].map((one) => `From - Mon Jan 01 00:00:00 2024\n${String(one)}\n`)
  writeFileSync(path, body.join('').replaceAll('\r\n', '\n'))
  const { sourceId } = await bringFile(scope, { path, name: 'closed.mbox', readers: 'everyone' })
  await importSource(kith, sourceId)
  for (const row of await rows()) await closes((row as { conversation_id: string }).conversation_id)
  const before = await rows()
  await harm(sql`delete from raw where workspace_id = ${workspaceId}`)
  await harm(sql`delete from interaction_text where workspace_id = ${workspaceId} and said like 'Between%'`)
  expect(await repairSource(kith, sourceId)).toMatchObject({ listed: 2, captured: 2, missing: 0 })
  expect(await rows()).toEqual(before)
})

test('who was settled stays settled', async () => {
  const { scope, workspaceId, kith, harm } = await shop()
  const source = await makeSource(scope)
  const { interactionIds } = await arrive(kith, source, [mail(false)])
  await travel(kith, interactionIds)
  await settle(scope, interactionIds[0] ?? '')
  await harm(sql`delete from search_entry where workspace_id = ${workspaceId}`)
  await repairSource(kith, source)
  await travel(kith, interactionIds)
  const waits = async (table: string) =>
    (
      await run(
        scope,
        sql`select interaction_id from ${sql.table(table)} where workspace_id = ${workspaceId}`.compile(db),
      )
    )[0]
  expect(await waits('waiting_settled')).toEqual([{ interaction_id: interactionIds[0] }])
  expect(await waits('waiting')).toEqual([])
})

test('a message of two sources is read by the readers of both, whichever of them is repaired', async () => {
  const { world, scope, workspaceId, kith, rows, harm } = await shop()
  const [mia, eve] = [await letIn(world, 'member', 'Mia Moss'), await letIn(world, 'member', 'Eve Elm')]
  const sources = [await makeSource(scope, [mia.id]), await makeSource(scope, [eve.id])]
  for (const source of sources) await arrive(kith, source, [mail(true)])
  const before = await rows()
  for (const source of sources)
    for (const table of ['search_entry', 'interaction']) {
      await harm(sql`delete from ${sql.table(table)} where workspace_id = ${workspaceId}`)
      expect(await repairSource(kith, source)).toMatchObject({ missing: 0 })
      expect(await rows()).toEqual(before)
    }
})
