// Who waits for us, from mails as they arrive.
import { expect, test } from 'vitest'
import { arrive, letter, type Letter, makeSource } from '../../test/arrive.ts'
import { letIn } from '../../test/someone.ts'
import { newWorld, openFrontDoor } from '../../test/world.ts'
import { db } from '../base/database.ts'
import { type Scope, run } from '../base/scope.ts'
import { travel } from '../journey.ts'
import { kithScope } from '../workspace/session.ts'
import type { WaitingRow } from './radar.ts'
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
  const world = await newWorld()
  const { scope, ground } = world
  const everyone = await makeSource(scope)
  const kith = kithScope(ground, scope.workspaceId)
  let place = 0
  const comesTo = async (sourceId: string, ...letters: Letter[]) => {
    const { interactionIds } = await arrive(scope, sourceId, letters.map(letter), 'INBOX', (place += 100))
    await travel(kith, interactionIds)
    return interactionIds
  }
  const comes = (...letters: Letter[]) => comesTo(everyone, ...letters)
  return { world, scope, kith, comes, comesTo, waiting: () => listWaiting(scope), events: () => countEvents(scope) }
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

test('thanks that tell how it went do not wait after our answer, and do where nobody had answered', async () => {
  const { comes, waiting } = await shop()
  const story = { ...asked, id: 't', at: at(12), text: 'I collected it at lunchtime. Thank you for keeping it for me.' }
  await comes(asked, answered, { ...story, replyTo: 'a' })
  expect(await waiting()).toEqual([])
  await comes({ ...story, id: 'new', subject: 'The parcel' })
  expect(await waiting()).toEqual(['The parcel 12 since 12'])
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

/** A shop with Mia and Ben, who have mailboxes of their own. */
async function openAndClosed() {
  const shopped = await shop()
  const { world, scope, comes, comesTo } = shopped
  const [mia, ben] = [await letIn(world, 'member', 'Mia Moss'), await letIn(world, 'member', 'Ben Bolt')]
  const [hers, his] = [await makeSource(scope, [mia.id]), await makeSource(scope, [ben.id])]
  const door = await openFrontDoor(world)
  const subjects = async (token: string) =>
    (await door.ask('GET /waiting', { whose: 'all' }, token)).body.items.map(
      ({ subject, since }: WaitingRow) => `${subject} since ${since.slice(11, 13)}`,
    )
  return {
    ...shopped,
    ...door,
    privately: (...letters: Letter[]) => comesTo(hers, ...letters),
    toBen: (...letters: Letter[]) => comesTo(his, ...letters),
    openly: comes,
    mia: mia.token,
    seenBy: async () => ({
      tom: await subjects(door.token),
      mia: await subjects(mia.token),
      ben: await subjects(ben.token),
    }),
  }
}
const flourFor = (tom: string[], mia: string[], ben: string[] = tom) => ({ tom, mia, ben })
const since9 = ['Flour since 09']
const more: Letter = {
  ...asked,
  id: 'q2',
  replyTo: 'q',
  at: at(12),
  subject: 'Re: Flour',
  text: 'And is it stone-ground?',
}

test('who was answered in a closed mail waits for nobody: in the conversation, or in a mail of its own', async () => {
  for (const replyTo of ['q', undefined]) {
    const { openly, privately, seenBy } = await openAndClosed()
    await openly(asked)
    expect(await seenBy()).toEqual(flourFor(since9, since9))
    await privately({ ...answered, subject: replyTo ? 'Re: Flour' : 'About your question', replyTo } as Letter)
    expect(await seenBy()).toEqual(flourFor([], []))
  }
})

test('a closed answer tells others that there was one, and nothing of it', async () => {
  const { openly, privately, ask } = await openAndClosed()
  const [id = ''] = await openly(asked)
  await privately({ ...answered, text: 'Between us: zebrafish.' })
  const { body } = await ask('GET /interactions/:id', { id })
  const told = await Promise.all([
    ask('GET /conversations/:id', { id: body.conversationId }),
    ask('GET /search', { text: 'zebrafish' }),
    ask('GET /waiting', { whose: 'all' }),
  ])
  expect(told.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(told.map(({ text }) => text.includes('zebrafish'))).toEqual([false, false, false])
  expect(told[0].body.items).toHaveLength(1)
})

test('an open answer ends a closed waiting', async () => {
  const { openly, privately, seenBy } = await openAndClosed()
  await privately(asked)
  expect(await seenBy()).toEqual(flourFor([], since9))
  await openly(answered)
  expect(await seenBy()).toEqual(flourFor([], []))
})

test('a closed question changes nothing of the waiting that everyone sees', async () => {
  for (const replyTo of ['q', 'n']) {
    const { openly, privately, seenBy } = await openAndClosed()
    await openly(asked)
    await privately({ ...more, text: 'And, between us?' })
    expect(await seenBy()).toEqual(flourFor(since9, since9))
    // Answered for everyone: in the conversation, or in a new mail before the closed question came.
    if (replyTo === 'q') await openly({ ...answered, at: at(13) })
    else await openly({ ...answered, id: 'n', replyTo: undefined, subject: 'Your question' } as unknown as Letter)
    expect(await seenBy()).toEqual(flourFor([], replyTo === 'q' ? [] : ['Re: Flour since 12']))
  }
})

test('what is told to one of us alone hides nothing of what was told to another', async () => {
  const { privately, toBen, seenBy, openly } = await openAndClosed()
  await privately(asked)
  await toBen(more)
  expect(await seenBy()).toEqual(flourFor([], since9, ['Re: Flour since 12']))
  await openly({ ...answered, at: at(13) })
  expect(await seenBy()).toEqual(flourFor([], [], []))
})

test('what one settles from before is settled with all that others were told before it', async () => {
  const { privately, toBen, openly, ask, mia, waiting } = await openAndClosed()
  const old = (one: Letter): Letter => ({ ...one, at: (one.at ?? '').replace('2026-11', '2020-11') })
  await privately(old(asked))
  await openly(old(more))
  await toBen(old({ ...more, id: 'q3', replyTo: 'q2', at: at(15) }))
  expect(await waiting()).toEqual(['Re: Flour 12 since 12'])
  const { body } = await ask('POST /waiting/settle-before', { whose: 'all' }, mia)
  expect(body.settled).toBe(1)
  // Ben was told more after it.
  expect(await waiting()).toEqual(['Re: Flour 15 since 15'])
  await ask('DELETE /waiting/settle-before', { at: body.at }, mia)
  expect(await waiting()).toEqual(['Re: Flour 12 since 12'])
})
