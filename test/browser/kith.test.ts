// Kith as its users meet it: a first run, a mailbox that becomes customers, and every page by eye, keyboard and screen reader.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeVillage } from '../village.ts'
import { openChromium, widths } from './chromium.ts'
import { type RunningKith, startKith, writeVillageFile } from './kith.ts'
import { everyPage } from './every-page.ts'
import { bareTexts, dropFile, faults, focused, settled, tooWide, type Visitor, visit } from './visitor.ts'

const village = makeVillage(new Date())
const { expected } = village
const anna = { name: 'Anna Marsh', email: 'anna@reed.example', password: 'nine jars on the shelf' }
const folder = mkdtempSync(join(tmpdir(), 'kith-browser-'))
let kith: RunningKith
let browser: Browser
let desk: Visitor
/** Without the village there is nothing to look at. */
let lived = false

beforeAll(async () => {
  ;[kith, browser] = await Promise.all([startKith(), openChromium()])
  desk = await visit(browser, kith.address)
}, 150_000)
afterAll(async () => {
  await browser?.close()
  await kith?.stop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(({ skip, task, onTestFailed }) => {
  skip(!lived && !/^a (new Kith|mailbox)/.test(task.name))
  onTestFailed(async () => {
    const path = join(tmpdir(), `kith-browser-${task.name.replace(/\W+/g, '-').slice(0, 50)}.png`)
    await desk.page.screenshot({ path })
    console.log(`what it looked like: ${path}`)
  })
})

test('a new Kith asks three things, and the third is where the first words come from', async () => {
  const { page, go } = desk
  await go('/')
  await expect.poll(() => new URL(page.url()).pathname).toBe('/start')
  const sentence = page.getByLabel('What do you want your customers to say')
  await sentence.fill(village.company.vision)
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByLabel('Your company', { exact: true }).fill('Reed & Marsh')
  await page.getByLabel('Your name').fill(anna.name)
  await page.getByLabel('Your e-mail address').fill(anna.email)
  await page.getByLabel('A password', { exact: true }).fill(anna.password)
  await page.getByLabel('Other addresses you write from').fill('shop@reed.example')
  await expect.poll(() => page.getByLabel('Your company’s mail domain').inputValue()).toBe('reed.example')
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Set up Kith' }).click()
  await page.getByRole('heading', { name: 'Let Kith listen' }).waitFor()
  expect(await faults(page)).toEqual([])
}, 30_000)

test('a mailbox dropped on Channels is read to its last message, and every one is accounted for', async () => {
  const { page, go } = desk
  await go('/channels')
  await page.getByText('Nothing has been brought yet').waitFor()
  await dropFile(page, writeVillageFile(village, folder))
  const dialog = page.getByRole('dialog', { name: 'Bring mail' })
  await expect.poll(() => dialog.getByLabel('Name').inputValue()).toBe('village')
  await dialog.getByLabel('Name').fill('The village')
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Bring it' }).click()
  const row = page.getByRole('row', { name: /The village/ })
  await row.getByText(/complete · counted/).waitFor({ timeout: 60_000 })
  const { listed, interactions, joined, leftOut } = expected
  const cells = await row.getByRole('cell').allTextContents()
  const figures = cells.map((text) => text.trim()).filter((text) => /^\d+$/.test(text))
  const left = leftOut.newsletter + leftOut.automatic + leftOut.spam
  expect(figures).toEqual([listed, interactions, joined, 0, left].map(String))
  await page.getByText('100%').waitFor()
  await settled(page)
  lived = true
}, 90_000)

test('the palette finds people by name and what was said by its words', async () => {
  const { page } = desk
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Find anyone' })
  await field.fill('margarte chen')
  await page.getByRole('option', { name: /Margaret Chen/ }).waitFor()
  await field.fill('gluten')
  const said = page.getByRole('group', { name: 'Everything said' }).getByRole('option')
  await said.first().waitFor()
  for (const text of await said.allTextContents()) expect(text.toLowerCase()).toContain('gluten')
  expect(await page.locator('[role=option] mark').first().textContent()).toMatch(/gluten/i)
  expect(await faults(page)).toEqual([])
  await field.fill('zzyzx')
  await page.getByText('Nothing found for “zzyzx”').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}, 30_000)

test('Enter at once opens the customer that was meant, not the one that stood there', async () => {
  const { page } = desk
  await page.keyboard.press('Control+k')
  await page.getByRole('option', { name: /Ruth Adler/ }).waitFor()
  await page.keyboard.type('margaret chen')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /Margaret Chen/ }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('page')
})

test('a customer’s page shows everything between us, and a conversation opens from it', async () => {
  const { page } = desk
  await page.getByText('Everything between us').waitFor()
  const entry = page.getByRole('article').first()
  await entry.getByRole('link').first().click()
  await page.waitForURL(/\/conversations\//)
  await settled(page)
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: /Margaret Chen/ }).waitFor()
})

