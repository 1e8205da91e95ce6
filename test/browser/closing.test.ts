// A conversation between two members: closed by the one on its page, gone from the other's, known alone, opened again; and a mail to many.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { letter } from '../arrive.ts'
import { openChromium } from './chromium.ts'
import { type RunningKith, startKith } from './kith.ts'
import { dropFile, faults, focused, follow, settled, tooWide, type Visitor, visit } from './visitor.ts'

const anna = { name: 'Anna Marsh', email: 'anna@reed.example', password: 'nine jars on the shelf' }
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
const ruth = 'Ruth Adler <ruth@adlers.example>'
const many = Array.from({ length: 200 }, (_, at) => `Gast Nummer${at} <gast${at}@fair.example>`)
const mails = [
  letter({ id: '1', from: ruth, to: anna.email, subject: 'Rye', text: 'When is the rye ready?', at: hoursAgo(9) }),
  letter({
    id: '2',
    replyTo: '1',
    from: ruth,
    to: anna.email,
    cc: 'Ida Holm <ida@holm.example>',
    subject: 'Re: Rye',
    text: 'And the spelt?',
    at: hoursAgo(8),
  }),
  letter({ id: '3', from: ruth, to: anna.email, cc: many.join(', '), subject: 'Fair', text: 'Come!', at: hoursAgo(7) }),
]
const folder = mkdtempSync(join(tmpdir(), 'kith-closing-'))
let kith: RunningKith
let browser: Browser
let desk: Visitor
let mia: Visitor
/** The conversation and the fair, by the ids of their pages. */
let rye = ''
let fair = ''

