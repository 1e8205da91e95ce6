// A visitor of Kith in a window of their own, with all that the browser complained of on the way.
import { stripTypeScriptTypes } from 'node:module'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { type Width, widths } from './chromium.ts'

export type Visitor = { page: Page; context: BrowserContext; complaints: string[]; go(path: string): Promise<void> }
type Wishes = Pick<BrowserContextOptions, 'storageState' | 'colorScheme'> & { width?: Width; language?: 'pseudo' }

/** What is not answered at the address, or not answered well, is a complaint, and so is every error in the console. */
export async function visit(browser: Browser, address: string, wishes: Wishes = {}): Promise<Visitor> {
  const { width = 'desk', language, ...options } = wishes
  const isPhone = width === 'phone'
  const context = await browser.newContext({
    baseURL: address,
    viewport: widths[width],
    isMobile: isPhone,
    hasTouch: isPhone,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
    ...options,
  })
  if (language) await context.addInitScript(`localStorage.setItem('kith.language', '${language}')`)
  const complaints: string[] = []
  const { origin } = new URL(address)
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.origin !== origin && !['data:', 'blob:', 'about:'].includes(url.protocol))
      complaints.push(`asked ${url.origin}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} at ${response.url()}`)
  })
  context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  context.on('weberror', (error) => complaints.push(error.error().message))
  const page = await context.newPage()
  const go = async (path: string) => {
    await page.goto(path)
    await settled(page)
  }
  return { page, context, complaints, go }
}

/** The page has its heading and nothing on it is still being fetched. (The network is never idle: pages listen for changes.) */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('h1')?.textContent && !document.querySelector('.bone, [aria-busy="true"]'),
  )
}

/** What axe has to say of the page as it is, a line each; it must have looked at something. */
export async function faults(page: Page): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page }).analyze()
  if (passes.length === 0) throw new Error('axe has seen nothing')
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) => `${new URL(page.url()).pathname} ${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`,
    ),
  )
}

/** By how many pixels the page is wider than the window. */
export const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const pseudo = stripTypeScriptTypes(
  readFileSync(resolve(import.meta.dirname, '../../web/words/pseudo.ts'), 'utf8'),
).replace(/^export /gm, '')

/** The texts on the page that no catalogue said. */
export const bareTexts = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => { ${pseudo}; return bareTexts(document.body) })()`)

/** Lets go of a file over the middle of the window, as from a file manager. */
export async function dropFile(page: Page, path: string): Promise<void> {
  const devTools = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devTools.send('Input.dispatchDragEvent', { type, x: 600, y: 500, data })
  await devTools.detach()
}

/** Which element has the focus, by its name. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const active = document.activeElement
    return (active?.getAttribute('aria-label') ?? active?.textContent ?? '').trim().replace(/\s+/g, ' ')
  })
