import { beforeAll, expect, test as always } from 'vitest'
import { arrive, letter, makeSource } from '../../../test/arrive.ts'
import { sendNow, tom } from '../../../test/outgoing.ts'
import { openPost, type Post, postIsHere } from '../../../test/post-office.ts'
import { readMessages } from '../../../test/servers/witness.ts'
import { letIn } from '../../../test/someone.ts'
import { openFrontDoor } from '../../../test/world.ts'
import { db } from '../../base/database.ts'
import { run, type Scope } from '../../base/scope.ts'
import { closeConversation } from '../../capture/readers/close.ts'
import { travel } from '../../journey.ts'
import { suggestRecipients } from '../suggest.ts'
import { noteBounces } from './note.ts'

const test = always.skipIf(!postIsHere)
let post: Post
let scope: Scope
let ask: Awaited<ReturnType<typeof openFrontDoor>>['ask']

beforeAll(async () => {
  if (!postIsHere) return
  post = await openPost()
  scope = post.scope
  ask = (await openFrontDoor(post.world)).ask
  post.exim.deliverTo(tom, post.dovecot.maildir(tom))
})

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
let place = 100

/** What the reports that arrive are told of, as the queue would. */
async function receiveReports(raws: readonly Buffer[]): Promise<string[]> {
  const first = (place += 10)
  await arrive(scope, post.sourceId, raws, 'INBOX', first)
  const query = db
    .selectFrom('arrival')
    .select(['id', 'because'])
    .where('workspace_id', '=', scope.workspaceId)
    .where(
      'position',
      'in',
      raws.map((_, at) => String(first + at)),
    )
  const [rows] = await run(scope, query.compile())
  await noteBounces(
    post.kith,
    rows.filter(({ because }) => because === 'bounce').map(({ id }) => id),
  )
  return rows.map(({ because }) => because)
}

async function waitingOn(interactionId: string): Promise<number> {
  const query = db.selectFrom('waiting').select('since').where('workspace_id', '=', scope.workspaceId)
  return (await run(scope, query.where('interaction_id', '=', interactionId).compile()))[0].length
}

/** Somebody asks, is answered, and the answer comes back from Exim itself; answers the question, the sending and the report. */
async function answerInVain(name: string) {
  const address = `${name}@gone.example`
  const mail = letter({ from: `${name} Gone <${address}>`, text: 'When do you open?', at: hoursAgo(1) })
  const { interactionIds } = await arrive(scope, await makeSource(scope), [mail])
  const [asked = ''] = interactionIds
  await travel(post.kith, interactionIds)
  post.exim.answer(address, 'bounce')
  const id = await sendNow(scope, { kind: 'reply', interactionId: asked, words: 'At eight.' })
  const row = await post.row(id)
  await travel(post.kith, [row.interaction_id!])
  const find = () => readMessages(post.dovecot.maildir(tom)).find((one) => one.includes(row.message_id))
  await expect.poll(find, { timeout: 15_000 }).toBeTruthy()
  return {
    asked,
    id,
    address,
    interactionId: row.interaction_id!,
    conversationId: (await post.interaction(id))!.conversation_id,
    report: find()!,
  }
}

test('a real report is left out by its rule, told on the mail and on the address, and the customer waits again until they write', async () => {
  const { asked, id, address, interactionId, conversationId, report } = await answerInVain('ada')
  expect(await waitingOn(asked)).toBe(0)
  expect(await receiveReports([report])).toEqual(['bounce'])
  const beside = await ask('GET /conversations/:id/outgoing', { id: conversationId })
  expect(beside.body.returned).toMatchObject([{ interactionId, address, setRight: false }])
  expect(beside.body.returned[0].reason).toContain('The mailbox does not exist')
  expect(await post.listed(id)).toMatchObject({ state: 'came_back', recipients: [{ address, state: 'came_back' }] })
  await travel(post.kith, [interactionId])
  expect(await waitingOn(asked)).toBe(1)
  const customer = (await post.interaction(id))!.customer_id!
  expect((await ask('GET /customers/:id/returned', { id: customer })).body.returned).toMatchObject([
    { address, setRight: false },
  ])
  expect(await suggestRecipients(scope, 'ada')).toMatchObject([{ address, returned: true }])
  const { interactionIds } = await arrive(scope, await makeSource(scope), [
    letter({ from: `Ada Gone <${address}>`, text: 'I am back', at: new Date(Date.now() + 60_000).toISOString() }),
  ])
  await travel(post.kith, interactionIds)
  expect(await suggestRecipients(scope, 'ada')).toMatchObject([{ address, returned: false }])
})

test('the same report again tells nothing new; a delay tells nothing', async () => {
  const { report, conversationId } = await answerInVain('bea')
  const late = Buffer.from(
    report
      .toString('latin1')
      .replace('Action: failed', 'Action: delayed')
      .replace(/X-Failed-Recipients.*\r?\n/i, ''),
    'latin1',
  )
  await receiveReports([late])
  const told = async () => (await ask('GET /conversations/:id/outgoing', { id: conversationId })).body.returned.length
  expect(await told()).toBe(0)
  await receiveReports([report])
  await noteBounces(post.kith, await allReports())
  expect(await told()).toBe(1)
})