/** Who wrote within the two weeks before their mail was captured presses; the others stand apart. */
const isPressing = ({ hoursAgo }: { hoursAgo: number }) => hoursAgo < 14 * 24
/** Thanks that tell a story are not told from a wish with certainty; then somebody looks once too often, not once too rarely. */
const pressing = [...expected.waiting, ...expected.doubtful].filter(isPressing)
const waitingRows = () => desk.page.locator('section', { hasText: 'They are waiting' }).getByRole('listitem')

test('Today lists those who wait, what is old apart, and the sidebar counts them', async () => {
  const { page, go } = desk
  await go('/')
  await waitingRows().first().waitFor()
  const rows = await waitingRows().allTextContents()
  for (const { person, subject } of pressing)
    expect(
      rows.filter((row) => row.includes(person) && row.includes(subject)),
      subject,
    ).toHaveLength(1)
  expect(rows).toHaveLength(pressing.length)
  const before = page.locator('details', { hasText: 'From before' })
  await before.getByRole('heading', { name: 'From before' }).click()
  for (const { person } of expected.waiting.filter((one) => !isPressing(one)))
    await before.getByText(person).first().waitFor()
  const today = page.getByRole('navigation').getByRole('link', { name: /^Today/ })
  await expect.poll(() => today.textContent()).toBe(`Today${rows.length}`)
})

test('that no answer is needed is said with one key, and taken back with another', async () => {
  const { page, go } = desk
  await go('/')
  await waitingRows().first().waitFor()
  const count = await waitingRows().count()
  await page.keyboard.press('j')
  await page.keyboard.press('e')
  await page.getByText(/^No answer needed for /).waitFor()
  await expect.poll(() => waitingRows().count()).toBe(count - 1)
  await page.keyboard.press('z')
  await page.getByText('Taken back', { exact: true }).waitFor()
  await expect.poll(() => waitingRows().count()).toBe(count)
})

test('the customers are there, none of them typed in', async () => {
  const { page, go } = desk
  await go('/customers')
  const { people } = expected
  await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(Math.min(20, people.length))
  await page.getByRole('link', { name: 'Margaret Chen' }).first().waitFor()
  await page.getByRole('searchbox').fill('belw')
  await expect.poll(() => page.getByRole('row').count()).toBeLessThan(4)
})

test('who is this? is answered with a key, and taken back with another', async () => {
  const { page, go } = desk
  await go('/who')
  const open = page
    .getByRole('main')
    .locator('section')
    .filter({ has: page.getByRole('button', { name: 'Nobody: a machine' }) })
  const before = await open.count()
  expect(before).toBeGreaterThan(0)
  await page.keyboard.press('2')
  await expect.poll(() => open.count()).toBe(before - 1)
  await page.keyboard.press('z')
  await page.getByText('Taken back', { exact: true }).waitFor()
  await expect.poll(() => open.count()).toBe(before)
})

