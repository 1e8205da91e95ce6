// Statements reach the workspace they are for, whatever the connection did before.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newWorld } from '../../../test/world.ts'
import { db } from '../database.ts'
import { atomically, run, runGlobal } from '../scope.ts'
import { onlyReads } from './wire.ts'

const members = () => sql<{ workspace_id: string }>`select workspace_id from member`.compile(db)

test('connections that are shared by workspaces show each its own rows only', async () => {
  const worlds = [await newWorld(), await newWorld(), await newWorld()]
  const asked = Array.from({ length: 60 }, async (_, at) => {
    const world = worlds[(at * 7) % 3]!
    const scope = { ...world.scope, ground: worlds[0]!.ground }
    const [rows] = at % 4 ? await run(scope, members()) : await atomically(scope, (scope) => run(scope, members()))
    expect(new Set(rows.map((row) => row.workspace_id))).toEqual(new Set([scope.workspaceId]))
    if (at % 5 === 0) expect(await runGlobal(scope.ground, members())).toEqual([])
    if (at % 6 === 0) await expect(run(scope, sql`select 1 / 0 from member`.compile(db))).rejects.toThrow('zero')
  })
  await Promise.all(asked)
})

test('a statement that writes, or may, gets a transaction; a failure in a batch leaves nothing written', async () => {
  const compiled = (text: string) => sql.raw(text).compile(db)
  for (const text of ['select 1', ' with a as (select 1) select * from a'])
    expect(onlyReads(compiled(text)), text).toBe(true)
  const writing = [
    'with a as (insert into note default values returning 1) select * from a',
    'select pg_advisory_xact_lock(1)',
    'select * from person for update',
    'delete from note',
    'set local x.y = 1',
  ]
  for (const text of writing) expect(onlyReads(compiled(text)), text).toBe(false)
  const { scope } = await newWorld()
  const add = sql`insert into conversation (workspace_id, id) values (${scope.workspaceId}, gen_random_uuid())`.compile(
    db,
  )
  await expect(run(scope, add, sql`select 1 / 0`.compile(db))).rejects.toThrow('zero')
  const [rows] = await run(
    scope,
    sql`select id from conversation where workspace_id = ${scope.workspaceId}`.compile(db),
  )
  expect(rows).toEqual([])
})
