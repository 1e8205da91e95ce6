// Looking around in the village, and leaving no trace of it.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { letIn } from '../test/someone.ts'
import { newWorld, openFrontDoor, type World } from '../test/world.ts'
import { db } from './base/database.ts'
import { run } from './base/scope.ts'
import { importSource } from './capture/import.ts'
import { kithScope } from './workspace/session.ts'

async function door() {
  const world = await newWorld({ company: 'Marsh Mill', domains: ['mill.example'] })
  return { world, ...(await openFrontDoor(world)) }
}

/** Every row that any table holds of a workspace, by table. */
async function rowsOf({ ground }: World, workspaceId: string): Promise<Record<string, number>> {
  const client = await ground.pool.connect()
  try {
    await client.query('begin')
    await client.query('select kith_set_workspace($1)', [workspaceId])
    const { rows: tables } = await client.query(
      "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'workspace_id'",
    )
    const counts: Record<string, number> = {}
    for (const { name } of tables) {
      const { rows } = await client.query(`select count(*) as n from ${name} where workspace_id = $1`, [workspaceId])
      if (rows[0].n > 0) counts[name] = rows[0].n
    }
    return counts
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('the village is a workspace of its own, with its people, its aim and its mail', { timeout: 60_000 }, async () => {
  const { world, ask } = await door()
  const { status, body } = await ask('POST /village')
  expect(status).toBe(200)
  const here = (await ask('GET /here')).body
  expect(here).toMatchObject({
    workspace: { id: body.id, village: true },
    member: { name: 'Anna Marsh', role: 'owner' },
  })
  expect(here.workspaces).toHaveLength(2)
  const members = (await ask('GET /members')).body.items
  expect(members.map((one: { name: string }) => one.name)).toEqual(['Anna Marsh', 'Priya Nair', 'Tom Reed'])
  expect((await ask('GET /vision')).body.vision.sentence).toMatch(/^Nobody in Leeds/)
  expect((await ask('GET /goals')).body.items).toHaveLength(2)
  expect((await ask('GET /departments')).body.items).toHaveLength(3)
  expect((await ask('GET /village')).body).toEqual({ village: true, ready: false })
  expect((await ask('POST /village')).body.id).toBe(body.id)

  const scope = kithScope(world.ground, body.id)
  const sources = await world.ground.pool.query(
    "select data->>'sourceId' as id from pgboss.job where name = 'import' and data->>'workspaceId' = $1",
    [body.id],
  )
  for (const { id } of sources.rows) await importSource(scope, id)
  expect((await rowsOf(world, body.id)).interaction).toBeGreaterThan(300)

  expect((await ask('DELETE /village')).status).toBe(200)
  expect(await rowsOf(world, body.id)).toEqual({})
  expect(existsSync(join(world.ground.home, 'village', body.id))).toBe(false)
  expect((await ask('GET /here')).body).toMatchObject({
    workspace: { name: 'Marsh Mill' },
    workspaces: [{ name: 'Marsh Mill' }],
  })
})

test('however often it is asked for at once, it is made once', { timeout: 60_000 }, async () => {
  const { world, ask } = await door()
  const answers = await Promise.all(Array.from({ length: 6 }, () => ask('POST /village')))
  expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200))
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  expect((await ask('GET /here')).body.workspaces).toHaveLength(2)
  expect((await rowsOf(world, answers[0]?.body.id)).source).toBe(4)
})

test('cut short, nothing of it is there, and the next time it is whole', { timeout: 60_000 }, async () => {
  const { world, ask } = await door()
  const { ground } = world
  const folder = join(ground.home, 'village')
  rmSync(folder, { recursive: true, force: true })
  writeFileSync(folder, 'in the way')
  expect((await ask('POST /village')).status).toBe(503)
  expect((await ask('GET /here')).body.workspaces).toHaveLength(1)
  rmSync(folder)
  const { body } = await ask('POST /village')
  expect((await rowsOf(world, body.id)).source).toBe(4)
  expect(readdirSync(folder)).toEqual([body.id])
})

test('one that was left half made is erased and made anew', { timeout: 60_000 }, async () => {
  const { world, ask } = await door()
  const { body: half } = await ask('POST /village')
  const scope = kithScope(world.ground, half.id)
  await run(scope, sql`delete from event where workspace_id = ${half.id} and kind = 'source.brought'`.compile(db))
  const { body: whole } = await ask('POST /village')
  expect(whole.id).not.toBe(half.id)
  expect(await rowsOf(world, half.id)).toEqual({})
  expect(existsSync(join(world.ground.home, 'village', half.id))).toBe(false)
  expect((await ask('GET /here')).body).toMatchObject({ workspace: { id: whole.id, village: true } })
  expect((await ask('POST /village')).body.id).toBe(whole.id)
})

test('a company of one’s own cannot be deleted like the village', async () => {
  const { ask } = await door()
  const refused = await ask('DELETE /village')
  expect([refused.status, refused.body.code]).toEqual([409, 'not_the_village'])
})

test('a member and a guest neither open nor delete the village', async () => {
  const { world, ask } = await door()
  for (const role of ['member', 'guest'] as const) {
    const { token } = await letIn(world, role)
    expect((await ask('POST /village', {}, token)).status).toBe(403)
    expect((await ask('DELETE /village', {}, token)).status).toBe(403)
  }
})
