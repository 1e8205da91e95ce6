// A company of ten thousand: nobody of them is passed over, listed to whom they may not be, or left behind.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { arrive, letter, makeSource } from '../../test/arrive.ts'
import { newWorld } from '../../test/world.ts'
import { db } from '../base/database.ts'
import { type Scope, run } from '../base/scope.ts'
import { refileOurs } from '../capture/refile/handles.ts'
import { makeAudience } from './audience.ts'
import { listMembers } from './member.ts'
import { dropDomain, keepDomain, listOurs } from './ours.ts'

const size = 10_000

/** Colleagues of a domain of ours, known from mail: the last hundred from mail that `closed` alone may read. */
async function employ(scope: Scope, closed: string): Promise<void> {
  const ws = sql`${scope.workspaceId}::uuid`
  const everyone = await makeAudience(scope, 'everyone')
  await keepDomain(scope, 'big.example')
  await run(
    scope,
    sql`insert into member (workspace_id, id, name, role, status)
      select ${ws}, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Colleague ' || lpad(n::text, 5, '0'), 'guest', 'known'
      from generate_series(1, ${size}::int) n`.compile(db),
    sql`insert into member_address (workspace_id, address, member_id, found_by)
      select workspace_id, 'c' || right(name, 5) || '@big.example', id, 'domain' from member where workspace_id = ${ws} and status = 'known'`.compile(
      db,
    ),
    sql`insert into address_met (workspace_id, address, audience_id)
      select workspace_id, address, case when address >= 'c09901' then ${closed}::uuid else ${everyone}::uuid end
      from member_address where workspace_id = ${ws} and found_by = 'domain'`.compile(db),
  )
}

test('of ten thousand colleagues each is known, and recognised, and gone with their domain', {
  timeout: 60_000,
}, async () => {
  const { scope } = await newWorld()
  const mine = await makeAudience(scope, [scope.memberId ?? ''])
  await employ(scope, mine)
  const others = { ...scope, audiences: scope.audiences.filter((id) => id !== mine) }
  const me = { ...scope, audiences: [...new Set([...scope.audiences, mine])] }
  expect(await listMembers(me)).toHaveLength(size + 1)
  const seen = await listMembers(others)
  expect(seen).toHaveLength(size + 1 - 100)
  expect(seen.some(({ name }) => name === 'Colleague 09900')).toBe(true)
  expect(seen.some(({ name }) => name > 'Colleague 09900' && name.startsWith('Colleague'))).toBe(false)
  expect((await listOurs(others)).addresses.filter(({ foundBy }) => foundBy === 'domain')).toHaveLength(size - 100)

  const last = 'Colleague 09900 <c09900@big.example>'
  await arrive(scope, await makeSource(scope), [letter({ from: last, to: 'c00001@big.example' })])
  const [[letterOfOurs]] = await run(scope, db.selectFrom('interaction').select('direction').compile())
  expect(letterOfOurs?.direction).toBe('among')

  await dropDomain(scope, 'big.example')
  await refileOurs(scope, { addresses: [], domains: ['big.example'] })
  expect((await listOurs(me)).addresses.filter(({ address }) => address.endsWith('@big.example'))).toEqual([])
  expect(await listMembers(me)).toHaveLength(1)
  const [[turned]] = await run(scope, db.selectFrom('interaction').select('direction').compile())
  expect(turned?.direction).toBe('in')
})
