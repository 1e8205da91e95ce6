import { beforeAll, describe, expect, test } from 'vitest'
import { arrive, letter, makeSource } from '../../../test/arrive.ts'
import { letIn, type Someone } from '../../../test/someone.ts'
import { newWorld, openFrontDoor, type World } from '../../../test/world.ts'
import { newId } from '../../base/id.ts'
import { db } from '../../base/database.ts'
import { run } from '../../base/scope.ts'
import { makeAudience } from '../../workspace/audience.ts'

let world: World
let door: Awaited<ReturnType<typeof openFrontDoor>>
let ask: typeof door.ask
let colleague: Someone

beforeAll(async () => {
  world = await newWorld({ addresses: ['tom@reed.example'] })
  door = await openFrontDoor(world)
  ask = door.ask
  colleague = await letIn(world, 'member')
})

/** A mailbox that can send, without a server behind it. */
async function makeMailbox(address: string, readers: 'everyone' | readonly string[] = 'everyone'): Promise<string> {
  const { scope } = world
  const source = {
    workspace_id: scope.workspaceId,
    id: newId(),
    channel: 'email',
    kind: 'imap',
    name: address,
    location: '',
    phase: 'following',
  }
  const audience_id = await makeAudience(scope, readers as never)
  const mailbox = {
    imap_host: 'mail.invalid',
    imap_port: 993,
    imap_security: 'tls',
    imap_login: address,
    imap_secret: Buffer.from('x'),
  }
  const smtp = {
    smtp_host: 'mail.invalid',
    smtp_port: 465,
    smtp_security: 'tls',
    signature: 'Reed & Marsh',
    made_by: scope.memberId,
  }
  await run(
    scope,
    db
      .insertInto('source')
      .values({ ...source, fingerprint: newId(), audience_id })
      .compile(),
    db
      .insertInto('mailbox')
      .values({ workspace_id: scope.workspaceId, source_id: source.id, address, ...mailbox, ...smtp })
      .compile(),
  )
  return source.id
}

async function mail(given: Parameters<typeof letter>[0]): Promise<string> {
  const { interactionIds } = await arrive(world.scope, await makeSource(world.scope), [letter(given)])
  return interactionIds[0]!
}

const open = async (input: Record<string, unknown>, as?: string) =>
  (await ask('POST /drafts', input, as)).body as { id: string; leftOut: number }
const read = async (id: string) => (await ask('GET /drafts/:id', { id })).body
const content = ({ sourceId, recipients, subject, words, quotes, signs }: Record<string, unknown>) => ({
  sourceId,
  recipients,
  subject,
  words,
  quotes,
  signs,
})

