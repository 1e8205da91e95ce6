// A drop address from the door to the timeline: whatever is accepted there arrives, once, as what it is.
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { addressOf, host, newDrop, openTestDoor, takingIn } from '../../../test/drop.ts'
import { hand } from '../../../test/smtp.ts'
import { arrive, letter, makeSource } from '../../../test/arrive.ts'
import { newWorld, openFrontDoor } from '../../../test/world.ts'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { travel } from '../../journey.ts'
import { enterWorkspace, kithScope } from '../../workspace/session.ts'
import { proveSource } from '../prove.ts'
import { repairSource } from '../repair.ts'
import { endDrop, renewDrop, resumeDrop } from './change.ts'
import { takeDropped } from './take.ts'

async function newPlace() {
  const world = await newWorld()
  const ground = takingIn(world.ground)
  const { port } = await openTestDoor(ground)
  // Whoever makes a source sees its audience from the next request on.
  const enter = async (): Promise<Scope> => {
    const scope = await enterWorkspace(ground, world.accountId, world.scope.workspaceId)
    if (!scope) throw new Error('no scope')
    return scope
  }
  const scope = await enter()
  const kith = kithScope(ground, scope.workspaceId)
  const drop = await newDrop(scope)
  const take = () => takeDropped(kith, drop.id)
  const prove = () => proveSource(kith, drop.id)
  return { world: { ...world, ground, scope }, scope, kith, port, ...drop, take, prove, enter }
}

type Shown = { direction: string; subject: string; from: string; others: string[] }

/** What stands in the workspace, oldest first, with who took part. */
async function shown(scope: Scope): Promise<Shown[]> {
  const [rows] = await run(
    scope,
    sql<Shown>`select i.direction, i.subject,
        coalesce((select h.value from participant p join handle h on h.workspace_id = p.workspace_id and h.id = p.handle_id
          where p.workspace_id = i.workspace_id and p.interaction_id = i.id and p.part = 'from'), '') as from,
        array(select h.value from participant p join handle h on h.workspace_id = p.workspace_id and h.id = p.handle_id
          where p.workspace_id = i.workspace_id and p.interaction_id = i.id and p.part <> 'from' order by 1) as others
      from interaction i where i.workspace_id = ${scope.workspaceId} order by i.happened_at, i.subject`.compile(db),
  )
  return rows
}

const ann = 'Ann Bee <ann@bee.example>'
const tom = 'Tom Reed <tom@reed.example>'

test('a copy sent blind is ours to the customer, and the drop address takes part in nothing', async () => {
  const { port, address, take, scope, prove } = await newPlace()
  expect(await hand(port, address, letter({ from: tom, to: ann, subject: 'Flour is on its way' }))).toMatch(/^250 /)
  await take()
  expect(await shown(scope)).toEqual([
    { direction: 'out', subject: 'Flour is on its way', from: 'tom@reed.example', others: ['ann@bee.example'] },
  ])
  expect(await prove()).toMatchObject({ listed: 1, captured: 1, missing: 0, pending: 0 })
})

test('mail that a rule redirects is the customer’s, as it was', async () => {
  const { port, address, take, scope } = await newPlace()
  const mail = letter({ from: ann, to: 'shop@reed.example', subject: 'Rye?', headers: { 'Resent-To': address } })
  expect(await hand(port, address.toUpperCase(), mail, 'shop+caf_=x@reed.example')).toMatch(/^250 /)
  await take()
  expect(await shown(scope)).toEqual([
    { direction: 'in', subject: 'Rye?', from: 'ann@bee.example', others: ['shop@reed.example'] },
  ])
})

