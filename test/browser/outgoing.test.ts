// Writing mail in the browser, through a real mailbox: answered, taken back, sent, come back.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test as always } from 'vitest'
import type pg from 'pg'
import { openDatabases } from '../../server/base/postgres/open.ts'
import { letter } from '../arrive.ts'
import { hurry } from '../faults/send/office.ts'
import { mailboxOn, password, tom } from '../mailbox.ts'
import { postIsHere } from '../post-office.ts'
import { type Dovecot, startDovecot } from '../servers/dovecot.ts'
import { type Exim, startExim } from '../servers/exim.ts'
import { countMessageIds } from '../servers/witness.ts'
import { openChromium } from './chromium.ts'
import { type RunningKith, startKith } from './kith.ts'
import { faults, settled, tooWide, type Visitor, visit } from './visitor.ts'

const test = always.skipIf(!postIsHere)
const account = { email: tom, password: 'nine jars on the shelf' }
let dovecot: Dovecot
let exim: Exim
let kith: RunningKith
let owner: pg.PoolConfig
let browser: Browser
let desk: Visitor

beforeAll(async () => {
  if (!postIsHere) return
  ;[dovecot, exim] = [
    await startDovecot({ users: { [tom]: password } }),
    await startExim({ users: { [tom]: password } }),
  ]
  ;[kith, browser] = await Promise.all([startKith(), openChromium()])
  owner = (await openDatabases({ home: kith.home, share: true })).owner
  desk = await visit(browser, kith.address)
  await ask('POST', '/first-run', { company: 'Reed & Marsh', name: 'Tom Reed', ...account, domains: ['reed.example'] })
}, 150_000)
afterAll(async () => {
  await browser?.close()
  await kith?.stop()
  await exim?.stop()
  await dovecot?.stop()
})

async function ask<T = { items: { id: string; conversationId: string }[] }>(
  method: string,
  path: string,
  data?: object,
) {
  const answer = await desk.context.request.fetch(`/api${path}`, { method, ...(data ? { data } : {}) })
  expect(answer.ok(), `${path} ${answer.status()}`).toBe(true)
  return (await answer.json()) as T
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const composer = ({ page } = desk) => page.locator('.composer')

test('without a mailbox it says how to connect one, and offers the member’s own programme', async () => {
  const { page, go } = desk
  await go('/outbox')
  await page.getByRole('heading', { name: 'No mailbox to write from yet' }).waitFor()
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByRole('link', { name: 'Use my mail programme' }).getAttribute('href')).toBe('mailto:')
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Connect a mailbox' }).click()
  await page.waitForURL(/\/channels\?connect=yes/)
})

test('an answer is begun with a key, kept as it is typed, sent with another, and taken back with a third', async () => {
  const smtp = { host: '127.0.0.1', port: exim.port, security: 'none', password }
  await ask('POST', '/mailboxes', { ...mailboxOn(dovecot), smtp, senderName: 'Tom Reed', signature: 'Reed & Marsh' })
  const mail = { subject: 'Rye', text: 'When is the rye ready?', at: minutesAgo(30), to: tom }
  dovecot.deliver(tom, letter({ from: 'Ruth Adler <ruth@adlers.example>', cc: 'Ida Holm <ida@holm.example>', ...mail }))
  const { page, go } = desk
  await expect.poll(async () => (await ask('GET', '/waiting')).items.length, { timeout: 15_000 }).toBe(1)
  await go('/')
  await page.locator('a.said').first().click()
  await page.getByRole('button', { name: 'Reply', exact: true }).waitFor()
  await settled(page)
  await page.keyboard.press('r')
  await composer().waitFor()
  await page.keyboard.type('Dear Ruth,\n\nfrom Tuesday on.')
  await page.getByText(/^Kept /).waitFor()
  expect(await faults(page)).toEqual([])
  await page.reload()
  await page.getByRole('button', { name: 'Go on with your draft' }).click()
  expect(await page.getByLabel('What you write').inputValue()).toBe('Dear Ruth,\n\nfrom Tuesday on.')
  await page.getByLabel('What you write').press('Control+Enter')
  await page.getByText('It goes out in ten seconds.').waitFor()
  await composer().waitFor({ state: 'detached' })
  await page.keyboard.press('z')
  expect(await page.getByLabel('What you write').inputValue()).toBe('Dear Ruth,\n\nfrom Tuesday on.')
  expect(exim.accepted()).toEqual([])
}, 60_000)

