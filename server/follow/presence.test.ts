// Who is writing an answer, as colleagues see it: at once, only those who may read the conversation, and nobody once it is over.
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { listenTo } from '../../test/access/stream.ts'
import { openTeam, type Team } from '../../test/team.ts'
import { db } from '../base/database.ts'
import { run } from '../base/scope.ts'

const ruth = 'Ruth Adler <ruth@adlers.example>'
const writing = 'POST /conversations/:id/writing'

const there = async ({ ask }: Team, id: string, token: string): Promise<string[] | number> => {
  const { status, body } = await ask('GET /conversations/:id/presence', { id }, token)
  if (status !== 200) return status
  return body.items.map((one: { name: string; writes: boolean }) => `${one.name}${one.writes ? ' writes' : ''}`)
}

test('who writes is seen by the others, not by themselves, and no more once they stop', async () => {
  const team = await openTeam()
  const { comes, does, tom, mia, priya } = team
  const { conversation: id } = await comes({ from: ruth })
  await does('POST /conversations/:id/looking', { id }, mia.token)
  await does(writing, { id }, priya.token)
  expect(await there(team, id, tom.token)).toEqual(['Mia Moss', 'Priya Nair writes'])
  expect(await there(team, id, mia.token)).toEqual(['Priya Nair writes'])
  await does(writing, { id, still: false }, priya.token)
  await does('POST /conversations/:id/looking', { id, still: false }, mia.token)
  expect(await there(team, id, tom.token)).toEqual([])
})

test('two write at once, and each sees the other', async () => {
  const team = await openTeam()
  const { comes, does, mia, priya } = team
  const { conversation: id } = await comes({ from: ruth })
  await Promise.all([mia, priya].map(({ token }) => does(writing, { id }, token)))
  expect(await there(team, id, mia.token)).toEqual(['Priya Nair writes'])
  expect(await there(team, id, priya.token)).toEqual(['Mia Moss writes'])
})

test('in what one may not read nobody is seen, and nothing is heard of it', async () => {
  const team = await openTeam()
  const { app, comes, does, ask, tom, mia, priya } = team
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { conversation: id } = await comes({ from: ruth }, [tom.id, mia.id])
  const [hers, others] = [await listenTo(app, tom.token), await listenTo(app, priya.token)]
  onTestFinished(() => [hers, others].forEach((stream) => stream.close()))
  await does(writing, { id }, mia.token)
  expect(await hers.hears('presence.changed', 3000)).not.toBeNull()
  expect(await there(team, id, tom.token)).toEqual(['Mia Moss writes'])
  expect(await there(team, id, priya.token)).toBe(404)
  expect((await ask(writing, { id }, priya.token)).status).toBe(404)
  expect(others.heard()).not.toContain('presence')
})

test('who is there only for what one does not read is not seen', async () => {
  const team = await openTeam()
  const { comes, does, mia, priya, gwen } = team
  const { conversation: id } = await comes({ from: ruth, id: 'a' })
  await comes({ from: ruth, id: 'b', replyTo: 'a', text: 'Between us?' }, [mia.id, gwen.id])
  await does('POST /conversations/:id/looking', { id }, gwen.token)
  expect(await there(team, id, mia.token)).toEqual(['Gwen Gale'])
  expect(await there(team, id, priya.token)).toEqual([])
})

test('said again and again, it is told of once, and nothing is logged of it', async () => {
  const team = await openTeam()
  const { world, app, comes, does, tom, mia } = team
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { conversation: id } = await comes({ from: ruth })
  const stream = await listenTo(app, tom.token)
  onTestFinished(() => stream.close())
  for (let n = 0; n < 3; n++) {
    await does(writing, { id }, mia.token)
    await stream.hears('presence.changed', 2000)
  }
  await new Promise((done) => setTimeout(done, 400))
  expect(stream.heard().split('presence.changed')).toHaveLength(2)
  const events = sql<{
    kind: string
  }>`select kind from event where workspace_id = ${world.scope.workspaceId} and kind like 'presence%'`
  expect(await run(world.scope, events.compile(db))).toEqual([[]])
})
