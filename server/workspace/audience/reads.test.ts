// Whether another member reads an audience: the same as what that member may read when they are here.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { letIn } from '../../../test/someone.ts'
import { newWorld } from '../../../test/world.ts'
import { db } from '../../base/database.ts'
import { run } from '../../base/scope.ts'
import { findAccount } from '../account.ts'
import { makeAudience } from '../audience.ts'
import { addDepartment } from '../department.ts'
import { changeMember } from '../member.ts'
import { enterWorkspace } from '../session.ts'
import type { Readers } from './readers.ts'
import { departmentAtom } from './readers.ts'
import { readsOneOf } from './reads.ts'

test('of every member and every sort of audience it says what the member’s own scope says', async () => {
  const world = await newWorld()
  const { scope, ground } = world
  const departments = [await addDepartment(scope, 'Sales'), await addDepartment(scope, 'Service')]
  const people = [
    await letIn(world, 'member', 'In neither'),
    await letIn(world, 'member', 'In the first'),
    await letIn(world, 'manager', 'In both'),
    await letIn(world, 'guest', 'A guest of neither'),
    await letIn(world, 'guest', 'A guest of the second'),
  ]
  const places = [[], [0], [0, 1], [], [1]]
  for (const [at, one] of people.entries())
    await changeMember(scope, one.id, { departmentIds: (places[at] ?? []).map((place) => departments[place] ?? '') })
  const [sales, service] = departments.map(departmentAtom) as [string, string]
  const [a, b, , guest] = people.map(({ id }) => id) as [string, string, string, string]
  const all: Readers[] = [
    'everyone',
    [a],
    [a, guest],
    [sales],
    [sales, guest],
    { full: [[sales], [service]], outline: [] },
    { full: ['everyone', [service]], outline: [] },
    {
      full: [
        [a, b, service],
        [sales, guest],
      ],
      outline: 'everyone',
    },
    { full: [[b]], outline: [sales] },
  ]
  const audiences: string[] = []
  for (const readers of all) audiences.push(await makeAudience(scope, readers))
  const told: string[] = []
  const own: string[] = []
  for (const { id, email } of people) {
    const hers = await enterWorkspace(ground, (await findAccount(ground, email)) ?? '', scope.workspaceId)
    for (const audience of audiences) {
      const query = sql<{ reads: boolean }>`select ${readsOneOf(scope, 'm', sql`array[${audience}]::uuid[]`)} as reads
        from member m where m.workspace_id = ${scope.workspaceId} and m.id = ${id}`
      const [[row]] = await run(scope, query.compile(db))
      told.push(`${id} ${audience} ${row?.reads}`)
      own.push(`${id} ${audience} ${hers?.audiences.includes(audience)}`)
    }
  }
  expect(told).toEqual(own)
  expect(new Set(own.map((line) => line.split(' ')[2]))).toEqual(new Set(['true', 'false']))
})
