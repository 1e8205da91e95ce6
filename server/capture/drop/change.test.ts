// A drop address is made once, however quickly it is asked for again.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newWorld, openFrontDoor } from '../../../test/world.ts'
import { db } from '../../base/database.ts'
import { run } from '../../base/scope.ts'

test('asked for twice within a moment one address is made; of another name or for others it is another', async () => {
  const world = await newWorld()
  const { ask } = await openFrontDoor(world)
  const make = async (name: string, readers: string) =>
    (await ask('POST /drop-addresses', { name, readers })).body.id as string
  const twice = await Promise.all([make('From the shop', 'everyone'), make('From the shop', 'everyone')])
  const others = [await make('From the fair', 'everyone'), await make('From the shop', 'owner')]
  expect(new Set(twice).size).toBe(1)
  expect(new Set([...twice, ...others]).size).toBe(3)
  const passed = sql`update source set made_at = made_at - interval '6 seconds' where workspace_id = ${world.scope.workspaceId}`
  await run(world.scope, passed.compile(db))
  expect(twice).not.toContain(await make('From the shop', 'everyone'))
})
