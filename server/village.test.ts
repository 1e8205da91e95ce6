// Looking around in the village, and leaving no trace of it.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { letIn } from '../test/someone.ts'
import { newWorld, openFrontDoor, type World } from '../test/world.ts'
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
