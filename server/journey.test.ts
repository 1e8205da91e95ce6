// What is made of what was said does not depend on the order in which it arrived.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrive, letter, type Letter, makeSource } from '../test/arrive.ts'
import { newWorld } from '../test/world.ts'
import { sql } from 'kysely'
import { db } from './base/database.ts'
import { type Scope, run } from './base/scope.ts'
import { travel } from './journey.ts'
import { learnMentions } from './knowledge/mention.ts'
import { kithScope } from './workspace/session.ts'

const tom = 'Tom Reed <tom@reed.example>'
const priya = 'Priya Nair <priya@reed.example>'
const ruth = 'Ruth Adler <ruth@adlers.example>'
const sam = 'Sam Okafor <sam@okafor.example>'
const at = (day: number, hour = 9) => `2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`

const letters: Letter[] = [
  { id: '1', at: at(2), from: ruth, to: tom, subject: 'Flour', text: 'Is the gluten-free line milled separately?' },
  { id: '2', at: at(3), from: tom, to: ruth, subject: 'Re: Flour', replyTo: '1', text: 'It is.' },
  { id: '3', at: at(4), from: ruth, to: tom, subject: 'Re: Flour', replyTo: '2', text: 'And the rye?' },
  { id: '4', at: at(5), from: ruth, to: tom, subject: 'Re: Flour', replyTo: '3', text: 'Still waiting for the rye.' },
  { id: '5', at: at(6), from: sam, to: priya, subject: 'Oven', text: 'When can you come?' },
  { id: '6', at: at(7), from: priya, to: sam, subject: 'A date for the oven', text: 'On Monday.' },
  { id: '7', at: at(8), from: priya, to: sam, subject: 'Re: Invoice', replyTo: '8', text: 'Here it is.' },
  { id: '8', at: at(7, 7), from: sam, to: priya, subject: 'Invoice', text: 'Could you send the invoice?' },
  { id: '9', at: at(9), from: sam, to: priya, subject: 'Re: Invoice', replyTo: '7', text: 'Thank you!' },
  { id: '10', at: at(10), from: ruth, to: priya, cc: tom, subject: 'Candles', text: 'Do you sell candles?' },
  { id: '11', at: at(11), from: tom, to: ruth, subject: 'Re: Bread', replyTo: '12', text: 'Yes, on Fridays.' },
  { id: '12', at: at(10, 12), from: ruth, to: tom, subject: 'Bread', text: 'Do you bake?' },
  {
    id: '13',
    at: at(12),
    from: tom,
    to: priya,
    subject: 'Ruth Adler',
    text: 'Ruth Adler asks about rye. See sam@okafor.example too.',
  },
  { id: '14', at: at(13), from: ruth, to: sam, cc: priya, subject: 'Between us', text: 'Shall we order together?' },
]

const snapshot = (scope: Scope) => {
  const workspace = sql`workspace_id = ${scope.workspaceId}`
  const name = sql`(select coalesce((select p.name from person p where p.${workspace} and p.id = x.subject_id), (select o.name from organization o where o.${workspace} and o.id = x.subject_id)))`
  const message = (id: string) =>
    sql`(select i.subject || ' ' || i.happened_at::text from interaction i where i.${workspace} and i.id = x.${sql.raw(id)})`
  return run(
    scope,
    sql`select ${message('interaction_id')} as last, since from waiting x where ${workspace} order by 1`.compile(db),
    sql`select ${message('interaction_id')} as answer, ${message('asked_id')} as asked, seconds, (select m.name from member m where m.${workspace} and m.id = x.member_id) as by
      from answer x where ${workspace} order by 1, 2`.compile(db),
    sql`select ${message('interaction_id')} as said, ${name} as who from mention x where ${workspace} order by 1, 2`.compile(
      db,
    ),
    sql`select p.name, m.name as owner from person p left join member m on m.${workspace} and m.id = p.owner_id where p.${workspace}
      union all select o.name, m.name from organization o left join member m on m.${workspace} and m.id = o.owner_id where o.${workspace} order by 1, 2`.compile(
      db,
    ),
  )
}

async function live(batches: readonly Letter[][]) {
  const { scope, ground } = await newWorld({ addresses: ['tom@reed.example'] })
  const kith = kithScope(ground, scope.workspaceId)
  const sourceId = await makeSource(scope)
  const all: string[] = []
  for (const [index, batch] of batches.entries()) {
    const { interactionIds } = await arrive(scope, sourceId, batch.map(letter), 'INBOX', index * 100)
    await travel(kith, interactionIds)
    all.push(...interactionIds)
  }
  // As an import does at its end: whom our own mail names may have been met only after it.
  await learnMentions(kith, all)
  return { scope, kith, all }
}

test('the same waits, answers, mentions and owners come of the same mails in any order and any batches', {
  timeout: 120_000,
}, async () => {
  const first = await live([letters])
  const expected = await snapshot(first.scope)
  expect(expected[0].map((row) => (row as { last: string }).last.slice(0, 7))).toEqual(['Candles', 'Re: Flo'])
  expect(expected[1]).toHaveLength(3)
  expect(expected[2].length).toBeGreaterThanOrEqual(2)
  await travel(first.kith, first.all)
  expect(await snapshot(first.scope)).toEqual(expected)
  const shuffled = fc.shuffledSubarray(letters, { minLength: letters.length })
  await fc.assert(
    fc.asyncProperty(shuffled, fc.integer({ min: 1, max: 6 }), async (order, size) => {
      const batches = Array.from({ length: Math.ceil(order.length / size) }, (_, index) =>
        order.slice(index * size, index * size + size),
      )
      expect(await snapshot((await live(batches)).scope)).toEqual(expected)
    }),
    { numRuns: 8 },
  )
})
