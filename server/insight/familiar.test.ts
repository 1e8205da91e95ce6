// Who knows a customer best, and who may learn of it.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { arrive, letter, makeSource } from '../../test/arrive.ts'
import { letIn } from '../../test/someone.ts'
import { newWorld, openFrontDoor } from '../../test/world.ts'
import { db } from '../base/database.ts'
import { run } from '../base/scope.ts'
import { assignOwner, reckonOwners } from './familiar.ts'

const ann = 'Ann Bee <ann@bee.example>'
const priya = 'Priya Nair <priya@reed.example>'
const shared = 'Shop <info@reed.example>'

/** Each: who wrote to whom, and whether only one of us may read it. */
async function owners(mails: readonly { from: string; to: string; closed?: boolean }[]) {
  const { scope } = await newWorld({ addresses: ['tom@reed.example'] })
  const [everyone, mine] = [await makeSource(scope), await makeSource(scope, [scope.memberId ?? ''])]
  for (const [at, { from, to, closed }] of mails.entries()) {
    const mail = letter({ from, to, text: `${at}` })
    const { interactionIds } = await arrive(scope, closed ? mine : everyone, [mail], 'INBOX', at)
    await reckonOwners(scope, interactionIds)
  }
  const [rows] = await run(
    scope,
    sql<{ owner: string | null; owner_source: string | null }>`select m.name as owner, p.owner_source from person p
      left join member m on m.workspace_id = p.workspace_id and m.id = p.owner_id where p.workspace_id = ${scope.workspaceId}
      union all select m.name, o.owner_source from organization o
      left join member m on m.workspace_id = o.workspace_id and m.id = o.owner_id where o.workspace_id = ${scope.workspaceId}`.compile(
      db,
    ),
  )
  return rows
}

const both = (owner: string | null) => Array(2).fill({ owner, owner_source: owner && 'proposed' })

test('who speaks with them most knows them best', async () => {
  const often = [
    { from: ann, to: priya },
    { from: priya, to: ann },
    { from: ann, to: 'tom@reed.example' },
  ]
  expect(await owners(often)).toEqual(both('Priya Nair'))
})

test('who speaks with them in closed mail alone is not told of to everyone, whichever came first', async () => {
  const openly = { from: ann, to: shared }
  const closed = { from: ann, to: 'tom@reed.example', closed: true }
  expect(await owners([closed, closed])).toEqual(both('Tom Reed'))
  expect(await owners([openly, closed, closed])).toEqual(both(null))
  expect(await owners([closed, closed, openly])).toEqual(both(null))
  expect(await owners([closed, { from: ann, to: priya }, closed])).toEqual(both('Priya Nair'))
})

test('left to Kith, whoever knows them best is proposed at once, and what was before comes back', async () => {
  const world = await newWorld({ addresses: ['tom@reed.example'] })
  const { scope } = world
  const { ask } = await openFrontDoor(world)
  const mails = [1, 2].map((n) => letter({ from: ann, to: 'tom@reed.example', text: `${n}` }))
  await arrive(scope, await makeSource(scope), [...mails, letter({ from: ann, to: priya })])
  const [person] = (await ask('GET /people')).body.items
  const [organization] = (await ask('GET /organizations')).body.items
  const read: Record<string, string> = { [person.id]: 'GET /people/:id', [organization.id]: 'GET /organizations/:id' }
  for (const [id, key] of Object.entries(read)) {
    const owner = async () => (await ask(key, { id })).body.owner
    expect(await owner()).toBeNull()
    await ask('PUT /customers/:id/owner', { id, memberId: null })
    const before = await ask('PUT /customers/:id/owner', { id, memberId: null, source: 'proposed' })
    expect(before.body).toEqual({ memberId: null, source: 'set' })
    expect(await owner()).toEqual({ id: scope.memberId, name: 'Tom Reed', source: 'proposed' })
    await ask('PUT /customers/:id/owner', { id, ...before.body })
    expect(await owner()).toBeNull()
  }
})

test('what is proposed at once tells nothing of closed mail', async () => {
  const world = await newWorld({ addresses: ['tom@reed.example'] })
  const { scope } = world
  const { ask } = await openFrontDoor(world)
  await arrive(scope, await makeSource(scope), [letter({ from: ann, to: priya })])
  const closed = [1, 2].map((n) => letter({ from: ann, to: 'tom@reed.example', text: `${n}` }))
  await arrive(scope, await makeSource(scope, [scope.memberId ?? '']), closed)
  const [{ id }] = (await ask('GET /people')).body.items
  await ask('PUT /customers/:id/owner', { id, memberId: null, source: 'proposed' })
  expect((await ask('GET /people/:id', { id })).body.owner).toMatchObject({ name: 'Priya Nair', source: 'proposed' })
})

test('of several who set an owner at once each takes the place of one other, so that each can be taken back', async () => {
  const world = await newWorld({ addresses: ['tom@reed.example'] })
  const { scope } = world
  const { ask } = await openFrontDoor(world)
  const { interactionIds } = await arrive(scope, await makeSource(scope), [letter({ from: ann, to: priya })])
  const [{ id }] = (await ask('GET /people')).body.items
  const owner = async () => (await ask('GET /people/:id', { id })).body.owner
  const members = [
    ...(await Promise.all([1, 2, 3].map((n) => letIn(world, 'member', `M ${n}`)))).map((one) => one.id),
    null,
  ]
  const inOrder = (ids: (string | null)[]) => ids.map(String).toSorted((a, b) => (a < b ? -1 : 1))
  const set = (memberId: string | null) => assignOwner(scope, id, { memberId, source: 'set' })
  await set(null)
  for (let round = 0; round < 5; round++) {
    const first = (await owner())?.id ?? null
    const before = await Promise.all([...members.map(set), reckonOwners(scope, interactionIds)])
    const displaced = before.flatMap((one) => (one ? [one.memberId] : []))
    const last = (await owner())?.id ?? null
    expect(inOrder([...displaced, last])).toEqual(inOrder([...members, first]))
  }
})
