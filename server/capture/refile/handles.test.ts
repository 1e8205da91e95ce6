// Naming what is ours later gives what naming it before would have given.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { arrive, letter, makeSource } from '../../../test/arrive.ts'
import { newWorld } from '../../../test/world.ts'
import { db } from '../../base/database.ts'
import { run, type Scope } from '../../base/scope.ts'
import { setSpoken } from '../../people/acquaintance.ts'
import { audienceId } from '../../workspace/audience.ts'
import { listMembers } from '../../workspace/member.ts'
import { dropAddress, dropDomain, keepAddress, keepDomain } from '../../workspace/ours.ts'
import { refileOurs } from './handles.ts'

const margaret = 'Margaret Chen <margaret@chensbakery.example>'
const sam = 'Sam Okafor <sam@okafor.example>'
const priya = 'Priya Nair <priya@marsh.example>'
const shop = 'shop@marsh.example'
const home = 'Tom Reed <tom.reed@gmail.com>'

const mails = [
  letter({ from: margaret, to: shop, subject: 'Flour', text: 'Two sacks please.', at: '2026-11-02T23:30:00Z' }),
  letter({ from: priya, to: margaret, subject: 'Re: Flour', text: 'On its way.', at: '2026-11-03T09:00:00Z' }),
  letter({ from: priya, to: shop, subject: 'Oven', text: 'Margaret Chen asks again.', at: '2026-11-03T10:00:00Z' }),
  letter({ from: sam, to: `${priya}, ${margaret}`, subject: 'Oven', text: 'I can come.', at: '2026-11-04T10:00:00Z' }),
  letter({
    from: home,
    to: `${sam}, ${margaret}`,
    cc: priya,
    subject: 'Oven',
    text: 'Good.',
    at: '2026-11-05T10:00:00Z',
  }),
  letter({ from: shop, to: `${margaret}, ${sam}`, subject: 'Closed', text: 'On Sunday.', at: '2026-11-06T10:00:00Z' }),
  letter({
    from: priya,
    to: margaret,
    subject: 'Our letter',
    text: 'News from the mill.',
    at: '2026-11-07T10:00:00Z',
    headers: { Precedence: 'bulk', 'List-Unsubscribe': '<https://marsh.example/out>' },
  }),
]

/** Everything that filing decides, without ids. */
async function picture(scope: Scope) {
  const ws = sql`${scope.workspaceId}::uuid`
  const read = async (text: ReturnType<typeof sql>) => (await run(scope, text.compile(db)))[0]
  return {
    handles: await read(sql`select h.value, h.nature, p.name as person, o.domain, m.name as member from handle h
      left join person p on p.id = h.person_id left join organization o on o.id = h.organization_id left join member m on m.id = h.member_id
      where h.workspace_id = ${ws} order by 1`),
    people: await read(sql`select p.name, p.name_source, o.name as organization from person p
      left join organization o on o.id = p.organization_id where p.workspace_id = ${ws} order by 1`),
    organizations: await read(sql`select name, domain from organization where workspace_id = ${ws} order by 1`),
    members: await read(sql`select name, status from member where workspace_id = ${ws} order by 1`),
    interactions:
      await read(sql`select i.subject, i.happened_at, i.direction, coalesce(p.name, o.name) as customer, m.name as member from interaction i
      left join person p on p.id = i.customer_id left join organization o on o.id = i.customer_id left join member m on m.id = i.member_id
      where i.workspace_id = ${ws} order by 2`),
    participants:
      await read(sql`select i.happened_at, a.part, h.value, p.name as person, o.name as organization, m.name as member from participant a
      join interaction i on i.id = a.interaction_id join handle h on h.id = a.handle_id
      left join person p on p.id = a.person_id left join organization o on o.id = a.organization_id left join member m on m.id = a.member_id
      where a.workspace_id = ${ws} order by 1, 2, 3`),
    acquaintance:
      await read(sql`select coalesce(p.name, o.name) as name, a.kind, a.interactions, a.first_at, a.last_at from acquaintance a
      left join person p on p.id = a.subject_id left join organization o on o.id = a.subject_id where a.workspace_id = ${ws} order by 1, 2`),
    days: await read(
      sql`select day, direction, interactions from interaction_day where workspace_id = ${ws} and interactions > 0 order by 1, 2`,
    ),
    words: await read(sql`select word, count(*) from name_word where workspace_id = ${ws} group by word order by 1`),
    outcomes: await read(
      sql`select outcome, rule, arrivals from source_tally where workspace_id = ${ws} and arrivals > 0 order by 1, 2`,
    ),
    seen: await read(sql`select h.value, n.name, n.wrote from handle_name n join handle h on h.id = n.handle_id
      where n.workspace_id = ${ws} and h.nature <> 'ours' order by 1, 2`),
  }
}

