// What is remembered of sessions never outlives a change of rights in this process.
import { expect, inject, test } from 'vitest'
import { letIn, type Someone } from '../../test/someone.ts'
import { newWorld, type World } from '../../test/world.ts'
import { withClient } from '../base/postgres/roles.ts'
import { changeMember } from './member.ts'
import { leaveWorkspace } from './member/depart.ts'
import { enter } from './session.ts'
import { forgetSessions } from './session/opened.ts'

/** Lets them enter, and changes something once their role was read and before it is known what they read. */
async function whileEntering({ ground }: World, { token }: Someone, change: () => Promise<void>) {
  forgetSessions()
  return withClient(inject('owner'), async (client) => {
    await client.query('begin')
    await client.query('lock table audience_reader in access exclusive mode')
    const entering = enter(ground, token)
    const waiting = `select from pg_locks where not granted and relation = 'audience_reader'::regclass`
    while ((await client.query(waiting)).rows.length === 0);
    await change()
    await client.query('commit')
    return entering
  })
}

test('who may do less from now on is let in with no more, also by a request on its way and by those after it', async () => {
  const world = await newWorld()
  const mia = await letIn(world, 'manager')
  const entered = await whileEntering(world, mia, () => changeMember(world.scope, mia.id, { role: 'guest' }))
  expect(entered?.scope?.role).toBe('guest')
  expect((await enter(world.ground, mia.token))?.scope?.role).toBe('guest')
})

test('who is shut out while they enter is out', async () => {
  const world = await newWorld()
  const mia = await letIn(world, 'member')
  expect(await whileEntering(world, mia, () => leaveWorkspace(world.scope, mia.id))).toBeNull()
  expect(await enter(world.ground, mia.token)).toBeNull()
})
