// What signatures teach of people.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { arrive, letter, makeSource } from '../../test/arrive.ts'
import { newWorld } from '../../test/world.ts'
import { db } from '../base/database.ts'
import { run, type Scope } from '../base/scope.ts'
import { learnSignatures } from './signature.ts'

const signed = (at: string, lines: string[], from = 'margaret.c@chensbakery.example') =>
  letter({ from, at, text: `Two sacks please, as always.\n\n-- \n${lines.join('\n')}`, subject: at })

async function learn(scope: Scope, mails: Buffer[], readers: 'everyone' | string[] = 'everyone') {
  const { interactionIds } = await arrive(scope, await makeSource(scope, readers), mails)
  await learnSignatures(scope, interactionIds)
  const [rows] = await run(
    scope,
    sql<{
      name: string
      title: string
      organization: string | null
      phones: string[]
    }>`select p.name, p.title, o.name as organization,
      array(select value from handle h where h.workspace_id = p.workspace_id and h.person_id = p.id and kind = 'phone' order by value) as phones
      from person p left join organization o on o.id = p.organization_id where p.workspace_id = ${scope.workspaceId}`.compile(
      db,
    ),
  )
  return rows[0]
}

test('a firm is called by its name, not by its street', async () => {
  const { scope } = await newWorld()
  expect(
    await learn(scope, [
      signed('2026-10-01T10:00:00Z', ['Margaret Chen', "Chen's Bakery Ltd, 9 Fossgate, York", '0113 496 0182']),
    ]),
  ).toMatchObject({ organization: "Chen's Bakery Ltd" })
})

const card = ['Margaret Chen', 'Head Baker', "Chen's Bakery Ltd", '0113 496 0182']

test('a signature gives a name, a title, a number and what the firm calls itself', async () => {
  const { scope } = await newWorld()
  expect(await learn(scope, [signed('2026-10-01T10:00:00Z', card)])).toEqual({
    name: 'Margaret Chen',
    title: 'Head Baker',
    organization: "Chen's Bakery Ltd",
    phones: ['+441134960182'],
  })
})

test('the newest signature holds, whichever was read first', async () => {
  const mails = [
    signed('2026-10-01T10:00:00Z', card),
    signed('2026-11-01T10:00:00Z', ['Margaret Chen', 'Owner', "Chen's Bakery Ltd", '0113 496 0199']),
  ]
  for (const order of [mails, mails.toReversed()]) {
    const { scope } = await newWorld()
    await learn(scope, order.slice(0, 1))
    expect(await learn(scope, order)).toMatchObject({ title: 'Owner', phones: ['+441134960199'] })
  }
})

test('what is signed in closed mail is not shown of somebody whom everyone knows', async () => {
  const { scope } = await newWorld()
  const closed = [scope.memberId ?? '']
  expect(await learn(scope, [signed('2026-10-01T10:00:00Z', card)], closed)).toMatchObject({
    phones: ['+441134960182'],
  })
  expect(await learn(scope, [letter({ from: 'margaret.c@chensbakery.example', text: 'Hello' })])).toMatchObject({
    title: '',
    phones: [],
  })
})

test('nor once everyone knows them because we wrote to them', async () => {
  const { scope } = await newWorld({ addresses: ['tom@reed.example'] })
  await learn(scope, [signed('2026-10-01T10:00:00Z', card)], [scope.memberId ?? ''])
  const ours = letter({ from: 'Tom Reed <tom@reed.example>', to: 'margaret.c@chensbakery.example', text: 'Hello' })
  expect(await learn(scope, [ours])).toEqual({
    name: 'margaret.c@chensbakery.example',
    title: '',
    organization: 'Chensbakery',
    phones: [],
  })
})

test('what a member wrote by hand stays', async () => {
  const { scope } = await newWorld()
  await learn(scope, [letter({ from: 'margaret.c@chensbakery.example', text: 'Hello' })])
  await run(
    scope,
    sql`update person set title = 'The boss', title_source = 'hand', name = 'Maggie', name_source = 'hand' where workspace_id = ${scope.workspaceId}`.compile(
      db,
    ),
  )
  expect(await learn(scope, [signed('2026-10-01T10:00:00Z', card)])).toMatchObject({
    name: 'Maggie',
    title: 'The boss',
  })
})