beforeAll(async () => {
  ;[kith, browser] = await Promise.all([startKith(), openChromium()])
  desk = await visit(browser, kith.address)
  mia = await visit(browser, kith.address, { width: 'phone' })
  const company = { company: 'Reed & Marsh', domains: ['reed.example'] }
  await ask('/first-run', { ...anna, ...company })
  const email = 'mia@reed.example'
  const { password } = await ask<{ password: string }>('/members', { name: 'Mia Moss', email, role: 'member' })
  await ask('/sign-in', { email, password }, mia)
  ;[rye, fair] = await bring()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await kith?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function ask<T>(path: string, data?: object, { context }: Visitor = desk): Promise<T> {
  const answer = await context.request.fetch(`/api${path}`, data ? { method: 'POST', data } : {})
  expect(answer.ok(), `${path} ${answer.status()}`).toBe(true)
  return (await answer.json()) as T
}

/** As Anna's own, for everyone to read. */
async function bring(): Promise<[string, string]> {
  const path = join(folder, 'anna.mbox')
  writeFileSync(path, Buffer.concat(mails.flatMap((raw) => [Buffer.from('From - Thu Jan  1 00:00:00 2026\r\n'), raw])))
  await desk.go('/channels')
  await dropFile(desk.page, path)
  await desk.page.getByRole('button', { name: 'Bring it' }).click()
  await desk.page.getByText(/complete · counted/).waitFor({ timeout: 60_000 })
  const found = async (text: string) => {
    type Said = { said: { conversationId: string }[] }
    return (await ask<Said>(`/search?text=${text}`)).said[0]?.conversationId ?? ''
  }
  return [await found('spelt'), await found('come')]
}

const words = 'You see only subject and time. Anna Marsh may open it to you.'
const dialog = () => desk.page.getByRole('dialog', { name: 'Who may read this conversation' })

async function openDialog(): Promise<void> {
  await desk.page.getByRole('button', { name: 'Who may read this…' }).click()
  await dialog().waitFor()
}

test('closed on the one’s page, a conversation is gone from the other’s, which lies open', async () => {
  await mia.go(`/conversations/${rye}`)
  expect(await mia.page.getByRole('button', { name: 'Who may read this…' }).count()).toBe(0)
  await mia.page.getByRole('button', { name: 'Reply', exact: true }).waitFor()
  await desk.go(`/conversations/${rye}`)
  await openDialog()
  await dialog().getByText('Everyone may read it now.').waitFor()
  expect(await dialog().getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
  await dialog()
    .getByRole('radio', { name: /Only a few of them/ })
    .check()
  await dialog().getByRole('checkbox', { name: 'Mia Moss' }).waitFor()
  expect(await dialog().getByRole('checkbox', { name: 'Anna Marsh' }).count()).toBe(0)
  expect(await faults(desk.page)).toEqual([])
  await dialog().getByRole('button', { name: 'Save' }).click()
  await dialog().waitFor({ state: 'detached' })
  expect(await focused(desk.page)).toBe('Who may read this…')
  await desk.page.getByText('closed: you may read', { exact: true }).waitFor()
  await mia.page.getByRole('heading', { level: 1, name: 'There is no such conversation' }).waitFor()
  expect(await mia.page.getByText('the spelt').count()).toBe(0)
}, 40_000)

test('it is taken back with a key: the other has it again', async () => {
  await desk.page.keyboard.press('z')
  await desk.page.getByText('Taken back', { exact: true }).waitFor()
  await desk.page.getByText('closed: you may read', { exact: true }).waitFor({ state: 'detached' })
  await mia.go(`/conversations/${rye}`)
  await mia.page.getByText('And the spelt?').waitFor()
}, 30_000)

test('who may know of it alone sees subject, time and who may open it, and has nothing to answer with', async () => {
  await openDialog()
  await dialog()
    .getByRole('radio', { name: /Only a few of them/ })
    .check()
  await dialog().getByLabel('What the others see').selectOption('Subject and time')
  await dialog().getByRole('button', { name: 'Save' }).click()
  await desk.page.getByText('closed: you may read, the others see subject and time').waitFor()
  const { page, complaints } = mia
  await page.getByText(words).first().waitFor()
  await settled(page)
  expect(await page.getByText(words).count()).toBe(2)
  expect(await page.getByText('the spelt').count()).toBe(0)
  complaints.splice(0)
  await mia.go(`/conversations/${rye}`)
  await page.getByRole('heading', { level: 1, name: 'Rye' }).waitFor()
  for (const name of ['Reply', 'Reply to all', 'Pass on', 'Note to colleagues', 'Who may read this…', 'Who answers?'])
    expect(await page.getByRole('button', { name, exact: true }).count(), name).toBe(0)
  expect(await page.getByRole('link', { name: 'Save the mail' }).count()).toBe(0)
  expect(await tooWide(page)).toBeLessThan(2)
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('j')
  for (const key of ['r', 'R', 'f', 'n', 'a', 'i']) await page.keyboard.press(key)
  await page.getByRole('link', { name: 'Ruth Adler' }).first().click()
  const entries = page.locator('.entry', { hasText: words })
  await entries.nth(1).waitFor()
  expect(await entries.count()).toBe(2)
  await page.keyboard.press('j')
  for (const key of ['e', 'r']) await page.keyboard.press(key)
  await settled(page)
  expect(await page.locator('.composer, [role=dialog], .entry .learn button, .entry .unfold').count()).toBe(0)
  expect(await page.getByText('No new words').count()).toBe(0)
  expect(await faults(page)).toEqual([])
  // What only the words tell is told nowhere: not among who waits, nor to who looks for a word.
  await follow(page, '/')
  expect(await page.getByText('the spelt').count()).toBe(0)
  expect(complaints).toEqual([])
}, 60_000)

test('opened again, it is there for both as it was, without being loaded anew', async () => {
  await mia.go(`/conversations/${rye}`)
  await mia.page.getByText(words).first().waitFor()
  await openDialog()
  await dialog().getByText('Only you may read all of it now.').waitFor()
  await dialog()
    .getByRole('radio', { name: /Whoever may read its mailbox/ })
    .check()
  await dialog().getByRole('button', { name: 'Save' }).click()
  await desk.page.getByText('Open again to whoever may read its mailbox.').waitFor()
  await mia.page.getByText('And the spelt?').waitFor()
  await mia.page.getByRole('button', { name: 'Reply', exact: true }).waitFor()
  expect(desk.complaints).toEqual([])
}, 30_000)

test('the head of a mail to hundreds tells how many they are, and shows them all', async () => {
  const { page, go, complaints } = desk
  await go(`/conversations/${fair}`)
  await page.getByRole('button', { name: 'and 195 others' }).click()
  const all = page.getByRole('dialog', { name: 'Everyone in this conversation' })
  await all.getByRole('link', { name: 'Gast Nummer0', exact: true }).waitFor()
  expect(await all.getByRole('link').count()).toBe(200)
  expect(await faults(page)).toEqual([])
  await all.getByRole('button', { name: 'Show more' }).click()
  await all.getByRole('link').nth(200).waitFor()
  expect(await all.getByRole('link').count()).toBe(201)
  await all.getByRole('link', { name: 'Gast Nummer42', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Gast Nummer42' }).waitFor()
  expect(complaints).toEqual([])
}, 30_000)
