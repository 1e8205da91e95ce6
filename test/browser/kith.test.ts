// Kith as its users meet it: a first run, a mailbox that becomes customers, and every page by eye, keyboard and screen reader.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeVillage } from '../village.ts'
import { openChromium } from './chromium.ts'
import { type RunningKith, startKith, writeVillageFile } from './kith.ts'
import { dropFile, faults, settled, type Visitor, visit } from './visitor.ts'

const village = makeVillage(new Date())
const { expected } = village
const anna = { name: 'Anna Marsh', email: 'anna@reed.example', password: 'nine jars on the shelf' }
const folder = mkdtempSync(join(tmpdir(), 'kith-browser-'))
let kith: RunningKith
let browser: Browser
let desk: Visitor

beforeAll(async () => {
  ;[kith, browser] = await Promise.all([startKith(), openChromium()])
  desk = await visit(browser, kith.address)
}, 150_000)
afterAll(async () => {
  await browser?.close()
  await kith?.stop()
  rmSync(folder, { recursive: true, force: true })
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
  await dialog.getByText('village.mbox').waitFor()
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Bring it' }).click()
  const row = page.getByRole('row', { name: /village\.mbox/ })
  await row.getByText(/complete · counted/).waitFor({ timeout: 60_000 })
  const { listed, interactions, joined, leftOut } = expected
  const cells = await row.getByRole('cell').allTextContents()
  const figures = cells.map((text) => text.trim()).filter((text) => /^\d+$/.test(text))
  const left = leftOut.newsletter + leftOut.automatic + leftOut.spam
  expect(figures).toEqual([listed, interactions, joined, 0, left].map(String))
  await page.getByText('100%').waitFor()
  await settled(page)
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
  await page.getByText('Everything between us').waitFor()
})

test('nothing was complained of on the way', () => {
  expect(desk.complaints).toEqual([])
})