async function allReports(): Promise<string[]> {
  const query = db
    .selectFrom('arrival')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('because', '=', 'bounce')
  return (await run(scope, query.compile()))[0].map(({ id }) => id)
}

test('a member sets an address right by hand, and takes that back', async () => {
  const { report, conversationId, address } = await answerInVain('cay')
  await receiveReports([report])
  const [told] = (await ask('GET /conversations/:id/outgoing', { id: conversationId })).body.returned
  expect((await ask('POST /handles/:id/right', { id: told.handleId })).status).toBe(200)
  expect(await suggestRecipients(scope, address)).toMatchObject([{ returned: false }])
  expect((await ask('DELETE /handles/:id/right', { id: told.handleId })).status).toBe(200)
  expect(await suggestRecipients(scope, address)).toMatchObject([{ returned: true }])
  expect((await ask('POST /handles/:id/right', { id: crypto.randomUUID() })).status).toBe(404)
})

test('a report that nobody’s mail belongs to, or of somebody it did not go to, says nothing', async () => {
  const { report } = await answerInVain('dov')
  const [, messageId = ''] = /^Message-ID: <([^>]*@reed.example)>/im.exec(report.toString())!
  const forged = report.toString().replaceAll(messageId, 'other@reed.example')
  const blaming = report.toString().replaceAll('dov@gone.example', 'ruth@innocent.example')
  await arrive(scope, await makeSource(scope), [letter({ from: 'Ruth Innocent <ruth@innocent.example>' })])
  await receiveReports([Buffer.from(forged), Buffer.from(blaming)])
  expect((await suggestRecipients(scope, 'ruth')).every(({ returned }) => !returned)).toBe(true)
  expect((await suggestRecipients(scope, 'dov')).every(({ returned }) => !returned)).toBe(true)
})

test('what came back of mail from a mailbox that is one’s own alone is known to its reader alone', async () => {
  const closed = await makeSource(scope, [scope.memberId!])
  const sent = letter({ from: tom, to: 'eve@gone.example', id: 'private', at: hoursAgo(2) })
  const known = letter({ from: 'Eve Open <eve@gone.example>', text: 'Hello', at: hoursAgo(3) })
  await arrive(scope, await makeSource(scope), [known])
  const { interactionIds } = await arrive(scope, closed, [sent])
  const head = [
    'From: MAILER-DAEMON@mail.example',
    'To: tom@reed.example',
    `Date: ${new Date().toUTCString()}`,
    'Subject: failure notice',
  ]
  const body = [
    '<eve@gone.example>:',
    '550 5.1.1 no such user',
    '',
    '--- Below this line is a copy of the message.',
    '',
    'Message-ID: <private@test.example>',
  ]
  expect(await receiveReports([Buffer.from([...head, '', ...body, ''].join('\r\n'))])).toEqual(['bounce'])
  const colleague = await letIn(post.world, 'member')
  const [mine] = await suggestRecipients(scope, 'eve')
  expect(mine).toMatchObject({ address: 'eve@gone.example', returned: true })
  const customerId = mine!.customerId!
  expect((await ask('GET /customers/:id/returned', { id: customerId })).body.returned).toMatchObject([
    { interactionId: interactionIds[0] },
  ])
  expect((await ask('GET /customers/:id/returned', { id: customerId }, colleague.token)).body.returned).toEqual([])
  const theirs = await ask('GET /recipients', { text: 'eve' }, colleague.token)
  expect(theirs.body.items).toMatchObject([{ address: 'eve@gone.example', returned: false }])
})

test('what came back of a mail that is closed later is known to those alone who read it still', async () => {
  const { report, conversationId, address } = await answerInVain('fay')
  await receiveReports([report])
  const colleague = await letIn(post.world, 'member')
  const told = async (token?: string) =>
    (await ask('GET /recipients', { text: 'fay' }, token)).body.items.map(
      ({ returned }: { returned: boolean }) => returned,
    )
  const open = letter({ from: `Fay Open <${address}>`, text: 'Hello', at: hoursAgo(30) })
  await arrive(scope, await makeSource(scope), [open])
  expect([await told(), await told(colleague.token)]).toEqual([[true], [true]])
  const [{ handleId }] = (await ask('GET /conversations/:id/outgoing', { id: conversationId })).body.returned
  const choice = { members: [], departments: [], outline: false }
  await closeConversation(scope, conversationId, choice, (scope, ids) => travel(scope, ids, { moved: true }))
  expect([await told(), await told(colleague.token)]).toEqual([[true], [false]])
  expect((await ask('POST /handles/:id/right', { id: handleId }, colleague.token)).status).toBe(200)
  expect(await told()).toEqual([true])
  expect((await ask('POST /handles/:id/right', { id: handleId })).status).toBe(200)
  expect(await told()).toEqual([false])
  const events = db.selectFrom('event').select('audience_id').where('workspace_id', '=', scope.workspaceId)
  const [rows] = await run(
    scope,
    events.where('kind', '=', 'bounce.set_right').orderBy('id', 'desc').limit(1).compile(),
  )
  const mails = db.selectFrom('interaction').select('audience_id').where('workspace_id', '=', scope.workspaceId)
  const [read] = await run(scope, mails.where('conversation_id', '=', conversationId).compile())
  expect(read.map(({ audience_id }) => audience_id)).toContain(rows[0]?.audience_id)
})