test('to all is written to the others too; people are suggested, and what is no address is marked', async () => {
  const { page, complaints } = desk
  await page.getByLabel('What you write').press('Escape')
  await composer().waitFor({ state: 'detached' })
  await page.keyboard.press('R')
  const chip = (name: string) => composer().locator('.chip', { hasText: name })
  await chip('Ida Holm').waitFor()
  expect(await page.getByLabel('What you write').inputValue()).toContain('from Tuesday on.')
  await page.getByRole('button', { name: 'Bcc' }).click()
  await page.keyboard.type('nobody@nowhere,')
  await composer().locator('.chip.bad', { hasText: 'nobody@nowhere' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await composer().getByRole('alert').getByText('An address is not one').waitFor()
  await page.getByRole('button', { name: 'Take nobody@nowhere off' }).click()
  await page.getByLabel('Bcc', { exact: true }).fill('ruth')
  await page.getByLabel('Subject').click()
  await composer().locator('.chip.bad', { hasText: 'ruth' }).waitFor()
  await page.getByRole('button', { name: 'Take ruth off' }).click()
  await page.getByRole('button', { name: 'Take Ida Holm off' }).click()
  await page.getByLabel('To', { exact: true }).fill('ida')
  await page.getByRole('option', { name: /Ida Holm/ }).click()
  await chip('Ida Holm').waitFor()
  expect(await faults(page)).toEqual([])
  // The browser itself tells of the refusal.
  expect(complaints.splice(0)).toHaveLength(1)
}, 30_000)

test('sent, it stands in the conversation and in the mailbox’s Sent folder, and ends the wait', async () => {
  const { page, complaints } = desk
  await page
    .locator('.composer input[type=file]')
    .setInputFiles([{ name: 'Preise.txt', mimeType: 'text/plain', buffer: Buffer.from('Rye 1.20') }])
  await composer()
    .getByRole('link', { name: /Preise.txt/ })
    .waitFor()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('in a moment', { exact: true }).waitFor()
  expect(exim.accepted()).toEqual([])
  await hurry({ owner })
  await page.locator('article.out', { hasText: 'from Tuesday on.' }).waitFor({ timeout: 40_000 })
  const [taken] = exim.accepted()
  expect(taken?.to.toSorted()).toEqual(['ida@holm.example', 'ruth@adlers.example'])
  expect(countMessageIds(dovecot.maildir(tom), 'Sent').get(taken?.messageId ?? '')).toBe(1)
  expect(exim.accepted()).toHaveLength(1)
  await expect.poll(async () => (await ask('GET', '/waiting')).items.length, { timeout: 10_000 }).toBe(0)
  // The copy that the mailbox brings back is the same message.
  await page.waitForTimeout(1500)
  expect(await page.locator('article.out').count()).toBe(1)
  expect(complaints).toEqual([])
}, 60_000)

test('what comes back is told on the mail and behind the address, which is set right again by hand', async () => {
  const { page, go } = desk
  exim.deliverTo(tom, dovecot.maildir(tom))
  exim.answer('ruth@adlers.example', 'bounce')
  await page.keyboard.press('r')
  await page.keyboard.type('And the oats, too.')
  // Nobody sends a mail before they see what they typed.
  await expect.poll(() => page.getByLabel('What you write').inputValue()).toMatch(/^And the oats, too\./)
  await page.keyboard.press('Control+Enter')
  await page.getByText('in a moment', { exact: true }).waitFor()
  await hurry({ owner })
  await page.getByText(/Could not be delivered to ruth@adlers.example/).waitFor({ timeout: 100_000 })
  expect(await faults(page)).toEqual([])
  await page.locator('.above').getByRole('link', { name: 'Ruth Adler' }).click()
  await page.getByRole('button', { name: 'mail did not arrive' }).click()
  await page.getByRole('button', { name: /arrives again/ }).click()
  await page.getByRole('button', { name: 'mail did not arrive' }).waitFor({ state: 'detached' })
  await go('/outbox')
  await page.getByText('not delivered', { exact: true }).waitFor({ state: 'detached' })
}, 120_000)

test('on a phone it fills the window; closed, the draft stands in the outbox, and thrown away it can be had back', async () => {
  const phone = await visit(browser, kith.address, { width: 'phone' })
  await phone.context.request.post('/api/sign-in', { data: account })
  await phone.go('/outbox')
  await phone.page.getByRole('button', { name: 'Write a mail' }).click()
  await composer(phone).waitFor()
  await phone.page.getByLabel('To', { exact: true }).fill('ida@holm.example')
  await phone.page.getByLabel('Subject').fill('Oats')
  await phone.page.getByLabel('What you write').fill('Two bags?')
  expect(await tooWide(phone.page)).toBeLessThan(2)
  expect(await faults(phone.page)).toEqual([])
  await phone.page.getByRole('button', { name: 'Close; the draft is kept' }).click()
  const draft = phone.page.getByRole('button', { name: /Oats/ })
  await draft.waitFor()
  await desk.page.getByRole('button', { name: /Oats/ }).waitFor()
  await phone.page.getByRole('button', { name: 'Throw away' }).click()
  await draft.waitFor({ state: 'detached' })
  await phone.page.getByRole('button', { name: 'Undo' }).click()
  await draft.waitFor()
  expect(phone.complaints).toEqual([])
  await phone.context.close()
}, 60_000)

test('of two devices the newer save wins, says so, and the other can be had back', async () => {
  const { page } = desk
  await page.getByRole('button', { name: /Oats/ }).click()
  const words = page.getByLabel('What you write')
  await words.waitFor()
  const [draft] = (await ask('GET', '/drafts')).items
  const now = await ask<Record<string, unknown>>('GET', `/drafts/${draft?.id}`)
  await words.pressSequentially(' Or three?')
  const { sourceId, recipients, subject, quotes, signs, version } = now
  const elsewhere = { sourceId, recipients, subject, quotes, signs, version, words: 'On the phone' }
  await ask('PUT', `/drafts/${draft?.id}`, elsewhere)
  await page.getByText('What was written on another device was replaced by this.').waitFor()
  expect(await words.inputValue()).toBe('Two bags? Or three?')
  await page.getByRole('button', { name: 'Bring that back' }).click()
  await expect.poll(() => words.inputValue()).toBe('On the phone')
}, 30_000)