test('a figure of the company leads to the list behind it, by click and by key, and a filter comes off', async () => {
  const { page, go } = desk
  await go('/company')
  const chart = page.getByRole('slider', { name: 'What was said' })
  await chart.focus()
  await page.keyboard.press('ArrowLeft')
  expect(await chart.getAttribute('aria-valuetext')).toMatch(/From them \d/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/company\/messages\?from=.+&to=/)
  await page.goBack()
  const card = page.getByRole('region', { name: 'Who touches the customer' })
  const figure = card.getByRole('row').nth(1).getByRole('link').nth(1)
  const told = Number((await figure.textContent())?.replaceAll(/\D/g, ''))
  await figure.click()
  await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor()
  await page.getByText(told === 1 ? 'one customer' : `${told} customers`, { exact: true }).waitFor()
  await page.getByRole('button', { name: /^Take off “with/ }).click()
  await expect.poll(() => page.url()).not.toMatch(/member=|department=/)
  expect(await faults(page)).toEqual([])
}, 30_000)

test('a message that a rule left out can be taken in, and then stands with its sender', async () => {
  const { page, go } = desk
  await go('/left-out/newsletter')
  const rows = page.getByRole('row').filter({ has: page.getByRole('button', { name: 'Take in' }) })
  await page.getByText(`${expected.leftOut.newsletter} messages`).waitFor()
  await rows.first().getByRole('button', { name: 'Take in' }).click()
  await page.getByText('Taken in', { exact: true }).waitFor()
  await page.getByText(`${expected.leftOut.newsletter - 1} messages`).waitFor()
  await go('/channels')
  const row = page.getByRole('row', { name: /The village/ })
  await row.getByRole('cell', { name: String(expected.interactions + 1), exact: true }).waitFor()
  await page.getByText('100%').waitFor()
}, 30_000)

/** In the pseudo-language texts are longer, so what fits in it fits in others. */
test('every page is without a violation, fits its window and says nothing that is not in the catalogue', async () => {
  const storageState = await desk.context.storageState()
  const visitor = await visit(browser, kith.address, { storageState, language: 'pseudo' })
  const found: string[] = []
  for await (const { page, place, look } of everyPage(visitor)) {
    const say = (fault: string) => found.push(`${place} ${look}: ${fault}`)
    const wider = await tooWide(page)
    if (wider > 1) say(`${wider} px too wide`)
    // What is dark differs in its colours alone.
    for (const fault of await faults(page, look.endsWith('dark') ? ['color-contrast'] : [])) say(fault)
    if (look === 'desk-light') for (const text of await bareTexts(page)) say(`“${text}” is in no catalogue`)
  }
  expect(found).toEqual([])
  expect(visitor.complaints).toEqual([])
  await visitor.context.close()
}, 240_000)

test('with the keyboard alone one gets from the first page to a message and back', async () => {
  const { page, go } = desk
  await go('/channels')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Skip to the page')
  await page.keyboard.press('Enter')
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').waitFor()
  await page.keyboard.type('gluten')
  await page.getByRole('group', { name: 'Everything said' }).waitFor()
  await page.keyboard.press('ArrowDown')
  const chosen = await page.getByRole('option', { selected: true }).textContent()
  expect(chosen).toMatch(/gluten/i)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/conversations\//)
  await settled(page)
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
}, 30_000)

test('a session can be ended from elsewhere, and one signs out and in again', async () => {
  const { page, go, complaints } = desk
  // A page that does not exist is no complaint; nothing else was said on the way.
  expect(complaints).toEqual([])
  await page.setViewportSize(widths.desk)
  const other = await visit(browser, kith.address, { width: 'phone' })
  await other.go('/settings')
  expect(await faults(other.page)).toEqual([])
  await signIn(other, 'not the password')
  await other.page.getByText('do not belong together').waitFor()
  await signIn(other, anna.password)
  await other.page.getByRole('navigation').first().waitFor()
  await go('/settings')
  await page.getByRole('button', { name: 'Sign out there' }).click()
  await page.getByText('Signed out there.').waitFor()
  await other.page.goto('/settings')
  await other.page.getByRole('heading', { name: 'Welcome back' }).waitFor()
  await other.context.close()
  await page.getByRole('button', { name: /Anna Marsh/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor()
  expect(await faults(page)).toEqual([])
  await signIn(desk, anna.password)
  await page.getByRole('button', { name: /Anna Marsh/ }).waitFor()
}, 40_000)

async function signIn({ page }: Visitor, password: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(anna.email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
