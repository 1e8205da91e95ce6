// Reading conversations and the mails behind them, through the front door.
import { expect, test } from 'vitest'
import { arrive, letter, makeSource } from '../../../test/arrive.ts'
import { letIn } from '../../../test/someone.ts'
import { newWorld, openFrontDoor } from '../../../test/world.ts'
import { db } from '../../base/database.ts'
import { run } from '../../base/scope.ts'

const margaret = 'Margaret Chen <margaret@chensbakery.example>'
const tom = 'Tom Reed <tom@reed.example>'
const pixel = 'R0lGODlhAQABAAAAACw='

const parts = [
  ['Content-Type: text/plain; charset=utf-8', 'The drawing is here.'],
  [
    'Content-Type: text/html; charset=utf-8',
    '<p onclick="x()">The <b>drawing</b></p><script>x()</script><img src="cid:oven"><img src="https://tracker.example/p.gif">',
  ],
  [
    'Content-Type: image/gif; name="oven.gif"\r\nContent-ID: <oven>\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: inline',
    pixel,
  ],
  [
    'Content-Type: text/html; name="../drawing.html"\r\nContent-Disposition: attachment; filename="../drawing.html"',
    '<script>alert(1)</script>',
  ],
  [
    'Content-Type: image/gif; name="plan.gif"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="plan.gif"',
    pixel,
  ],
]
const mixed = (boundary: string) =>
  `${parts.map(([head, body]) => `--${boundary}\r\n${head}\r\n\r\n${body}`).join('\r\n')}\r\n--${boundary}--`

async function drawing() {
  const world = await newWorld()
  const source = await makeSource(world.scope)
  await arrive(world.scope, source, [
    letter({
      from: margaret,
      id: 'a',
      subject: 'Drawing',
      text: mixed('b'),
      headers: { 'Content-Type': 'multipart/mixed; boundary=b' },
      at: '2026-11-16T09:00:00Z',
    }),
    letter({
      from: tom,
      to: margaret,
      id: 'b',
      replyTo: 'a',
      subject: 'Re: Drawing',
      at: '2026-11-16T10:00:00Z',
      text: 'Thank you.\n\nOn Mon, 16 Nov 2026, Margaret Chen <margaret@chensbakery.example> wrote:\n> The drawing is here.',
    }),
  ])
  const query = db
    .selectFrom('interaction')
    .select(['id', 'conversation_id'])
    .where('workspace_id', '=', world.scope.workspaceId)
    .orderBy('happened_at')
  const [[first]] = await run(world.scope, query.compile())
  if (!first) throw new Error('nothing arrived')
  return { ...world, ...(await openFrontDoor(world)), source, id: first.id, conversationId: first.conversation_id }
}

test('a conversation is read from its first message, what was quoted apart, in pages', {
  timeout: 60_000,
}, async () => {
  const { ask, conversationId } = await drawing()
  const { body } = await ask('GET /conversations/:id', { id: conversationId })
  expect(body).toMatchObject({ subject: 'Drawing', messages: 2, next: null })
  expect(body.items[1]).toMatchObject({ said: 'Thank you.', direction: 'out' })
  expect(body.items[1].quoted).toContain('The drawing is here.')
  const first = await ask('GET /conversations/:id', { id: conversationId, limit: 1 })
  const second = await ask('GET /conversations/:id', { id: conversationId, limit: 1, after: first.body.next })
  expect([first.body.items[0].subject, second.body.items[0].subject, second.body.next]).toEqual([
    'Drawing',
    'Re: Drawing',
    null,
  ])
})

