// Who waits for us, from mails as they arrive.
import { expect, test } from 'vitest'
import { arrive, letter, type Letter, makeSource } from '../../test/arrive.ts'
import { newWorld } from '../../test/world.ts'
import { db } from '../base/database.ts'
import { type Scope, run } from '../base/scope.ts'
import { travel } from '../journey.ts'
import { kithScope } from '../workspace/session.ts'
import { reckonWaiting } from './waiting.ts'

const ruth = 'Ruth Adler <ruth@adlers.example>'
const tom = 'Tom Reed <tom@reed.example>'
const question = 'Is the gluten-free line milled separately?'
const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, '0')}:00:00Z`

const asked: Letter = { from: ruth, to: tom, subject: 'Flour', id: 'q', at: at(9), text: question }
const answered: Letter = {
  from: tom,
  to: ruth,
  subject: 'Re: Flour',
  id: 'a',
  replyTo: 'q',
  at: at(11),
  text: 'It is.',
}

async function shop() {
  const { scope, ground } = await newWorld()
  const sourceId = await makeSource(scope)
  const kith = kithScope(ground, scope.workspaceId)
  let place = 0
  const comes = async (...letters: Letter[]) => {
    const { interactionIds } = await arrive(scope, sourceId, letters.map(letter), 'INBOX', (place += 100))
    await travel(kith, interactionIds)
    return interactionIds
  }
  return { scope, kith, comes, waiting: () => listWaiting(scope), events: () => countEvents(scope) }
}

/** The last asking message of each, by its subject and hour, and since when. */
async function listWaiting(scope: Scope): Promise<string[]> {
  const query = db
    .selectFrom('waiting')
    .innerJoin('interaction', (join) =>
      join
        .onRef('interaction.workspace_id', '=', 'waiting.workspace_id')
        .onRef('interaction.id', '=', 'waiting.interaction_id'),
    )
    .select(['subject', 'happened_at', 'since'])
    .where('waiting.workspace_id', '=', scope.workspaceId)
    .orderBy('happened_at')
  const [rows] = await run(scope, query.compile())
  return rows.map((row) => `${row.subject} ${row.happened_at.slice(11, 13)} since ${row.since.slice(11, 13)}`)
}

async function countEvents(scope: Scope): Promise<number> {
  const query = db.selectFrom('event').select('id').where('workspace_id', '=', scope.workspaceId)
  return (await run(scope, query.where('kind', '=', 'waiting.changed').compile()))[0].length
}

async function settle(scope: Scope, interactionId: string) {
  await run(
    scope,
    db
      .insertInto('waiting_settled')
      .values({ workspace_id: scope.workspaceId, interaction_id: interactionId })
      .compile(),
  )
}

test('a question waits, since it was asked', async () => {
  const { comes, waiting } = await shop()
  await comes(asked)
  expect(await waiting()).toEqual(['Flour 09 since 09'])
  await comes({ ...asked, id: 'q2', replyTo: 'q', at: at(10), text: 'And is it stone-ground?' })
  expect(await waiting()).toEqual(['Flour 10 since 09'])
})

test('our answer ends the waiting', async () => {
  const { comes, waiting } = await shop()
  await comes(asked)
  await comes(answered)
  expect(await waiting()).toEqual([])
})

test('a closing thank-you does not wait', async () => {
  const { comes, waiting } = await shop()
  await comes(asked, answered, { ...asked, id: 't', replyTo: 'a', at: at(12), text: 'Thank you so much, Tom!' })
  expect(await waiting()).toEqual([])
})

test('thanks that are all in the signature do not wait, and a question that is all in the subject does', async () => {
  const { comes, waiting } = await shop()
  await comes({ ...asked, subject: 'Re: Flour', text: 'Many thanks,\nRuth' })
  expect(await waiting()).toEqual([])
  await comes({ ...asked, id: 's', subject: 'Please call me', text: 'Many thanks,\nRuth' })
  expect(await waiting()).toEqual(['Please call me 09 since 09'])
})

test('thanks after a question that nobody answered still wait, for the question', async () => {
  const { comes, waiting } = await shop()
  await comes(asked, { ...asked, id: 't', replyTo: 'q', at: at(12), text: 'Thank you so much!' })
  expect(await waiting()).toEqual(['Flour 09 since 09'])
})

test('mail that goes to others with us in Cc does not wait, and mail in blind copy does', async () => {
  const { comes, waiting } = await shop()
  await comes({ ...asked, to: 'Sam Okafor <sam@fitters.example>', cc: tom })
  expect(await waiting()).toEqual([])
  await comes({ ...asked, id: 'b', subject: 'Rye', to: '' })
  expect(await waiting()).toEqual(['Rye 09 since 09'])
})

test('an answer in a new mail ends the waiting', async () => {
  const { comes, waiting } = await shop()
  await comes(asked)
  await comes({ ...answered, replyTo: undefined, subject: 'Your question', id: 'n' } as Letter)
  expect(await waiting()).toEqual([])
})

test('an answer to something else does not end the waiting', async () => {
  const { comes, waiting } = await shop()
  await comes({ ...asked, id: 'r', subject: 'Rye', at: at(8) }, asked)
  await comes({ ...answered, subject: 'Re: Rye', replyTo: 'r' })
  expect(await waiting()).toEqual(['Flour 09 since 09'])
})

test('what looked like a new mail of ours and turns out to be a reply no longer ends another waiting', async () => {
  const { comes, waiting } = await shop()
  await comes(asked)
  await comes({ ...answered, subject: 'Re: Rye', replyTo: 'r' })
  expect(await waiting()).toEqual([])
  await comes({ ...asked, id: 'r', subject: 'Rye', at: at(8) })
  expect(await waiting()).toEqual(['Flour 09 since 09'])
})

test('what is settled stays settled until they write again', async () => {
  const { scope, kith, comes, waiting } = await shop()
  const ids = await comes(asked)
  await settle(scope, ids[0] ?? '')
  await travel(kith, ids)
  expect(await waiting()).toEqual([])
  await comes({ ...asked, id: 't', replyTo: 'q', at: at(10), text: 'Thanks anyway!' })
  expect(await waiting()).toEqual([])
  await comes({ ...asked, id: 'again', replyTo: 'q', at: at(11), text: 'Could you tell me about the rye too?' })
  expect(await waiting()).toEqual(['Flour 11 since 11'])
})

test('the same once more changes nothing and records no event', async () => {
  const { kith, comes, waiting, events } = await shop()
  const ids = await comes(asked, { ...asked, id: 'r', subject: 'Rye' })
  const before = [await waiting(), await events()]
  await travel(kith, ids)
  await reckonWaiting(kith, ids)
  expect([await waiting(), await events()]).toEqual(before)
  expect(before[1]).toBe(1)
})

test('two conversations that turn out to be one wait once', async () => {
  const { comes, waiting } = await shop()
  await comes(asked)
  await comes({ ...asked, id: 'late', replyTo: 'middle', at: at(13), text: 'Any news of the flour?' })
  expect(await waiting()).toHaveLength(2)
  await comes({ ...asked, id: 'middle', replyTo: 'q', at: at(12), text: 'Is it?' })
  expect(await waiting()).toEqual(['Flour 13 since 09'])
})

test('a conversation that was erased waits no more', async () => {
  const { scope, comes, waiting } = await shop()
  const [id = ''] = await comes(asked)
  await run(
    scope,
    db.deleteFrom('interaction').where('workspace_id', '=', scope.workspaceId).where('id', '=', id).compile(),
  )
  expect(await waiting()).toEqual([])
})
