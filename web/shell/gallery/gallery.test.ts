// The kit in a real browser: nothing that a screen reader stumbles over, the focus goes where it should, keys work.
import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'

const executablePath = process.env['KITH_CHROMIUM'] ?? '/usr/bin/chromium'
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const sheets = ['shown', 'lists', 'forms', 'charts']
let browser: Browser
let server: ViteDevServer
let home: string

beforeAll(async () => {
  expect(existsSync(executablePath), `${executablePath} is missing: apt-get install -y chromium`).toBe(true)
  server = await createServer({ server: { port: 0 }, logLevel: 'error' })
  await server.listen()
  home = `${server.resolvedUrls!.local[0]}kit`
  browser = await chromium.launch({ executablePath, args })
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

async function visit(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await page.goto(home + path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

test('every sheet of the kit is without a violation', async () => {
  for (const sheet of sheets) {
    const page = await visit(`?sheet=${sheet}`, { reducedMotion: 'reduce' })
    expect(await faults(new AxeBuilder({ page })), sheet).toEqual([])
    await page.context().close()
  }
}, 60_000)

test('every sheet fits a phone', async () => {
  for (const sheet of sheets) {
    const page = await visit(`?sheet=${sheet}`, { viewport: { width: 390, height: 844 } })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), sheet).toBeLessThanOrEqual(1)
    if (sheet === 'lists') expect(await faults(new AxeBuilder({ page }))).toEqual([])
    await page.context().close()
  }
}, 60_000)

test('every colour stands out enough in the dark as well', async () => {
  for (const sheet of sheets) {
    const page = await visit(`?sheet=${sheet}`, { colorScheme: 'dark', reducedMotion: 'reduce' })
    expect(await faults(new AxeBuilder({ page }).withRules(['color-contrast'])), sheet).toEqual([])
    await page.context().close()
  }
}, 60_000)

test('a dialog takes the focus, closes by Escape and gives the focus back', async () => {
  const page = await visit('?sheet=forms')
  await page.getByRole('button', { name: 'Dialog', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Add someone' })
  await dialog.waitFor()
  expect(await faults(new AxeBuilder({ page }))).toEqual([])
  expect(await dialog.getByLabel('Name').evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Dialog')
  await page.context().close()
})

test('j and k walk through a list, x chooses, e acts, z takes it back', async () => {
  const page = await visit('?sheet=lists')
  for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key)
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Hotel Bellweather')
  await page.keyboard.press('x')
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(1)
  await page.keyboard.press('e')
  await page.getByText('Answered Hotel Bellweather').waitFor()
  await page.keyboard.press('z')
  await page.getByText('Taken back').waitFor()
  await page.context().close()
})

test('a list of hundreds draws only what is near the window, and asks for more before its end', async () => {
  const page = await visit('?sheet=lists')
  for (let times = 0; times < 12; times++) {
    await page.mouse.wheel(0, 4000)
    await page.waitForTimeout(60)
  }
  await expect.poll(() => page.locator('table').first().getAttribute('aria-rowcount')).toBe('601')
  expect(await page.locator('tbody tr[data-index]').count()).toBeLessThan(80)
  await page.context().close()
})

test('no key acts while one types', async () => {
  const page = await visit('?sheet=forms')
  await page.getByLabel('Name').first().fill('')
  await page.getByLabel('Name').first().pressSequentially('z?j')
  expect(await page.getByLabel('Name').first().inputValue()).toBe('z?j')
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.keyboard.press('Escape')
  await page.context().close()
})

test('in the pseudo-language the shell says nothing that is not in the catalogue', async () => {
  const page = await visit('')
  await page.evaluate(() => localStorage.setItem('kith.language', 'pseudo'))
  await page.reload()
  await page.getByRole('navigation').first().waitFor()
  await page.addScriptTag({
    type: 'module',
    content: `import { bareTexts } from '/words/pseudo.ts'; document.body.dataset.bare = JSON.stringify(bareTexts(document.querySelector('nav.side')))`,
  })
  const bare = JSON.parse((await page.locator('body[data-bare]').getAttribute('data-bare')) ?? 'null') as string[]
  expect(bare).toEqual([])
  expect(await page.locator('nav.side').textContent()).toContain('[!! Kîth !!]')
  await page.context().close()
})

/** What axe has to say, in one line each; it must have looked at something. */
async function faults(axe: AxeBuilder): Promise<string[]> {
  const { violations, passes } = await axe.analyze()
  expect(passes.length).toBeGreaterThan(0)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}
