// How fast we answered, from mails as they arrive.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrive, letter, type Letter, makeSource } from '../../test/arrive.ts'
import { newWorld } from '../../test/world.ts'
import type { Turn } from '../capture/turn.ts'
import { db } from '../base/database.ts'
import { type Scope, run } from '../base/scope.ts'
import { travel } from '../journey.ts'
import { introduceColleagues } from '../workspace/member/colleague.ts'
import { kithScope } from '../workspace/session.ts'
import { pairAnswers } from './answer.ts'

const ruth = 'Ruth Adler <ruth@adlers.example>'
const tom = 'Tom Reed <tom@reed.example>'
const asked: Letter = { from: ruth, to: tom, id: 'q', at: '2026-11-20T09:00:00Z', text: 'Do you mill rye?' }
const answered: Letter = { from: tom, to: ruth, id: 'a', replyTo: 'q', at: '2026-11-20T11:00:00Z', text: 'We do.' }

async function shop() {
  const { scope, ground } = await newWorld({ addresses: ['tom@reed.example'] })
  const kith = kithScope(ground, scope.workspaceId)
  let place = 0
  const comes = async (letters: Letter[], readers: 'everyone' | string[] = 'everyone') => {
    const sourceId = await makeSource(scope, readers)
    const { interactionIds } = await arrive(scope, sourceId, letters.map(letter), 'INBOX', (place += 100))
    await travel(kith, interactionIds)
    return interactionIds
  }
  return { scope, kith, comes }
}

async function answers(scope: Scope) {
  const query = db
    .selectFrom('answer')
    .select(['seconds', 'member_id', 'audience_id', 'asked_at'])
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('asked_at')
  return (await run(scope, query.compile()))[0]
}

const hours = async (scope: Scope) => (await answers(scope)).map(({ seconds }) => seconds / 3600)

test('an answer counts from the first question that was open, for who gave it', async () => {
  const { scope, comes } = await shop()
  await comes([asked, { ...asked, id: 'q2', replyTo: 'q', at: '2026-11-20T10:00:00Z', text: 'Hello?' }, answered])
  expect(await answers(scope)).toMatchObject([{ seconds: 7200, member_id: scope.memberId }])
})

test('what we write after closing thanks answers nothing', async () => {
  const { scope, comes } = await shop()
  const thanks = { ...asked, id: 't', replyTo: 'a', at: '2026-11-20T12:00:00Z', text: 'Thank you!' }
  await comes([
    asked,
    answered,
    thanks,
    { ...answered, id: 'b', replyTo: 't', at: '2026-11-27T12:00:00Z', text: 'New: spelt.' },
  ])
  expect(await hours(scope)).toEqual([2])
})

test('a question that arrives after its answer is paired all the same, and again changes nothing', async () => {
  const { scope, kith, comes } = await shop()
  await comes([answered])
  const ids = await comes([asked])
  expect(await hours(scope)).toEqual([2])
  await travel(kith, ids)
  expect(await hours(scope)).toEqual([2])
})

test('an answer that shows the question from a closed source is for that source’s readers alone', async () => {
  const { scope, comes } = await shop()
  await comes([asked], [scope.memberId ?? ''])
  await comes([answered])
  const [row] = await answers(scope)
  expect(scope.audiences).toContain(row?.audience_id)
  const [everyone] = await run(
    scope,
    db
      .selectFrom('audience')
      .select('id')
      .where('workspace_id', '=', scope.workspaceId)
      .where('readers', '=', 'everyone')
      .compile(),
  )
  expect(row?.audience_id).not.toBe(everyone[0]?.id)
})

test('whoever of us speaks with a customer most is proposed as the owner, of the firm too', async () => {
  const { scope, comes } = await shop()
  await introduceColleagues(scope, [{ name: 'Priya Nair', address: 'priya@reed.example' }])
  const priya = 'Priya Nair <priya@reed.example>'
  const owners = async () => {
    const of = (table: 'person' | 'organization') =>
      db
        .selectFrom(table)
        .innerJoin('member', 'member.id', 'owner_id')
        .select(['member.name', 'owner_source'])
        .where(`${table}.workspace_id`, '=', scope.workspaceId)
        .compile()
    return (await run(scope, of('person'), of('organization'))).flat()
  }
  await comes([answered])
  expect(await owners()).toEqual([
    { name: 'Tom Reed', owner_source: 'proposed' },
    { name: 'Tom Reed', owner_source: 'proposed' },
  ])
  await comes([
    { ...answered, from: priya, id: 'c' },
    { ...answered, from: priya, id: 'd', text: 'Also spelt.', at: '2026-11-20T12:00:00Z' },
  ])
  expect((await owners()).map(({ name }) => name)).toEqual(['Priya Nair', 'Priya Nair'])
})

const turn = fc.record({ direction: fc.constantFrom('in' as const, 'out' as const), asks: fc.boolean() })

test('pairs never overlap, each answer stands after its question, and no question is answered twice', () => {
  fc.assert(
    fc.property(fc.array(turn), (made) => {
      const turns = made.map(
        ({ direction }, at) => ({ id: String(at), direction, happenedAt: String(at).padStart(6, '0') }) as Turn,
      )
      const asking = new Set(
        made.flatMap(({ asks, direction }, at) => (asks && direction === 'in' ? [String(at)] : [])),
      )
      const pairs = pairAnswers(turns, asking)
      let last = -1
      for (const { asked, answer } of pairs) {
        expect(asking.has(asked.id)).toBe(true)
        expect(answer.direction).toBe('out')
        expect(Number(asked.id)).toBeGreaterThan(last)
        expect(turns.slice(Number(asked.id), Number(answer.id)).every(({ direction }) => direction === 'in')).toBe(true)
        last = Number(answer.id)
      }
      const open = turns.findLastIndex(({ direction }) => direction === 'out')
      const unpaired = [...asking].filter(
        (id) =>
          Number(id) < open &&
          !pairs.some(({ asked, answer }) => Number(asked.id) <= Number(id) && Number(id) < Number(answer.id)),
      )
      expect(unpaired).toEqual([])
    }),
  )
})
