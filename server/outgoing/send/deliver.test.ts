import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, onTestFinished, test as always } from 'vitest'
import { arrive, letter, makeSource } from '../../../test/arrive.ts'
import { bringOn, makeDue, password, sendNow, tom, writeDraft } from '../../../test/outgoing.ts'
import { openPost, type Post, postIsHere } from '../../../test/post-office.ts'
import { readMessages } from '../../../test/servers/witness.ts'
import { newWorld } from '../../../test/world.ts'
import { alone } from '../../base/alone.ts'
import { db } from '../../base/database.ts'
import { run, type Scope } from '../../base/scope.ts'
import { travel } from '../../journey.ts'
import { attachFile, filePath } from '../draft/file.ts'
import { readDraft } from '../draft/read.ts'
import { deliver } from './deliver.ts'
import { sendDraft } from './release.ts'
import { sendAgain, takeBack } from './take-back.ts'

const test = always.skipIf(!postIsHere)
let post: Post
let scope: Scope

beforeAll(async () => {
  if (postIsHere) post = await openPost()
  scope = post?.scope
})

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
const inWorld = (messageId: string) =>
  readMessages(post.exim.world)
    .map(String)
    .find((one) => one.includes(messageId))

describe('a mail that is sent', () => {
  test('is taken once, stands in the timeline at once, is filed in Sent once, and its draft is gone', async () => {
    const draft = await writeDraft(scope, { to: 'margaret@chensbakery.example', subject: 'Rye', words: 'It is ready.' })
    const file = await attachFile(scope, draft.id, { name: 'list.txt', type: 'text/plain' }, Readable.from(['Flour']))
    const { id } = await sendDraft(scope, draft.id, file.version)
    expect(await post.listed(id)).toMatchObject({ state: 'waiting', subject: 'Rye' })
    await bringOn(scope, id)
    expect(await post.row(id)).toMatchObject({ state: 'filed', draft_id: null, problem: null })
    expect(await post.taken(id)).toMatchObject([{ from: tom, to: ['margaret@chensbakery.example'], login: tom }])
    expect(await post.filed(id)).toBe(1)
    expect(await post.interaction(id)).toMatchObject({ direction: 'out', subject: 'Rye', attachments: 1 })
    await expect(readDraft(scope, draft.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect.poll(() => existsSync(filePath(scope, file.id))).toBe(false)
    expect(await post.listed(id)).toBeUndefined()
  })

  test('carries what mail programmes thread by, the signature and what it answers, and nothing of blind copies', async () => {
    const asked = { subject: 'Flour', text: 'Two sacks please?', id: 'asked', replyTo: 'before' }
    const mail = letter({ from: 'Ruth Okafor <ruth@okafor.example>', ...asked })
    const { interactionIds } = await arrive(scope, await makeSource(scope), [mail])
    const recipients = [
      { part: 'to' as const, name: 'Ruth Okafor', address: 'ruth@okafor.example' },
      { part: 'bcc' as const, name: '', address: 'eve@elsewhere.example' },
    ]
    const answer = { kind: 'reply' as const, interactionId: interactionIds[0]!, words: 'Of course.', recipients }
    const id = await sendNow(scope, answer)
    expect((await post.taken(id))[0]?.to.toSorted()).toEqual(['eve@elsewhere.example', 'ruth@okafor.example'])
    const { message_id } = await post.row(id)
    await expect.poll(() => inWorld(message_id), { timeout: 5000 }).toBeTruthy()
    const received = inWorld(message_id)!
    expect(received).toContain('In-Reply-To: <asked@test.example>')
    expect(received.replace(/\r?\n /g, ' ')).toContain('References: <before@test.example> <asked@test.example>')
    expect(received).toMatch(/Subject: Re: Flour/)
    expect(received.replace(/=\r?\n/g, '')).toMatch(
      /Of course\.\s+--=20\s+Tom Reed\s+Reed & Marsh\s+On [^]*wrote:\s+> Two sacks please\?/,
    )
    expect(received.slice(received.indexOf('From: Tom'))).not.toMatch(/^bcc|eve@elsewhere/im)
    const copies = readMessages(post.dovecot.maildir(tom), 'Sent').map(String)
    expect(copies.find((one) => one.includes(message_id))).toMatch(/^Bcc: eve@elsewhere/m)
    expect((await post.interaction(id))?.conversation_id).toBe(
      (await readDraftConversation(interactionIds[0]!))?.conversation_id,
    )
  })

  test('joins the copy that the mailbox brings later', async () => {
    const words = ' spaced \n\n> quoted?\nFrom here\n'
    const id = await sendNow(scope, { to: 'a@b.example', subject: 'Ünïcode', words, signs: false })
    const { message_id } = await post.row(id)
    const raw = readMessages(post.dovecot.maildir(tom), 'Sent').find((one) => one.includes(message_id))!
    expect(await arrive(scope, post.sourceId, [raw], 'Sent', 7000)).toMatchObject({ captured: 0, joined: 1 })
  })

  test('ends the wait of whom it answers', async () => {
    const mail = letter({ from: 'Ida Holm <ida@holm.example>', text: 'When do you open?', at: hoursAgo(1) })
    const { interactionIds } = await arrive(scope, await makeSource(scope), [mail])
    const [asked = ''] = interactionIds
    await travel(post.kith, interactionIds)
    expect(await waitingOn(asked)).toBe(1)
    const id = await sendNow(scope, { kind: 'reply', interactionId: asked, words: 'At eight.' })
    await travel(post.kith, [(await post.row(id)).interaction_id!])
    expect(await waitingOn(asked)).toBe(0)
  })

  test('beside another of the same moment and words is another', async () => {
    const wish = { to: 'twin@b.example', subject: 'Twin', words: 'Same' }
    const drafts = [await writeDraft(scope, wish), await writeDraft(scope, wish)]
    const sent = await Promise.all(drafts.map(({ id, version }) => sendDraft(scope, id, version)))
    for (const { id } of sent) await bringOn(scope, id)
    const kept = await Promise.all(sent.map(({ id }) => post.row(id)))
    expect(new Set(kept.map((row) => row.interaction_id)).size).toBe(2)
  })
})

async function waitingOn(interactionId: string): Promise<number> {
  const query = db.selectFrom('waiting').select('since').where('workspace_id', '=', scope.workspaceId)
  return (await run(scope, query.where('interaction_id', '=', interactionId).compile()))[0].length
}

async function readDraftConversation(interactionId: string) {
  const query = db.selectFrom('interaction').select('conversation_id').where('workspace_id', '=', scope.workspaceId)
  return (await run(scope, query.where('id', '=', interactionId).compile()))[0][0]
}

describe('taken back', () => {
  test('within its ten seconds it is the draft it was, and nothing goes out', async () => {
    const before = post.exim.accepted().length
    const draft = await writeDraft(scope, { to: 'a@b.example', words: 'Too soon' })
    const { id } = await sendDraft(scope, draft.id, draft.version)
    await deliver(post.kith, id)
    expect((await post.row(id)).state).toBe('waiting')
    expect(await takeBack(scope, id)).toEqual({ draftId: draft.id })
    expect((await readDraft(scope, draft.id)).words).toBe('Too soon')
    await deliver(post.kith, id)
    expect(post.exim.accepted().length).toBe(before)
    await expect(takeBack(scope, id)).rejects.toMatchObject({ code: 'not_found' })
  })
  test('while its server is being spoken to, either it goes or it is taken back, never both', async () => {
    for (let round = 0; round < 12; round++) {
      const draft = await writeDraft(scope, { to: 'race@b.example', subject: `Race ${round}`, words: 'Now?' })
      const { id } = await sendDraft(scope, draft.id, draft.version)
      const { message_id } = await post.row(id)
      await makeDue(scope, id)
      const going = deliver(post.kith, id)
      await wait(round * 2)
      const back = await takeBack(scope, id).then(
        () => true,
        () => false,
      )
      await going
      const times = post.exim.accepted().filter((one) => one.messageId === message_id).length
      expect(times).toBe(back ? 0 : 1)
    }
  })
})

describe('what its server says', () => {
  test('of one recipient is told of that one; the others get it', async () => {
    post.exim.answer('gone@x.example', '550 5.1.1 Never heard of')
    const id = await sendNow(scope, { to: 'gone@x.example,here@x.example', words: 'Hello' })
    expect((await post.taken(id))[0]?.to).toEqual(['here@x.example'])
    const [gone, here] = (await post.listed(id))?.recipients ?? []
    expect(gone).toMatchObject({ address: 'gone@x.example', state: 'failed', answer: '550 5.1.1 Never heard of' })
    expect([here?.state, (await post.listed(id))?.state]).toEqual(['sent', 'came_back'])
  })
  test('of all of them fails at once, and the draft can be had again', async () => {
    post.exim.answer('nobody@x.example', '550 5.1.1 No such user')
    const id = await sendNow(scope, { to: 'nobody@x.example', words: 'Hello' })
    const told = { state: 'failed', problem: 'refused', detail: '550 5.1.1 No such user' }
    expect(await post.listed(id)).toMatchObject(told)
    const { draftId } = await takeBack(scope, id)
    expect((await readDraft(scope, draftId)).words).toBe('Hello')
  })
  test('not now: it waits and tries again, each recipient for itself', async () => {
    post.exim.answer('busy@x.example', '451 4.3.0 Not now')
    const id = await sendNow(scope, { to: 'busy@x.example,free@x.example', words: 'Hello' })
    expect((await post.taken(id)).map(({ to }) => to)).toEqual([['free@x.example']])
    const told = { state: 'deferred', problem: 'deferred', detail: '451 4.3.0 Not now' }
    expect(await post.listed(id)).toMatchObject(told)
    expect(await post.interaction(id)).toBeDefined()
    post.exim.answer('busy@x.example', null)
    await bringOn(scope, id)
    expect((await post.taken(id)).map(({ to }) => to)).toEqual([['free@x.example'], ['busy@x.example']])
    expect([(await post.row(id)).state, await post.filed(id)]).toEqual(['filed', 1])
  })
  test('of the whole mail: 554 fails, 452 waits', async () => {
    onTestFinished(() => post.exim.answerMessage(null))
    post.exim.answerMessage('554 5.7.1 Looks like spam')
    const spam = await sendNow(scope, { to: 'a@b.example', words: 'Buy' })
    expect(await post.listed(spam)).toMatchObject({ state: 'failed', detail: '554 5.7.1 Looks like spam' })
    post.exim.answerMessage('452 4.3.1 Full')
    const full = await sendNow(scope, { to: 'a@b.example', words: 'Hello' })
    expect(await post.listed(full)).toMatchObject({ state: 'deferred', detail: '452 4.3.1 Full' })
    post.exim.answerMessage(null)
    await sendAgain(scope, spam)
    for (const id of [spam, full]) await bringOn(scope, id)
    expect([await post.standing(spam), await post.standing(full)]).toEqual([
      ['filed', 1, 1],
      ['filed', 1, 1],
    ])
  })
  test('nobody there: it waits; the password wrong: it fails and says so', async () => {
    await post.smtp.down()
    const id = await sendNow(scope, { to: 'a@b.example', words: 'Hello' })
    expect(await post.listed(id)).toMatchObject({ state: 'deferred', problem: 'refused' })
    await post.smtp.up()
    post.exim.setPassword(tom, 'another')
    await bringOn(scope, id)
    expect(await post.listed(id)).toMatchObject({ state: 'failed', problem: 'wrong_password' })
    post.exim.setPassword(tom, password)
    await sendAgain(scope, id)
    await bringOn(scope, id)
    expect(await post.standing(id)).toEqual(['filed', 1, 1])
  })
})

describe('one at a time', () => {
  test('of three that would deliver the same mail one does', async () => {
    const draft = await writeDraft(scope, { to: 'once@b.example', words: 'Once' })
    const { id } = await sendDraft(scope, draft.id, draft.version)
    await makeDue(scope, id)
    await Promise.all([1, 2, 3].map(() => deliver(post.kith, id)))
    expect(await post.taken(id)).toHaveLength(1)
  })
  test('a name is held by one, also against another process, and let go', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const first = alone(scope, 'a name', () => promise)
    const elsewhere = { ...scope, ground: { ...scope.ground } }
    await expect.poll(() => alone(elsewhere, 'a name', async () => 'mine')).toBe('busy')
    const other = (await newWorld()).scope
    expect(await alone(other, 'a name', async () => 'another workspace')).toBe('another workspace')
    resolve()
    await first
    expect(await alone(elsewhere, 'a name', async () => 'mine')).toBe('mine')
  })
  test('a connection that is lost while something is done does not keep the rest from being done', async () => {
    const { ground } = scope
    const { promise, resolve } = Promise.withResolvers<void>()
    const first = alone(scope, 'long', () => promise)
    const held = `from pg_locks where locktype = 'advisory' and granted
      and ((classid::bigint << 32) | objid::bigint) = hashtextextended($1, 0)`
    const holders = async (what: string) =>
      (await ground.pool.query(`select ${what} ${held}`, [`long ${scope.workspaceId}`])).rowCount
    await expect.poll(() => holders('pid')).toBe(1)
    await holders('pg_terminate_backend(pid)')
    await expect.poll(() => holders('pid')).toBe(0)
    await expect.poll(() => alone(scope, 'another', async () => 'done').catch(String)).toBe('done')
    resolve()
    await first
  })
})
