// What becomes of arrivals, against the database.
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { arrive, letter, makeSource } from '../../test/arrive.ts'
import { newWorld } from '../../test/world.ts'
import { db } from '../base/database.ts'
import { run, type Scope } from '../base/scope.ts'

const margaret = 'Margaret Chen <margaret@chensbakery.example>'

async function read<T>(scope: Scope, text: string): Promise<T[]> {
  const [rows] = await run(scope, sql.raw<T>(text.replaceAll('$ws', `'${scope.workspaceId}'`)).compile(db))
  return rows
}

test('a first mail makes a person, their organization and an interaction', async () => {
  const { scope } = await newWorld()
  const received = await arrive(scope, await makeSource(scope), [letter({ from: margaret })])
  expect(received).toMatchObject({ captured: 1, joined: 0 })
  expect(
    await read(
      scope,
      'select p.name, o.domain, a.interactions from person p join organization o on o.id = p.organization_id join acquaintance a on a.subject_id = p.id where p.workspace_id = $ws',
    ),
  ).toEqual([{ name: 'Margaret Chen', domain: 'chensbakery.example', interactions: 1 }])
  expect(await read(scope, 'select direction, subject, preview from interaction where workspace_id = $ws')).toEqual([
    { direction: 'in', subject: 'Flour', preview: 'Two sacks please.' },
  ])
})

test('two mails of one stranger at once make one person', async () => {
  const { scope } = await newWorld()
  const [one, other] = [await makeSource(scope), await makeSource(scope)]
  await Promise.all([
    arrive(scope, one, [letter({ from: margaret, text: 'One' })]),
    arrive(scope, other, [letter({ from: margaret, text: 'Two' })]),
  ])
  expect(await read(scope, 'select name from person where workspace_id = $ws')).toHaveLength(1)
})

test('one message is one interaction, however often and wherever it arrives', async () => {
  const { scope } = await newWorld()
  const source = await makeSource(scope)
  const copy = letter({ from: margaret, id: 'other', headers: { 'X-Copy': 'yes' } })
  const received = await arrive(scope, source, [letter({ from: margaret, id: 'one' }), copy])
  expect(received).toMatchObject({ captured: 1, joined: 1 })
  expect(await arrive(scope, await makeSource(scope), [copy])).toMatchObject({ captured: 0, joined: 1 })
  expect(await arrive(scope, source, [copy], 'INBOX', 1)).toMatchObject({ captured: 0, joined: 0 })
})

test('a message that arrives from an open and a closed source is open', async () => {
  const { scope } = await newWorld()
  const mail = letter({ from: margaret })
  await arrive(scope, await makeSource(scope, [scope.memberId ?? '']), [mail])
  const closed = await read<{ readers: string }>(
    scope,
    'select readers from acquaintance a join audience d on d.id = a.audience_id where a.workspace_id = $ws',
  )
  expect(closed.map(({ readers }) => readers)).toEqual([scope.memberId, scope.memberId])
  await arrive(scope, await makeSource(scope), [mail])
  const open = await read<{ readers: string }>(
    scope,
    'select readers from acquaintance a join audience d on d.id = a.audience_id where a.workspace_id = $ws',
  )
  expect(open.map(({ readers }) => readers)).toEqual(['everyone', 'everyone'])
})

test('mail from one of us goes out, mail among us is filed apart', async () => {
  const { scope } = await newWorld()
  await arrive(scope, await makeSource(scope), [
    letter({ from: 'Priya Nair <priya@reed.example>', to: margaret, text: 'On its way' }),
    letter({ from: 'Priya Nair <priya@reed.example>', to: 'shop@reed.example', text: 'She is right' }),
  ])
  expect(
    await read(
      scope,
      'select i.direction, m.name from interaction i join member m on m.id = i.member_id where i.workspace_id = $ws order by i.direction',
    ),
  ).toEqual([
    { direction: 'among', name: 'Priya Nair' },
    { direction: 'out', name: 'Priya Nair' },
  ])
})

test('what cannot be dated is kept in quarantine with its bytes', async () => {
  const { scope } = await newWorld()
  const undated = Buffer.from('From: a@b.example\r\nSubject: when?\r\n\r\nHello')
  expect(await arrive(scope, await makeSource(scope), [undated])).toMatchObject({ quarantined: 1 })
  expect(
    await read(
      scope,
      'select a.because, r.size from arrival a join raw r on r.hash = a.raw_hash where a.workspace_id = $ws',
    ),
  ).toEqual([{ because: 'no_date', size: undated.length }])
})

const thread = [
  letter({ from: margaret, id: 'a', subject: 'Second oven', text: 'a', at: '2026-10-01T10:00:00Z' }),
  letter({
    from: 'tom@reed.example',
    to: margaret,
    id: 'b',
    replyTo: 'a',
    subject: 'Re: Second oven',
    text: 'b',
    at: '2026-10-01T11:00:00Z',
  }),
  letter({ from: margaret, id: 'c', replyTo: 'b', subject: 'Re: Second oven', text: 'c', at: '2026-10-02T10:00:00Z' }),
  letter({ from: margaret, id: 'd', subject: 'Storm', text: 'd', at: '2026-10-03T10:00:00Z' }),
  letter({
    from: 'tom@reed.example',
    to: margaret,
    id: 'e',
    subject: 'RE: Storm',
    text: 'e',
    at: '2026-10-03T12:00:00Z',
  }),
  letter({ from: margaret, id: 'f', subject: 'Second oven', text: 'f', at: '2026-10-05T10:00:00Z' }),
  letter({ from: 'paul@osei.example', id: 'g', subject: 'Re: Storm', text: 'g', at: '2026-10-04T10:00:00Z' }),
]

test('conversations, people and counts are the same whatever order the mails come in', {
  timeout: 60_000,
}, async () => {
  const order = fc.tuple(
    fc.shuffledSubarray([...thread.keys()], { minLength: thread.length }),
    fc.integer({ min: 1, max: thread.length }),
  )
  await fc.assert(
    fc.asyncProperty(order, async ([places, size]) => {
      const { scope } = await newWorld()
      const source = await makeSource(scope)
      for (let at = 0; at < places.length; at += size)
        await arrive(
          scope,
          source,
          places.slice(at, at + size).map((place) => thread[place]!),
          'INBOX',
          at,
        )
      const together = await read<{ said: string[] }>(
        scope,
        'select array_agg(trim(t.said) order by t.said) as said from interaction i join interaction_text t on t.interaction_id = i.id where i.workspace_id = $ws group by i.conversation_id order by 1',
      )
      expect(together.map(({ said }) => said.join(''))).toEqual(['abc', 'de', 'f', 'g'])
      expect(
        await read(
          scope,
          `select p.name, a.interactions, first_at, last_at from person p join acquaintance a on a.subject_id = p.id where p.workspace_id = $ws order by 1`,
        ),
      ).toMatchObject([
        { name: 'Margaret Chen', interactions: 6 },
        { name: 'Paul', interactions: 1 },
      ])
    }),
    { numRuns: 12 },
  )
})