test('a mail forwarded as an attachment without a word is the mail that it carries, with its own bytes', async () => {
  const { port, address, take, scope, prove } = await newPlace()
  const original = letter({
    from: ann,
    subject: 'An old order',
    text: 'Three sacks of rye.',
    at: '2026-11-03T10:00:00Z',
  })
  expect(await hand(port, address, forwarded(address, original))).toMatch(/^250 /)
  await take()
  expect(await shown(scope)).toEqual([
    { direction: 'in', subject: 'An old order', from: 'ann@bee.example', others: ['tom@reed.example'] },
  ])
  const words = sql<{ said: string }>`select said from interaction_text where workspace_id = ${scope.workspaceId}`
  expect((await run(scope, words.compile(db)))[0]).toEqual([{ said: 'Three sacks of rye.' }])
  expect(await prove()).toMatchObject({ listed: 1, captured: 1, missing: 0 })
})

test('it stays what it is when it says something itself, goes to somebody else too, or comes from somebody else', async () => {
  const { port, address, take, scope } = await newPlace()
  const original = letter({ from: ann, subject: 'An old order' })
  const mails = [
    forwarded(address, original, { subject: 'With words', text: 'Who does this?' }),
    forwarded(`${address}, bo@bee.example`, original, { subject: 'To another' }),
    forwarded(address, original, { subject: 'From another', from: 'Cy <cy@dee.example>' }),
  ]
  for (const mail of mails) expect(await hand(port, address, mail)).toMatch(/^250 /)
  await take()
  expect((await shown(scope)).map(({ subject, direction }) => `${subject}: ${direction}`).sort()).toEqual([
    'From another: in',
    'To another: out',
    'With words: among',
  ])
})

test('a mail forwarded inline is filed under who forwarded it, among us, and shown with the customer it names', async () => {
  const { port, address, take, scope, kith } = await newPlace()
  const { interactionIds: met } = await arrive(scope, await makeSource(scope), [
    letter({ from: ann, at: '2026-10-01T10:00:00Z' }),
  ])
  const text = `For the file.\r\n\r\n---------- Forwarded message ---------\r\nFrom: ${ann}\r\nDate: Mon, 2 Nov 2026\r\nSubject: Rye\r\nTo: ${tom}\r\n\r\nThree sacks, please.`
  expect(await hand(port, address, letter({ from: tom, to: address, subject: 'Fwd: Rye', text }))).toMatch(/^250 /)
  await take()
  const forwarded = { direction: 'among', subject: 'Fwd: Rye', from: 'tom@reed.example', others: [] }
  expect((await shown(scope)).at(-1)).toEqual(forwarded)
  const among = sql<{
    id: string
  }>`select id from interaction where workspace_id = ${scope.workspaceId} and direction = 'among'`
  const [[filed]] = await run(scope, among.compile(db))
  await travel(kith, [...met, filed?.id ?? ''])
  const named = sql<{
    name: string
  }>`select p.name from mention m join person p on p.workspace_id = ${scope.workspaceId} and p.id = m.subject_id
    where m.workspace_id = ${scope.workspaceId} and m.interaction_id = ${filed?.id}`
  expect((await run(scope, named.compile(db)))[0]).toEqual([{ name: 'Ann Bee' }])
})

test('a message handed in again, or known from elsewhere, is joined', async () => {
  const { port, address, take, scope, prove } = await newPlace()
  const mail = letter({ from: ann, subject: 'Once' })
  await arrive(scope, await makeSource(scope), [mail])
  for (let time = 0; time < 3; time++) expect(await hand(port, address, mail)).toMatch(/^250 /)
  await take()
  expect(await shown(scope)).toHaveLength(1)
  expect(await prove()).toMatchObject({ listed: 3, captured: 0, joined: 3, missing: 0 })
})

test('a copy that a member sends to the drop address keeps it secret also where another source brings it', async () => {
  const { address, scope } = await newPlace()
  const mail = letter({ from: tom, to: ann, subject: 'From the Sent folder', headers: { Bcc: address } })
  await arrive(scope, await makeSource(scope), [mail])
  expect(await shown(scope)).toEqual([
    { direction: 'out', subject: 'From the Sent folder', from: 'tom@reed.example', others: ['ann@bee.example'] },
  ])
})

