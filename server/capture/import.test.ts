// Importing whole files, against the database.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { zipOf } from '../../test/archive.ts'
import { letter } from '../../test/arrive.ts'
import { newWorld } from '../../test/world.ts'
import { db } from '../base/database.ts'
import { run, statementListeners } from '../base/scope.ts'
import { importSource } from './import.ts'
import { proveSource } from './prove.ts'
import { repairSource } from './repair.ts'
import { bringFile } from './source.ts'

const folder = mkdtempSync(join(tmpdir(), 'kith-import-'))
afterAll(() => rmSync(folder, { recursive: true }))

function writeMbox(name: string, mails: number): string {
  const path = join(folder, name)
  const body = Array.from(
    { length: mails },
    (_, at) =>
      `From - Mon Jan 01 00:00:00 2024\n${letter({
        from: 'Margaret Chen <margaret@chensbakery.example>',
        text: `Order ${at}`,
        id: `${name}-${at}`,
      })
        .toString()
        .replaceAll('\r\n', '\n')}\n`,
  )
  writeFileSync(path, body.join(''))
  return path
}

test('a mailbox is imported once, and its proof closes', async () => {
  const { scope } = await newWorld()
  const path = writeMbox('orders.mbox', 230)
  const { sourceId, known } = await bringFile(scope, { path, name: 'orders.mbox', readers: 'everyone' })
  expect(known).toBe(false)
  expect(await importSource(scope, sourceId)).toMatchObject({ messages: 230, captured: 230, joined: 0 })
  expect(await proveSource(scope, sourceId)).toMatchObject({ listed: 230, captured: 230, missing: 0, problem: null })
  expect(await bringFile(scope, { path, name: 'again.mbox', readers: 'everyone' })).toMatchObject({
    sourceId,
    known: true,
  })
  expect(await importSource(scope, sourceId)).toMatchObject({ captured: 0, joined: 0 })
})

test('the progress of an archive is that of its messages, however small it is packed', async () => {
  const { scope } = await newWorld()
  const path = join(folder, 'small.zip')
  writeFileSync(path, zipOf([{ name: 'orders.mbox', bytes: readFileSync(writeMbox('many.mbox', 500)) }]))
  const { sourceId } = await bringFile(scope, { path, name: 'small', readers: 'everyone' })
  let told = 0
  const listen = (text: string, parameters: readonly unknown[]) => {
    if (text.startsWith('update "source" set "bytes_read"')) told = Number(parameters[0])
  }
  const furthest: number[] = []
  statementListeners.add(listen)
  await importSource(scope, sourceId, {
    onProgress: ({ messages }) => furthest.push(Math.abs(told / statSync(path).size - messages / 500)),
  })
  statementListeners.delete(listen)
  expect(furthest).toHaveLength(5)
  expect(Math.max(...furthest)).toBeLessThan(0.05)
})

test('rows deleted behind its back are found missing and repaired', async () => {
  const { scope } = await newWorld()
  const { sourceId } = await bringFile(scope, {
    path: writeMbox('lost.mbox', 120),
    name: 'lost.mbox',
    readers: 'everyone',
  })
  await importSource(scope, sourceId)
  const some = sql`(select interaction_id from arrival where workspace_id = ${scope.workspaceId} order by position limit 7)`
  await run(
    scope,
    sql`delete from interaction_text where workspace_id = ${scope.workspaceId} and interaction_id in ${some}`.compile(
      db,
    ),
    sql`delete from arrival where workspace_id = ${scope.workspaceId} and id in (select id from arrival where workspace_id = ${scope.workspaceId} order by position desc limit 5)`.compile(
      db,
    ),
  )
  expect(await proveSource(scope, sourceId)).toMatchObject({ listed: 120, missing: 12 })
  expect(await repairSource(scope, sourceId)).toMatchObject({ listed: 120, missing: 0 })
  const [[counted]] = await run(
    scope,
    sql<{
      interactions: number
    }>`select interactions from acquaintance where workspace_id = ${scope.workspaceId} and kind = 'person'`.compile(db),
  )
  expect(counted?.interactions).toBe(120)
})

test('a file that is gone keeps its last listing and says so', async () => {
  const { scope } = await newWorld()
  const path = writeMbox('gone.mbox', 3)
  const { sourceId } = await bringFile(scope, { path, name: 'gone.mbox', readers: 'everyone' })
  await importSource(scope, sourceId)
  await proveSource(scope, sourceId)
  rmSync(path)
  expect(await proveSource(scope, sourceId)).toMatchObject({ listed: 3, captured: 3, missing: 0, problem: 'file_gone' })
})

test('mail among ourselves is searched again for customers who were met later', async () => {
  const { scope, ground } = await newWorld()
  const among = letter({
    from: 'Tom Reed <tom@reed.example>',
    to: 'Anna <anna@reed.example>',
    text: 'Ring Margaret Chen',
  })
  const path = join(folder, 'among.eml')
  writeFileSync(path, among)
  const first = await bringFile(scope, { path, name: 'among', readers: 'everyone' })
  await importSource(scope, first.sourceId)
  const later = await bringFile(scope, { path: writeMbox('later.mbox', 2), name: 'later', readers: 'everyone' })
  await importSource(scope, later.sourceId)
  const queued = `select from pgboss.job where name = 'mention' and data->>'workspaceId' = $1`
  expect((await ground.pool.query(queued, [scope.workspaceId])).rowCount).toBe(2)
})

const enron = join(process.env['KITH_DATA'] ?? '/nowhere', 'enron-maildir/enron_dev.tar.gz')
test.skipIf(!existsSync(enron))(
  'every message of a real mailbox is accounted for, and again adds none',
  { timeout: 120_000 },
  async () => {
    const { scope } = await newWorld()
    const { sourceId } = await bringFile(scope, { path: enron, name: 'enron', readers: 'everyone' })
    const first = await importSource(scope, sourceId)
    expect(first.messages).toBe(2228)
    expect(first.captured + first.joined + first.quarantined + first.leftOut).toBe(2228)
    const proof = await proveSource(scope, sourceId)
    expect(proof).toMatchObject({ listed: 2228, missing: 0 })
    expect(await importSource(scope, sourceId)).toMatchObject({ captured: 0, joined: 0, quarantined: 0, leftOut: 0 })
  },
)
