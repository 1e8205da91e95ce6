// Looking through our own mail for those alone who changed finds what learning all of it anew finds.
import { sql } from 'kysely'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrive, letter, makeSource } from '../../test/arrive.ts'
import { newWorld } from '../../test/world.ts'
import { db } from '../base/database.ts'
import { type Scope, run, statementListeners } from '../base/scope.ts'
import { changePerson } from '../people/hand/edit.ts'
import { seekAmong } from './among.ts'
import { learnMentions } from './mention.ts'

const tom = 'Tom Reed <tom@reed.example>'
const ours = (text: string, id?: string) =>
  letter({ from: tom, to: 'Anna <anna@reed.example>', text, ...(id ? { id } : {}) })
const from = (who: string, text = 'Two sacks please.') => letter({ from: who, text })

async function mentions(scope: Scope): Promise<string[]> {
  const [rows] = await run(
    scope,
    sql<{ said: string; name: string }>`select t.said, coalesce(p.name, o.name) as name from mention m
      join interaction_text t on t.workspace_id = m.workspace_id and t.interaction_id = m.interaction_id
      left join person p on p.workspace_id = m.workspace_id and p.id = m.subject_id
      left join organization o on o.workspace_id = m.workspace_id and o.id = m.subject_id
      where m.workspace_id = ${scope.workspaceId} order by 1, 2`.compile(db),
  )
  return rows.map(({ said, name }) => `${said.trim()}: ${name}`)
}

/** What learning all of it anew would find; nothing of it is kept. */
async function learnAll(scope: Scope): Promise<string[]> {
  const query = db.selectFrom('interaction').select('id').where('direction', '=', 'among')
  const [rows] = await run(scope, query.where('workspace_id', '=', scope.workspaceId).compile())
  await run(scope, sql`delete from mention where workspace_id = ${scope.workspaceId}`.compile(db))
  await learnMentions(
    scope,
    rows.map(({ id }) => id),
  )
  return mentions(scope)
}

/** How many texts are read, and how many interactions learned anew, by one look. */
async function seekCounting(scope: Scope) {
  const seen = { read: 0, learned: 0 }
  const listen = (text: string, parameters: readonly unknown[]) => {
    if (text.includes('i.id > $')) seen.read++
    if (text.startsWith('delete from mention')) seen.learned += (parameters[1] as string[]).length
  }
  statementListeners.add(listen)
  await seekAmong(scope)
  statementListeners.delete(listen)
  return seen
}

test('only what names somebody who was met, renamed or is gone is learned anew, and nothing is read where nobody was', async () => {
  const { scope } = await newWorld()
  const sourceId = await makeSource(scope)
  await arrive(scope, sourceId, [
    ours('Ring Margaret Chen.'),
    ours('The oven man of okafor@ovens.example comes.'),
    ...Array.from({ length: 20 }, (_, at) => ours(`Nothing of note on day ${at}.`)),
  ])
  await seekAmong(scope)
  expect(await mentions(scope)).toEqual([])
  expect(await seekCounting(scope)).toEqual({ read: 0, learned: 0 })
  await arrive(scope, sourceId, [from('Margaret Chen <margaret@chens.example>')], 'INBOX', 100)
  expect((await seekCounting(scope)).learned).toBe(1)
  expect(await mentions(scope)).toEqual(['Ring Margaret Chen.: Margaret Chen'])
  await arrive(scope, sourceId, [from('Sam <okafor@ovens.example>')], 'INBOX', 200)
  expect((await seekCounting(scope)).learned).toBe(1)
  expect(await mentions(scope)).toHaveLength(3)
  const [[margaret]] = await run(
    scope,
    db.selectFrom('person').select('id').where('name', '=', 'Margaret Chen').compile(),
  )
  await changePerson(scope, margaret?.id ?? '', { name: 'Margaret Okonkwo' })
  expect((await seekCounting(scope)).learned).toBe(1)
  expect((await mentions(scope)).filter((one) => one.startsWith('Ring'))).toEqual([])
  expect(await seekCounting(scope)).toEqual({ read: 0, learned: 0 })
})

const people = [
  'Margaret Chen <margaret@chens.example>',
  'José Núñez <jose@nunez.example>',
  'Sam Okafor <sam@okafor-ovens.example>',
  'margaret@chens.example',
  'sam@okafor-ovens.example',
  'info@chens.example',
]
const texts = [
  'Ring Margaret Chen',
  'jose nunez waits',
  'margaret@chens.example asked',
  'The Okafor Ovens bill',
  'Okafor, Sam and Margaret Chen',
  'info@chens.example bounced',
  'Nobody',
]
const step = fc.oneof(
  fc.record({
    arrive: fc.array(
      fc.oneof(
        fc.constantFrom(...people).map((who) => ({ who })),
        fc.constantFrom(...texts).map((text) => ({ text })),
      ),
      { minLength: 1, maxLength: 5 },
    ),
  }),
  fc.record({ rename: fc.constantFrom('Margaret Chen', 'José Núñez', 'Peter Vale') }),
  fc.constant({ seek: true }),
)

test('in whatever order people are met, named and spoken of, it comes to the same as learning all anew', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      const { scope } = await newWorld()
      const sourceId = await makeSource(scope)
      let place = 0
      for (const one of steps) {
        if ('seek' in one) await seekAmong(scope)
        else if ('rename' in one) {
          const [[person]] = await run(scope, db.selectFrom('person').select('id').orderBy('id').limit(1).compile())
          if (person) await changePerson(scope, person.id, { name: one.rename })
        } else {
          const mails = one.arrive.map((mail) =>
            'who' in mail ? from(mail.who, `Mail ${place}`) : ours(`${mail.text} (${place}.${Math.random()})`),
          )
          const { interactionIds } = await arrive(scope, sourceId, mails, 'INBOX', place)
          await learnMentions(scope, interactionIds)
          place += 10
        }
      }
      await seekAmong(scope)
      const found = await mentions(scope)
      expect(found).toEqual(await learnAll(scope))
    }),
    { numRuns: 25 },
  )
})