test('what cannot be read is quarantined, what a rule leaves out is left out, and the law holds', async () => {
  const { port, address, take, prove } = await newPlace()
  const newsletter = letter({
    from: 'News <news@mill.example>',
    headers: { 'List-Unsubscribe': '<https://mill.example/u>', Precedence: 'bulk' },
  })
  const future = letter({ from: ann, at: '2099-01-01T10:00:00Z' })
  const undated = Buffer.from(
    letter({ from: ann, subject: 'Undated' })
      .toString()
      .replace(/^Date: .*\r\n/m, ''),
  )
  for (const mail of [newsletter, future, undated]) expect(await hand(port, address, mail)).toMatch(/^250 /)
  await take()
  // The day it was handed in is as good a date as any.
  expect(await prove()).toMatchObject({ listed: 3, captured: 1, quarantined: 1, left_out: 1, missing: 0, pending: 0 })
})

test('a large mail is kept in a file of its own', async () => {
  const { port, address, take, scope, prove } = await newPlace()
  const text = Array.from({ length: 60_000 }, (_, line) => `${line} ${'x'.repeat(60)}`).join('\r\n')
  expect(await hand(port, address, letter({ from: ann, subject: 'Large', text }))).toMatch(/^250 /)
  await take()
  const sizes = sql<{
    size: number
    file: string | null
  }>`select size, file from raw where workspace_id = ${scope.workspaceId}`
  const [rows] = await run(scope, sizes.compile(db))
  expect(rows).toEqual([{ size: expect.any(Number), file: expect.any(String) }])
  expect(await prove()).toMatchObject({ listed: 1, captured: 1, missing: 0 })
})

test('after a renewal the old address is refused and the new one is not; after an end none is, until it is taken up again', async () => {
  const { port, address, id, scope, take, prove } = await newPlace()
  const mail = (subject: string) => letter({ from: ann, subject })
  expect(await hand(port, address, mail('One'))).toMatch(/^250 /)
  await renewDrop(scope, id)
  const renewed = await addressOf(scope, id)
  expect(renewed).not.toBe(address)
  expect(await hand(port, address, mail('Two'))).toMatch(/^550 5\.1\.1 No such address/)
  expect(await hand(port, renewed, mail('Three'))).toMatch(/^250 /)
  await endDrop(scope, id)
  expect(await hand(port, renewed, mail('Four'))).toMatch(/^550 /)
  await resumeDrop(scope, id)
  expect(await hand(port, renewed, mail('Five'))).toMatch(/^250 /)
  expect(await hand(port, address, mail('Six'))).toMatch(/^550 /)
  await take()
  expect((await shown(scope)).map(({ subject }) => subject)).toEqual(['Five', 'One', 'Three'])
  expect(await prove()).toMatchObject({ listed: 3, captured: 3, missing: 0 })
})

test('what is accepted and not taken in yet is told apart; what disappears is missed, and repaired where its bytes are here', async () => {
  const { port, address, id, kith, take, prove, scope } = await newPlace()
  const workspace = scope.workspaceId
  const behind = (statement: ReturnType<typeof sql>) => run(scope, statement.compile(db))
  for (const subject of ['One', 'Two', 'Three']) await hand(port, address, letter({ from: ann, subject }))
  expect(await prove()).toMatchObject({ listed: 3, captured: 0, pending: 3, missing: 0 })
  await take()
  expect(await prove()).toMatchObject({ listed: 3, captured: 3, pending: 0, missing: 0 })
  await behind(sql`delete from interaction where workspace_id = ${workspace} and subject = 'One'`)
  await behind(sql`delete from arrival a using interaction i where a.workspace_id = ${workspace} and i.workspace_id = ${workspace}
    and i.id = a.interaction_id and i.subject = 'Two'`)
  expect(await prove()).toMatchObject({ listed: 3, captured: 1, missing: 2 })
  expect(await repairSource(kith, id)).toMatchObject({ listed: 3, missing: 0 })
  expect((await shown(scope)).map(({ subject }) => subject).sort()).toEqual(['One', 'Three', 'Two'])
  await behind(
    sql`delete from raw where workspace_id = ${workspace} and hash = (select raw_hash from drop_mail where workspace_id = ${workspace} and source_id = ${id} limit 1)`,
  )
  expect((await repairSource(kith, id)).missing).toBe(1)
  await behind(sql`delete from drop_mail where workspace_id = ${workspace} and source_id = ${id}`)
  expect((await prove()).missing).toBe(-3)
})