test('attachments are listed and come inert', async () => {
  const { ask, id } = await drawing()
  const { body } = await ask('GET /interactions/:id', { id })
  const page = body.files.find(({ type }: { type: string }) => type === 'text/html')
  const plan = body.files.find(({ name }: { name: string }) => name === 'plan.gif')
  expect(page.name).toBe('drawing.html')
  const saved = await ask('GET /interactions/:id/attachments/:position', { id, position: page.position })
  expect(saved.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': "attachment; filename*=UTF-8''drawing.html",
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  const asked = await ask('GET /interactions/:id/attachments/:position', { id, position: page.position, show: true })
  expect(asked.headers['content-disposition']).toContain('attachment')
  const shown = await ask('GET /interactions/:id/attachments/:position', { id, position: plan.position, show: true })
  expect(shown.headers['content-type']).toBe('image/gif')
  expect(shown.headers['content-disposition']).toBeUndefined()
  expect(shown.response.rawPayload.toString('base64')).toBe(pixel)
  expect((await ask('GET /interactions/:id/attachments/:position', { id, position: 99 })).status).toBe(404)
})

test('the mail as it was sent comes clean, with its own pictures and no others until asked for', async () => {
  const { ask, id } = await drawing()
  const { text, headers } = await ask('GET /interactions/:id/html', { id })
  expect(text).toContain(`<p>The <b>drawing</b></p><img src="data:image/gif;base64,${pixel}" />`)
  expect(text).not.toMatch(/script|onclick|tracker/)
  expect(headers['content-security-policy']).toContain('img-src data:;')
  expect(headers['content-security-policy']).toContain('sandbox allow-popups allow-popups-to-escape-sandbox')
  expect(headers['allow-csp-from']).toBe('*')
  expect((await ask('GET /interactions/:id/remote-pictures', { id })).body).toEqual({ pictures: 1 })
  const asked = await ask('GET /interactions/:id/html', { id, remote: true })
  expect(asked.text).toContain('https://tracker.example/p.gif')
  expect(asked.headers['content-security-policy']).toContain('img-src data: https:;')
  const plain = (
    await ask('GET /conversations/:id', { id: (await ask('GET /interactions/:id', { id })).body.conversationId })
  ).body.items[1]
  expect((await ask('GET /interactions/:id/html', { id: plain.id })).status).toBe(404)
})

test('the raw mail comes byte for byte', async () => {
  const { ask, id } = await drawing()
  const { response, headers } = await ask('GET /interactions/:id/raw', { id })
  expect(headers['content-type']).toBe('message/rfc822')
  expect(headers['content-disposition']).toContain('Drawing.eml')
  expect(response.rawPayload.toString()).toContain('<p onclick="x()">The <b>drawing</b></p>')
})

test('of a conversation that is partly private, another member reads the open part alone', async () => {
  const world = await drawing()
  const shut = await makeSource(world.scope, [world.scope.memberId ?? ''])
  await arrive(world.scope, shut, [
    letter({
      from: margaret,
      replyTo: 'b',
      id: 'c',
      subject: 'Re: Drawing',
      text: 'Between us: zanzibar.',
      at: '2026-11-15T09:00:00Z',
    }),
  ])
  const { token } = await letIn(world, 'manager')
  const mine = await world.ask('GET /conversations/:id', { id: world.conversationId })
  const theirs = await world.ask('GET /conversations/:id', { id: world.conversationId }, token)
  expect(mine.body).toMatchObject({ messages: 3, subject: 'Re: Drawing' })
  expect(theirs.body).toMatchObject({ messages: 2, subject: 'Drawing' })
  expect(theirs.text).not.toContain('zanzibar')
})

test('all customers of a mail to many are told by name, in pages, and only to who may know of it', async () => {
  const world = await newWorld()
  const source = await makeSource(world.scope)
  const cc = Array.from({ length: 20 }, (_, at) => `Gast${at} Holm <gast${at}@fair.example>`).join(', ')
  await arrive(world.scope, source, [letter({ from: margaret, to: tom, cc })])
  const query = db
    .selectFrom('interaction')
    .select('conversation_id')
    .where('workspace_id', '=', world.scope.workspaceId)
  const [[row]] = await run(world.scope, query.compile())
  const id = row?.conversation_id
  const { ask } = await openFrontDoor(world)
  const { body } = await ask('GET /conversations/:id', { id })
  expect([body.items[0].participants.length, body.items[0].tookPart]).toEqual([12, 22])
  const told: string[] = []
  for (let after: string | undefined, next: string | null = ''; next !== null; after = next ?? undefined) {
    const page = (await ask('GET /conversations/:id/people', { id, limit: 8, after })).body
    expect(page.people).toBe(21)
    told.push(...page.items.map(({ name }: { name: string }) => name))
    next = page.next
  }
  expect(told).toHaveLength(21)
  expect(new Set(told).size).toBe(21)
  expect(told).not.toContain('Tom Reed')
  const guest = await letIn(world, 'guest', 'Gwen Gale')
  expect((await ask('GET /conversations/:id/people', { id }, guest.token)).status).toBe(404)
})
