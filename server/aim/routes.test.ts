// The vision and the goals, through the front door.
import { expect, test } from 'vitest'
import { letIn } from '../../test/someone.ts'
import { newWorld, openFrontDoor } from '../../test/world.ts'

async function door() {
  const world = await newWorld()
  return { world, ...(await openFrontDoor(world)) }
}

test('a new sentence holds, and the older ones are its history', async () => {
  const { world, ask } = await door()
  expect((await ask('GET /vision')).body).toEqual({ vision: null })
  await ask('POST /vision', { sentence: 'Nobody should have to ring us twice.' })
  const { body } = await ask('POST /vision', { sentence: 'They know me there.' })
  expect((await ask('GET /vision')).body.vision).toMatchObject({
    id: body.id,
    sentence: 'They know me there.',
    writtenBy: world.scope.memberId,
  })
  const history = (await ask('GET /vision/history')).body.items
  expect(history.map(({ sentence }: { sentence: string }) => sentence)).toEqual([
    'They know me there.',
    'Nobody should have to ring us twice.',
  ])
})

test('the newest sentence can be taken back, an older one not', async () => {
  const { ask } = await door()
  const first = await ask('POST /vision', { sentence: 'One.' })
  const second = await ask('POST /vision', { sentence: 'Two.' })
  const refused = await ask('DELETE /vision/:id', { id: first.body.id })
  expect([refused.status, refused.body.code]).toEqual([409, 'vision_superseded'])
  expect((await ask('DELETE /vision/:id', { id: second.body.id })).status).toBe(200)
  expect((await ask('GET /vision')).body.vision.sentence).toBe('One.')
})

test('the same sentence written again changes nothing', async () => {
  const { ask } = await door()
  const first = await ask('POST /vision', { sentence: 'One.' })
  const again = await ask('POST /vision', { sentence: '  One. ' })
  expect(again.body.id).toBe(first.body.id)
  expect((await ask('GET /vision/history')).body.items).toHaveLength(1)
})

test('a goal is added, changed, dropped and taken up again', async () => {
  const { ask } = await door()
  const { body } = await ask('POST /goals', { name: 'Answer the same day', serves: 'satisfaction' })
  await ask('PATCH /goals/:id', { id: body.id, target: '9 of 10 by six' })
  const goals = async () => (await ask('GET /goals')).body.items
  expect(await goals()).toEqual([
    expect.objectContaining({
      name: 'Answer the same day',
      serves: 'satisfaction',
      target: '9 of 10 by six',
      dropped: false,
    }),
  ])
  await ask('PUT /goals/:id/dropped', { id: body.id })
  expect((await goals())[0].dropped).toBe(true)
  await ask('DELETE /goals/:id/dropped', { id: body.id })
  expect((await goals())[0].dropped).toBe(false)
})

test('each visible change is an event', async () => {
  const { world, ask } = await door()
  const { body } = await ask('POST /goals', { name: 'Sell more rye', serves: 'revenue' })
  await ask('PUT /goals/:id/dropped', { id: body.id })
  await ask('PUT /goals/:id/dropped', { id: body.id })
  const client = await world.ground.pool.connect()
  try {
    await client.query('begin')
    await client.query('select kith_set_workspace($1)', [world.scope.workspaceId])
    const { rows } = await client.query('select kind from event where subject_id = $1 order by id', [body.id])
    expect(rows.map(({ kind }) => kind)).toEqual(['goal.added', 'goal.dropped'])
    await client.query('rollback')
  } finally {
    client.release()
  }
})

test('a member and a guest read the aim and do not write it', async () => {
  const { world, ask } = await door()
  const goal = await ask('POST /goals', { name: 'Answer the same day', serves: 'satisfaction' })
  for (const role of ['member', 'guest'] as const) {
    const { token } = await letIn(world, role)
    const tries = [
      await ask('POST /vision', { sentence: 'Mine.' }, token),
      await ask('POST /goals', { name: 'Mine', serves: 'cost' }, token),
      await ask('PATCH /goals/:id', { id: goal.body.id, name: 'Mine' }, token),
      await ask('PUT /goals/:id/dropped', { id: goal.body.id }, token),
    ]
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403])
    expect((await ask('GET /goals', {}, token)).body.items).toHaveLength(1)
    expect((await ask('GET /vision', {}, token)).status).toBe(200)
  }
})

test('a goal and a sentence of another workspace are not found', async () => {
  const { ask } = await door()
  const other = await door()
  const goal = await other.ask('POST /goals', { name: 'Theirs', serves: 'cost' })
  const vision = await other.ask('POST /vision', { sentence: 'Theirs.' })
  const tries = [
    await ask('PATCH /goals/:id', { id: goal.body.id, name: 'Ours' }),
    await ask('PUT /goals/:id/dropped', { id: goal.body.id }),
    await ask('DELETE /goals/:id/dropped', { id: goal.body.id }),
    await ask('DELETE /vision/:id', { id: vision.body.id }),
  ]
  expect(tries.map(({ status }) => status)).toEqual([404, 404, 404, 404])
})