test('an address is shown to who may read what comes there; a manager who may not can end it', async () => {
  const { world, scope, enter } = await newPlace()
  const { ask } = await openFrontDoor(world)
  const made = await ask('POST /drop-addresses', { name: 'Mine', readers: 'owner' })
  expect(made.status).toBe(200)
  const listed = async () =>
    (await ask('GET /drop-addresses')).body as {
      open: boolean
      host: string
      items: { id: string; address: string | null; state: string }[]
    }
  const mine = (await listed()).items.find(({ id }) => id === made.body.id)
  expect(await listed()).toMatchObject({ open: true, host })
  expect(mine?.address).toMatch(/^reed-[a-z2-9]{20}@in\.kith\.example$/)
  const { letIn } = await import('../../../test/someone.ts')
  const manager = await letIn(world, 'manager')
  const seen = await ask('GET /drop-addresses', {}, manager.token)
  const theirs = (seen.body.items as { id: string; address: string | null }[]).find(({ id }) => id === made.body.id)
  expect(theirs?.address).toBeNull()
  expect(seen.text).not.toContain(mine?.address?.split('@')[0])
  expect((await ask('DELETE /drop-addresses/:id', { id: made.body.id }, manager.token)).status).toBe(200)
  expect((await listed()).items.find(({ id }) => id === made.body.id)?.state).toBe('ended')
  const member = await letIn(world, 'member')
  expect((await ask('DELETE /drop-addresses/:id', { id: made.body.id }, member.token)).status).toBe(404)
  const other = await newDrop(await enter())
  expect((await ask('POST /drop-addresses/:id/renew', { id: other.id }, member.token)).status).toBe(403)
  expect((await ask('POST /sources/:id/import', { id: other.id })).body).toMatchObject({
    status: 409,
    code: 'not_a_file',
  })
  expect(scope.workspaceId).toBe(world.scope.workspaceId)
})

test('a provider’s question whether mail may be forwarded is shown with the address it was asked at', async () => {
  const { world, port, address, take } = await newPlace()
  const subject = '(#123456789) Gmail Forwarding Confirmation - Receive Mail from ann@gmail.com'
  await hand(port, address, letter({ from: 'Gmail Team <forwarding-noreply@google.com>', to: address, subject }))
  await take()
  const { ask } = await openFrontDoor(world)
  const { items } = (await ask('GET /drop-addresses')).body as {
    items: { confirmations: { subject: string }[]; accepted: number; open: number }[]
  }
  expect(items[0]).toMatchObject({ accepted: 1, open: 0, confirmations: [{ subject }] })
})

/** A mail of Tom's that carries another as an attachment. */
function forwarded(
  to: string,
  original: Buffer,
  over: { subject?: string; text?: string; from?: string } = {},
): Buffer {
  const { subject = 'Fwd: An old order', text = '', from = tom } = over
  const parts = [
    `Content-Type: text/plain; charset=utf-8\r\n\r\n${text}`,
    `Content-Type: message/rfc822; name="order.eml"\r\nContent-Disposition: attachment; filename="order.eml"\r\n\r\n${original.toString()}`,
  ]
  return letter({
    from,
    to,
    subject,
    text: `${parts.map((part) => `--xyz\r\n${part}\r\n`).join('')}--xyz--`,
    headers: { 'Content-Type': 'multipart/mixed; boundary=xyz' },
  })
}