describe('a draft', () => {
  test('answers from the mailbox it was written to, with the subject, and repeats the words below', async () => {
    const own = await makeMailbox('tom@reed.example')
    const shop = await makeMailbox('shop@reed.example')
    const interactionId = await mail({
      from: 'Ruth <ruth@x.example>',
      to: 'shop@reed.example',
      subject: 'AW: Flour',
      text: 'Two?',
    })
    const { id } = await open({ kind: 'reply', interactionId })
    expect(await read(id)).toMatchObject({
      kind: 'reply',
      sourceId: shop,
      subject: 'Re: Flour',
      words: '',
      quotes: true,
      signs: true,
    })
    expect((await read(id)).quoted).toMatch(/^On .* wrote:\n> Two\?$/)
    expect((await read(id)).recipients).toEqual([{ part: 'to', name: 'Ruth', address: 'ruth@x.example' }])
    const other = await mail({ from: 'Ruth <ruth@x.example>', to: 'tom@reed.example', subject: 'Else' })
    expect((await read((await open({ kind: 'reply', interactionId: other })).id)).sourceId).toBe(own)
  })
  test('is one of a member and conversation; another way to answer addresses it anew and keeps its words', async () => {
    const interactionId = await mail({ from: 'Una <una@x.example>', cc: 'ann@y.example', subject: 'One' })
    const all = await Promise.all(['reply', 'reply', 'reply'].map((kind) => open({ kind, interactionId })))
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
    const { id } = all[0]!
    const before = await read(id)
    await ask('PUT /drafts/:id', { id, version: before.version, ...content(before), words: 'Dear Una', recipients: [] })
    expect((await open({ kind: 'reply', interactionId })).id).toBe(id)
    expect((await read(id)).recipients).toEqual([])
    expect((await open({ kind: 'replyAll', interactionId })).id).toBe(id)
    const after = await read(id)
    expect([after.words, after.recipients.map((one: { address: string }) => one.address)]).toEqual([
      'Dear Una',
      ['una@x.example', 'ann@y.example'],
    ])
    expect((await open({ kind: 'reply', interactionId }, colleague.token)).id).not.toBe(id)
    expect((await open({ kind: 'forward', interactionId })).id).not.toBe(id)
  })
  test('survives as it was saved; of two devices the newer save wins, and what it replaced can be brought back', async () => {
    const { id } = await open({ kind: 'new' })
    const start = await read(id)
    const save = (version: number, words: string) => ask('PUT /drafts/:id', { id, version, ...content(start), words })
    const first = (await save(start.version, 'On the phone')).body
    expect(first.replaced).toBe(false)
    const second = (await save(start.version, 'At the desk')).body
    expect(second).toMatchObject({ replaced: true, version: first.version + 1 })
    expect(await read(id)).toMatchObject({ words: 'At the desk', formerAt: first.savedAt })
    expect((await save(start.version, 'At the desk')).body.replaced).toBe(false)
    await ask('POST /drafts/:id/former', { id })
    expect((await read(id)).words).toBe('On the phone')
    await ask('POST /drafts/:id/former', { id })
    expect((await read(id)).words).toBe('At the desk')
  })
  test('is listed, thrown away and brought back, and is nobody else’s', async () => {
    const { id } = await open({ kind: 'new' })
    await ask('PUT /drafts/:id', {
      id,
      ...content(await read(id)),
      version: 1,
      subject: 'Mine',
      words: 'x'.repeat(500),
    })
    const list = async (as?: string) =>
      (await ask('GET /drafts', {}, as)).body.items as { id: string; preview: string }[]
    expect((await list())[0]).toMatchObject({ id, subject: 'Mine', preview: 'x'.repeat(160), files: 0 })
    expect((await list(colleague.token)).some((one) => one.id === id)).toBe(false)
    for (const [key, more] of [
      ['GET /drafts/:id', {}],
      ['DELETE /drafts/:id', {}],
      ['POST /drafts/:id/send', { version: 2 }],
      ['PUT /drafts/:id', { version: 2, ...content(await read(id)) }],
    ] as const)
      expect((await ask(key, { id, ...more }, colleague.token)).status).toBe(404)
    await ask('DELETE /drafts/:id', { id })
    expect((await list()).some((one) => one.id === id)).toBe(false)
    expect((await ask('GET /drafts/:id', { id })).status).toBe(404)
    await ask('POST /drafts/:id/return', { id })
    expect((await list())[0]!.id).toBe(id)
  })
  test('pages', async () => {
    for (let at = 0; at < 5; at++) await open({ kind: 'new' })
    const first = (await ask('GET /drafts', { limit: 3 })).body
    const second = (await ask('GET /drafts', { limit: 3, after: first.next })).body
    const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id)
    expect(new Set(ids).size).toBe(6)
  })
  test('cannot answer what one may not read, nor go out from a mailbox one may not read', async () => {
    const closed = await makeSource(world.scope, [world.scope.memberId!])
    const { interactionIds } = await arrive(world.scope, closed, [
      letter({ from: 'Eve <eve@private.example>', text: 'Secret' }),
    ])
    expect(
      (await ask('POST /drafts', { kind: 'reply', interactionId: interactionIds[0] }, colleague.token)).status,
    ).toBe(404)
    const own = await makeMailbox('only@reed.example', [world.scope.memberId!])
    const senders = async (as?: string) =>
      (await ask('GET /senders', {}, as)).body.items.map(({ id }: { id: string }) => id)
    expect(await senders()).toContain(own)
    expect(await senders(colleague.token)).not.toContain(own)
    const theirs = await open({ kind: 'new' }, colleague.token)
    const before = (await ask('GET /drafts/:id', { id: theirs.id }, colleague.token)).body
    const save = { id: theirs.id, version: 1, ...content(before), sourceId: own }
    expect((await ask('PUT /drafts/:id', save, colleague.token)).status).toBe(404)
    const guest = await letIn(world, 'guest')
    expect((await ask('POST /drafts', { kind: 'new' }, guest.token)).status).toBe(403)
  })
})

describe('what is sent', () => {
  const send = async (change: object) => {
    const { id } = await open({ kind: 'new' })
    const saved = (await ask('PUT /drafts/:id', { id, version: 1, ...content(await read(id)), ...change })).body
    const sent = await ask('POST /drafts/:id/send', { id, version: saved.version })
    return { id, sent: sent.body, status: sent.status }
  }
  const to = (...addresses: string[]) => ({
    recipients: addresses.map((address) => ({ part: 'to', name: '', address })),
  })

  test('goes to somebody, to addresses that are such, from a mailbox', async () => {
    expect((await send({})).sent.code).toBe('no_recipient')
    expect((await send(to('a@b.example', 'nobody'))).sent).toMatchObject({
      code: 'bad_address',
      errors: [{ path: 'recipients.1' }],
    })
    expect((await send(to('a@b.example\r\nRCPT TO:<c@d.example>'))).sent.code).toBe('bad_address')
    expect((await send({ ...to('a@b.example'), sourceId: null })).sent.code).toBe('no_mailbox')
    expect((await send(to('a@b.example', 'A@b.example'))).status).toBe(200)
  })
  test('is what the member has before their eyes', async () => {
    const { id } = await open({ kind: 'new' })
    const saved = (await ask('PUT /drafts/:id', { id, version: 1, ...content(await read(id)), ...to('a@b.example') }))
      .body
    await ask('PUT /drafts/:id', {
      id,
      version: saved.version,
      ...content(await read(id)),
      words: 'Changed on the phone',
    })
    expect((await ask('POST /drafts/:id/send', { id, version: saved.version })).body.code).toBe('draft_changed')
  })
  test('is not among the drafts any more, is not changed or sent twice, and can be taken back', async () => {
    const { id, sent } = await send({ ...to('a@b.example'), subject: 'Once' })
    expect((await ask('GET /drafts/:id', { id })).status).toBe(404)
    expect((await ask('POST /drafts/:id/send', { id, version: 2 })).status).toBe(404)
    expect((await ask('GET /sendings')).body.items[0]).toMatchObject({ id: sent.id, state: 'waiting', subject: 'Once' })
    expect((await ask('GET /sendings', {}, colleague.token)).body.items).toEqual([])
    expect((await ask('DELETE /sendings/:id', { id: sent.id }, colleague.token)).status).toBe(404)
    expect((await ask('DELETE /sendings/:id', { id: sent.id })).body).toEqual({ draftId: id })
    expect((await read(id)).subject).toBe('Once')
  })
})
