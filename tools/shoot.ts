// Takes pictures of pages at desk and phone width, light and dark, and tells what the browser complained of.
// node tools/shoot.ts --to FOLDER [--sign-in EMAIL:PASSWORD] [--cookie NAME=VALUE] [--press KEYS] [--axe] [--window] URL …
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, chromium, type Page } from 'playwright-core'

const executablePath = process.env['KITH_CHROMIUM'] ?? '/usr/bin/chromium'
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const widths = { desk: { width: 1440, height: 1000 }, phone: { width: 390, height: 844 } }
const schemes = ['light', 'dark'] as const

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    to: { type: 'string', default: 'data/pictures' },
    'sign-in': { type: 'string' },
    cookie: { type: 'string' },
    press: { type: 'string' },
    axe: { type: 'boolean', default: false },
    window: { type: 'boolean', default: false },
  },
})

if (!existsSync(executablePath)) {
  console.error(`There is no ${executablePath}: apt-get install -y chromium, or say where it is in KITH_CHROMIUM.`)
  process.exit(1)
}
mkdirSync(values.to, { recursive: true })
const complaints = await shootAll()
console.log(complaints === 0 ? 'no complaints' : `${complaints} complaints`)
process.exitCode = complaints === 0 ? 0 : 1

async function shootAll(): Promise<number> {
  const profile = mkdtempSync(join(tmpdir(), 'kith-shoot-'))
  let complaints = 0
  for (const [name, viewport] of Object.entries(widths)) {
    for (const colorScheme of schemes) {
      const options = {
        executablePath,
        args: flags,
        viewport,
        colorScheme,
        hasTouch: name === 'phone',
        isMobile: name === 'phone',
      }
      const context = await chromium.launchPersistentContext(join(profile, `${name}-${colorScheme}`), options)
      try {
        await enter(context)
        for (const url of positionals) complaints += await shoot(context, url, `${name}-${colorScheme}`)
      } finally {
        await context.close()
      }
    }
  }
  rmSync(profile, { recursive: true, force: true })
  return complaints
}

/** Signs in through the API, or takes a session's cookie as given. */
async function enter(context: BrowserContext): Promise<void> {
  const url = positionals[0]
  if (!url) throw new Error('Say which pages: node tools/shoot.ts http://127.0.0.1:4321/ …')
  const [name, value] = values.cookie?.split('=', 2) ?? []
  if (name && value) await context.addCookies([{ name, value, url }])
  const [email, password] = values['sign-in']?.split(':', 2) ?? []
  if (!email) return
  const answer = await context.request.post(new URL('/api/sign-in', url).href, { data: { email, password } })
  if (!answer.ok()) throw new Error(`could not sign in: ${answer.status()} ${await answer.text()}`)
}

async function shoot(context: BrowserContext, url: string, way: string): Promise<number> {
  const page = await context.newPage()
  const found: string[] = []
  page.on('console', (message) => message.type() === 'error' && found.push(message.text()))
  page.on('pageerror', (error) => found.push(error.message))
  await page.goto(url, { waitUntil: 'load' })
  await settled(page).catch(() => found.push('still loading after ten seconds'))
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  for (const key of values.press?.split(' ') ?? []) await page.keyboard.press(key)
  await page.waitForTimeout(250)
  const { pathname, search } = new URL(url)
  const path = join(
    values.to,
    `${(pathname + search).replace(/[^\w]+/g, '-').replace(/^-|-$/g, '') || 'home'}-${way}.png`,
  )
  await page.screenshot({ path, fullPage: !values.window })
  if (values.axe) found.push(...(await judge(page)))
  found.push(...(await overflow(page)))
  for (const complaint of found) console.error(`${path}: ${complaint}`)
  console.log(path)
  await page.close()
  return found.length
}

/** The page has its heading, and nothing on it is still being fetched. (The network is never idle: the page listens for what changes.) */
async function settled(page: Page): Promise<void> {
  const done = () =>
    document.querySelector('h1') !== null && document.querySelector('.bone, [aria-busy="true"]') === null
  await page.waitForFunction(done, undefined, { timeout: 10_000 })
}

async function judge(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `axe ${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`),
  )
}

/** A page that can be scrolled sideways has something in it that is too wide. */
async function overflow(page: Page): Promise<string[]> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return wider > 1 ? [`${wider} px wider than the window`] : []
}
