import { Readable } from 'node:stream'
import { beforeAll, describe, expect, test as always } from 'vitest'
import { arrive } from '../../../test/arrive.ts'
import { bringOn, connectSender, password, sendingRow, sendNow, tom, writeDraft } from '../../../test/outgoing.ts'
import { openPost, type Post, postIsHere } from '../../../test/post-office.ts'
import { startDovecot } from '../../../test/servers/dovecot.ts'
import { countFolders, readMessages } from '../../../test/servers/witness.ts'
import { newWorld } from '../../../test/world.ts'
import { db } from '../../base/database.ts'
import { run, type Scope } from '../../base/scope.ts'
import { travel } from '../../journey.ts'
import { attachFile } from '../draft/file.ts'
import { filesItself, listSenders, setFiling } from '../sender.ts'
import { sendDraft } from './release.ts'
import { noteSent, sendAgain, takeBack } from './take-back.ts'

const test = always.skipIf(!postIsHere)
let post: Post
let scope: Scope

beforeAll(async () => {
  if (postIsHere) post = await openPost()
  scope = post?.scope
})

describe('while a mail is handed over', () => {
  test.each([
    ['at the greeting', { at: '220 ', before: true }],
    ['after the sign-in', { at: '235 ' }],
    ['at the recipient', { of: 'client' as const, at: 'RCPT TO' }],
    ['before the mail', { at: '354 ', before: true }],
  ])('a line cut %s leaves nothing with the server, and the mail waits for the next try', async (_, cut) => {
    const broken = post.smtp.cut(cut)
    const id = await sendNow(scope, { to: 'a@b.example', words: 'Hello' })
    await broken
    expect(await post.standing(id)).toEqual(['waiting', 0, 0])
    await bringOn(scope, id)
    expect(await post.standing(id)).toEqual(['filed', 1, 1])
  })
  test('nor does one cut inside a large mail', async () => {
    const draft = await writeDraft(scope, { to: 'a@b.example', words: 'Large' })
    const bytes = Readable.from(Array.from({ length: 60 }, () => Buffer.alloc(100_000, 'x')))
    const { version } = await attachFile(scope, draft.id, { name: 'large.bin', type: '' }, bytes)
    const { id } = await sendDraft(scope, draft.id, version)
    const broken = post.smtp.cut({ of: 'client', after: 1_000_000 })
    await bringOn(scope, id)
    await broken
    expect(await post.standing(id)).toEqual(['waiting', 0, 0])
    await bringOn(scope, id)
    expect(await post.standing(id)).toEqual(['filed', 1, 1])
    const attached = db.selectFrom('attachment').select('size').where('workspace_id', '=', scope.workspaceId)
    const [sizes] = await run(
      scope,
      attached.where('interaction_id', '=', (await post.row(id)).interaction_id).compile(),
    )
    expect(sizes).toEqual([{ size: 6_000_000 }])
  })
  test('one cut between the end of the mail and the answer leaves it not known to be sent, and it is not sent again by itself', async () => {
    const broken = post.smtp.cut({ at: '250 OK id=', before: true })
    const id = await sendNow(scope, { to: 'a@b.example', words: 'Perhaps' })
    await broken
    for (let round = 0; round < 3; round++) await bringOn(scope, id)
    expect(await post.standing(id)).toEqual(['unknown', 1, 0])
    expect(await post.listed(id)).toMatchObject({ state: 'unknown', recipients: [{ state: 'unknown' }] })
    await expect(takeBack(scope, id)).rejects.toMatchObject({ code: 'already_sent' })
    await noteSent(scope, id)
    await bringOn(scope, id)
    expect(await post.standing(id)).toEqual(['filed', 1, 1])
  })
  test('there, and sent again by hand, it has the same Message-ID', async () => {
    const broken = post.smtp.cut({ of: 'client', at: '\r\n.\r\n', before: true })
    const id = await sendNow(scope, { to: 'a@b.example', words: 'Perhaps not' })
    await broken
    const { message_id } = await post.row(id)
    expect(await post.standing(id)).toEqual(['unknown', 0, 0])
    await sendAgain(scope, id)
    await bringOn(scope, id)
    expect([await post.standing(id), (await post.row(id)).message_id]).toEqual([['filed', 1, 1], message_id])
  })
  test('there, and found in the mailbox later, it was sent', async () => {
    const broken = post.smtp.cut({ at: '250 OK id=', before: true })
    const id = await sendNow(scope, { to: 'found@b.example', words: 'Filed by its server' })
    await broken
    const { message_id } = await post.row(id)
    const find = () => readMessages(post.exim.world).find((one) => one.includes(message_id))
    await expect.poll(find, { timeout: 5000 }).toBeTruthy()
    const { interactionIds } = await arrive(scope, post.sourceId, [find()!], 'Sent', 9000)
    expect((await post.row(id)).state).toBe('unknown')
    await travel(post.kith, interactionIds)
    expect((await post.row(id)).state).toBe('sent')
  })
})

describe('while a copy is filed', () => {
  test.each([
    ['before the server is asked', { at: '* SEARCH', before: true }],
    ['before the copy is given', { of: 'client' as const, at: 'APPEND' }],
    ['after it was taken', { at: 'OK [APPENDUID', before: true }],
  ])('a line cut %s leaves it in Sent once', async (words, cut) => {
    const broken = post.imap.cut(cut)
    const id = await sendNow(scope, { to: 'a@b.example', subject: 'Filed', words })
    await broken
    expect(await post.listed(id)).toMatchObject({ state: 'sent', problem: 'not_filed' })
    await bringOn(scope, id)
    expect(await post.standing(id)).toEqual(['filed', 1, 1])
  })
  test('a mailbox without a Sent folder gets one', async () => {
    const bare = await startDovecot({ users: { [tom]: password }, lacks: ['Sent'] })
    try {
      const other = (await newWorld()).scope
      await connectSender(other, { imap: bare.port, smtp: post.smtp.port })
      for (const words of ['One', 'Two']) {
        const id = await sendNow(other, { to: 'a@b.example', words })
        expect((await sendingRow(other, id))?.state).toBe('filed')
      }
      expect(countFolders(bare.maildir(tom)).Sent).toBe(2)
    } finally {
      await bare.stop()
    }
  })
  test('where its server files by itself, Kith does not', async () => {
    expect([filesItself('smtp.gmail.com'), filesItself('smtp.notgmail.com')]).toEqual([true, false])
    expect((await listSenders(scope))[0]?.files).toBe(true)
    await setFiling(scope, post.sourceId, false)
    expect((await listSenders(scope))[0]?.files).toBe(false)
    const id = await sendNow(scope, { to: 'a@b.example', words: 'Not filed' })
    expect(await post.standing(id)).toEqual(['filed', 1, 0])
    await setFiling(scope, post.sourceId, true)
  })
})
