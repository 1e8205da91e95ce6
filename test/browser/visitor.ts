// A visitor of Kith in a window of their own, with all that the browser complained of on the way.
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { type Width, widths } from './chromium.ts'

export type Visitor = {
  page: Page
  context: BrowserContext
  complaints: string[]
  go(path: string): Promise<void>
}
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
  context.setDefaultTimeout(10_000)
  if (language)
    await context.addInitScript(
      `if (window === top && location.protocol === 'http:') { localStorage.setItem('kith.language', '${language}'); ${keepAnswers} }`,
    )
  const complaints = hearComplaints(context, address)
  countOpen(context)
  const page = await context.newPage()
  const go = async (path: string) => {
    await page.goto(path)
    await settled(page)
  }
  return { page, context, complaints, go }
}

function hearComplaints(context: BrowserContext, address: string): string[] {
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
  context.on(
    'console',
    (message) => message.type() === 'error' && complaints.push(`${message.text()} at ${message.location().url}`),
  )
  context.on('weberror', (error) => complaints.push(error.error().message))
  return complaints
}

/** Goes to another page of the app as a link does, without loading the app anew. */
export async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState({}, '', to), path)
  await settled(page)
}

/** How many questions of a page Kith has not answered yet. */
const open = new WeakMap<BrowserContext, Set<unknown>>()

function countOpen(context: BrowserContext): void {
  const asked = new Set<unknown>()
  open.set(context, asked)
  // Of what a shared worker asks, the page does not hear the end.
  const isQuestion = (url: string) => /\/(api|assets)\//.test(url) && !/\/api\/live|\.worker-/.test(url)
  context.on('request', (request) => isQuestion(request.url()) && asked.add(request))
  context.on('requestfinished', (request) => asked.delete(request))
  context.on('requestfailed', (request) => asked.delete(request))
}

/** The page has its heading and all its answers. (The network is never idle: pages listen for changes.) */
export async function settled(page: Page): Promise<void> {
  const isDrawn = () =>
    document.querySelector('h1')?.textContent && !document.querySelector('.bone, [aria-busy="true"]')
  for (const end = Date.now() + patienceMs; Date.now() < end; ) {
    await page.waitForFunction(isDrawn)
    const isAnswered = () => (open.get(page.context())?.size ?? 0) === 0
    if (!isAnswered()) await wait(20)
    else if (await page.evaluate(twoFrames).then(isAnswered)) return
  }
  throw new Error(`${page.url()} is still being fetched`)
}

const patienceMs = 15_000
const twoFrames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))

type Fault = { id: string; targets: string[] }
declare const axe: { run(root: Document, options: object): Promise<{ violations: Violation[]; passes: unknown[] }> }
type Violation = { id: string; nodes: { target: string[]; any: { message: string }[] }[] }
const { source: axeSource } = createRequire(import.meta.resolve('@axe-core/playwright'))('axe-core') as {
  source: string
}

/** What axe has to say of the page as it is, a line each, by all its rules or by some; it must have looked at something. */
export async function faults(page: Page, rules: string[] = []): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  const { found, looked } = await page.evaluate(async (only) => {
    // The frames of mails run no script, so there is nothing to ask in them.
    const options = { resultTypes: ['violations'], iframes: false, ...(only.length > 0 ? { runOnly: only } : {}) }
    const { violations, passes } = await axe.run(document, options)
    const found: Fault[] = violations.map(({ id, nodes }) => ({
      id,
      targets: nodes.map(({ target, any }) => `${target.join(' ')} ${any[0]?.message ?? ''}`),
    }))
    return { found, looked: passes.length }
  }, rules)
  if (looked === 0) throw new Error('axe has seen nothing')
  return found.flatMap(({ id, targets }) => targets.map((target) => `${id}: ${target}`))
}

/** By how many pixels the page is wider than the window. */
export const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const pseudo = stripTypeScriptTypes(
  readFileSync(resolve(import.meta.dirname, '../../web/words/pseudo.ts'), 'utf8'),
).replace(/^export /gm, '')

/** Dates, countries and time zones are named by the browser, in the member's language. */
const named = 'time, select:is([name=country], [name=timeZone], [name=locale]) option'
const calendar = new RegExp(
  `\\b(${[
    ...Array.from({ length: 12 }, (_, month) =>
      new Date(2026, month, 1).toLocaleDateString('en-GB', { month: 'long' }),
    ),
    ...Array.from({ length: 7 }, (_, day) =>
      new Date(2026, 5, day + 1).toLocaleDateString('en-GB', { weekday: 'long' }),
    ),
  ]
    .flatMap((name) => [name, name.slice(0, 4), name.slice(0, 3)])
    .join('|')}|today|yesterday|last|ago|at|GMT|BST)\\b`,
  'g',
)

/** The texts on the page that neither the catalogue said, nor the browser (dates), nor the server (names, words of mails). */
export async function bareTexts(page: Page): Promise<string[]> {
  const [texts, data] = await page.evaluate<[string[], string]>(`(() => {
    ${pseudo}
    for (const element of document.querySelectorAll('${named}')) element.translate = false
    return [bareTexts(document.body), answers.join(' ')]
  })()`)
  const isData = (text: string) => text.split(/, | · /).every((part) => data.includes(squeezed(part)))
  return texts.filter((text) => plain.test(text.replace(calendar, '')) && !isData(text))
}

/** Every text that the server answers is kept in the page; it is asked for in one go, since no page is loaded anew. */
const keepAnswers = `
  const readJson = Response.prototype.json
  window.answers = []
  Response.prototype.json = async function () {
    const said = await readJson.call(this)
    JSON.stringify(said, (_, value) => (typeof value === 'string' && answers.push(value.replace(/\\s+/g, ' ').trim()), value))
    return said
  }`

/** A letter that the pseudo-language would have accented, beside another letter. */
const plain = /[aeiounyc]\p{L}|\p{L}[aeiounyc]/iu
const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim()

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