const change = { addresses: ['tom.reed@gmail.com'], domains: ['marsh.example'] }

async function name(scope: Scope) {
  await keepDomain(scope, 'marsh.example')
  await keepAddress(scope, 'tom.reed@gmail.com', scope.memberId)
}

test('an address and a domain that are named later are as if they had been named before', async () => {
  const [before, after] = [await newWorld(), await newWorld()]
  await name(before.scope)
  await arrive(before.scope, await makeSource(before.scope), mails)
  await arrive(after.scope, await makeSource(after.scope), mails)
  expect(await picture(after.scope)).not.toEqual(await picture(before.scope))
  await name(after.scope)
  await refileOurs(after.scope, change)
  const expected = await picture(before.scope)
  expect(await picture(after.scope)).toEqual(expected)
  await refileOurs(after.scope, change)
  expect(await picture(after.scope)).toEqual(expected)
})

test('an address and a domain that are taken away are as if they had never been named', async () => {
  const [before, after] = [await newWorld(), await newWorld()]
  const people = mails.slice(0, -1)
  await arrive(before.scope, await makeSource(before.scope), people)
  await name(after.scope)
  await arrive(after.scope, await makeSource(after.scope), people)
  await dropDomain(after.scope, 'marsh.example')
  await dropAddress(after.scope, 'tom.reed@gmail.com')
  await refileOurs(after.scope, change)
  expect(await picture(after.scope)).toEqual(await picture(before.scope))
})

test('an address that changes hands takes its mail along', async () => {
  const { scope } = await newWorld()
  await keepAddress(scope, 'shop@marsh.example', null)
  await arrive(scope, await makeSource(scope), [letter({ from: margaret, to: shop })])
  await keepAddress(scope, 'shop@marsh.example', scope.memberId)
  await refileOurs(scope, { addresses: ['shop@marsh.example'], domains: [] })
  expect((await picture(scope)).interactions).toEqual([
    expect.objectContaining({ direction: 'in', member: 'Tom Reed' }),
  ])
})

test('who was made by hand stays, also when their only address turns out to be ours', async () => {
  const { scope } = await newWorld()
  await arrive(scope, await makeSource(scope), [letter({ from: priya })])
  const [[person]] = await run(
    scope,
    sql<{
      id: string
    }>`update person set made_by = ${scope.memberId} where workspace_id = ${scope.workspaceId} returning id`.compile(
      db,
    ),
  )
  await setSpoken(scope, [person?.id ?? ''], [])
  await keepDomain(scope, 'marsh.example')
  await refileOurs(scope, { addresses: [], domains: ['marsh.example'] })
  const { people, handles } = await picture(scope)
  expect(people).toEqual([expect.objectContaining({ name: 'Priya Nair' })])
  expect(handles).toContainEqual(
    expect.objectContaining({ value: 'priya@marsh.example', nature: 'ours', person: null }),
  )
})

test('a colleague who was met in closed mail alone stays unknown to others when their domain is named ours', async () => {
  const { scope } = await newWorld({ domains: [] })
  const closed = await makeSource(scope, [scope.memberId ?? ''])
  await arrive(scope, closed, [
    letter({ from: 'Vera Vale <vera@marsh.example>', to: margaret }),
    letter({ from: 'Priya Secret-Longname <priya@marsh.example>', to: margaret }),
  ])
  await arrive(scope, await makeSource(scope), mails.slice(0, 3))
  const mine = { ...scope, audiences: [...scope.audiences, audienceId(scope.workspaceId, [scope.memberId ?? ''])] }
  const others = { ...scope, audiences: [audienceId(scope.workspaceId, 'everyone')] }
  await keepDomain(scope, 'marsh.example')
  await refileOurs(scope, { addresses: [], domains: ['marsh.example'] })
  const names = async (of: Scope) => (await listMembers(of)).map(({ name }) => name)
  expect(await names(mine)).toEqual(['Priya Nair', 'Tom Reed', 'Vera Vale'])
  expect(await names(others)).toEqual(['Priya Nair', 'Tom Reed'])
})
