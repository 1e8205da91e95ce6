import { beforeAll, describe, expect, test } from 'vitest'
import { arrive, letter, makeSource } from '../../../test/arrive.ts'
import { letIn, type Someone } from '../../../test/someone.ts'
import { newWorld, openFrontDoor, type World } from '../../../test/world.ts'
import { mostFileBytes } from './file.ts'

let world: World
let door: Awaited<ReturnType<typeof openFrontDoor>>
let ask: typeof door.ask
let colleague: Someone

beforeAll(async () => {
  world = await newWorld()
  door = await openFrontDoor(world)
  ask = door.ask
  colleague = await letIn(world, 'member')
})

async function mail(given: Parameters<typeof letter>[0]): Promise<string> {
  const { interactionIds } = await arrive(world.scope, await makeSource(world.scope), [letter(given)])
  return interactionIds[0]!
}

const open = async (input: Record<string, unknown>) =>
  (await ask('POST /drafts', input)).body as { id: string; leftOut: number }
const read = async (id: string) => (await ask('GET /drafts/:id', { id })).body

describe('files', () => {
  const put = (id: string, name: string, bytes: Buffer, as = door.token) =>
    door.app.inject({
      method: 'PUT',
      url: `/api/drafts/${id}/files`,
      query: { name, type: 'text/plain' },
      payload: bytes,
      headers: { 'content-type': 'application/octet-stream' },
      cookies: { kith: as },
    })

  test('are taken, taken off, put back and fetched; another member’s draft takes none', async () => {
    const { id } = await open({ kind: 'new' })
    const file = (await put(id, '../../Größe\r\nX: y‮.txt', Buffer.from('Flour'))).json()
    expect(file).toMatchObject({ name: 'Größe X: y.txt', size: 5 })
    expect((await read(id)).files).toMatchObject([{ id: file.id }])
    expect((await ask('GET /draft-files/:id', { id: file.id })).text).toBe('Flour')
    await ask('DELETE /draft-files/:id', { id: file.id })
    expect((await read(id)).files).toEqual([])
    await ask('POST /draft-files/:id/return', { id: file.id })
    expect((await read(id)).files).toHaveLength(1)
    expect((await put(id, 'a', Buffer.from('x'), colleague.token)).statusCode).toBe(404)
    expect((await ask('GET /draft-files/:id', { id: file.id }, colleague.token)).status).toBe(404)
  })
  test('that come or go make a version of the draft, and replace nothing that is typed', async () => {
    const { id } = await open({ kind: 'new' })
    const { sourceId, recipients, subject, quotes, signs, version } = await read(id)
    const content = { id, sourceId, recipients, subject, quotes, signs }
    const file = (await put(id, 'list.txt', Buffer.from('Flour'))).json()
    expect(await read(id)).toMatchObject({ version: version + 1 })
    const saved = (await ask('PUT /drafts/:id', { ...content, version, words: 'Typed meanwhile' })).body
    expect(saved).toMatchObject({ version: version + 2, replaced: false })
    const off = (await ask('DELETE /draft-files/:id', { id: file.id })).body
    const back = (await ask('POST /draft-files/:id/return', { id: file.id })).body
    expect([file.version, off.version, back.version]).toEqual([version + 1, version + 3, version + 4])
    const elsewhere = { ...content, version: saved.version, words: 'Typed elsewhere' }
    expect((await ask('PUT /drafts/:id', elsewhere)).body.replaced).toBe(false)
    expect((await ask('PUT /drafts/:id', { ...elsewhere, words: 'And here' })).body.replaced).toBe(true)
  })
  test('hold 25 MB together, also when they come at once', async () => {
    const { id } = await open({ kind: 'new' })
    const half = Buffer.alloc(mostFileBytes / 2)
    const statuses = (await Promise.all([half, half, half].map((bytes, at) => put(id, `${at}`, bytes)))).map(
      ({ statusCode }) => statusCode,
    )
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 200, 413])
    const whole = await put(id, 'more', Buffer.alloc(1))
    expect([whole.statusCode, whole.json().code]).toEqual([413, 'files_too_large'])
  })
  test('of a mail that is passed on come along', async () => {
    const text =
      '--x\r\nContent-Type: text/plain\r\n\r\nSee the list\r\n--x\r\nContent-Type: text/csv; name="list.csv"\r\nContent-Disposition: attachment; filename="list.csv"\r\n\r\na,b\r\n--x--'
    const interactionId = await mail({
      from: 'Ruth <ruth@x.example>',
      subject: 'List',
      text,
      headers: { 'Content-Type': 'multipart/mixed; boundary=x' },
    })
    const { id, leftOut } = await open({ kind: 'forward', interactionId })
    const draft = await read(id)
    expect([leftOut, draft.subject, draft.recipients, draft.files.map(({ name }: { name: string }) => name)]).toEqual([
      0,
      'Fwd: List',
      [],
      ['list.csv'],
    ])
    expect(draft.quoted).toContain('See the list')
    expect((await ask('GET /draft-files/:id', { id: draft.files[0].id })).text.trim()).toBe('a,b')
  })
})
