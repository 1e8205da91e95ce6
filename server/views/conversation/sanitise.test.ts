// Hostile HTML against the sanitiser, the frame's sandbox and the policy, each alone, in a real browser.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Frame, type Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Hostile, hostileHtml } from '../../../test/hostile/html.ts'
import { measured, measuringSandbox } from '../../../web/views/conversation/measure.ts'
import { framePolicy } from './bytes.ts'
import sanitise from './sanitise.ts'

const executablePath = process.env['KITH_CHROMIUM'] ?? '/usr/bin/chromium'
const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'
type Shown = { html: string; policy?: string }
const clean = (html: string, remote = false) => sanitise({ html, remote }).html.replace(/^.*<body>|<\/body>.*$/gs, '')

describe('what is left', () => {
  test('words, tables, pictures of its own and links stay', () => {
    const html =
      '<table width="600" bgcolor="#fff"><tr><td style="color:red;padding:4px 8px!important"><p dir="rtl">שלום</p></td></tr></table>'
    expect(clean(html)).toContain('<td style="color:red;padding:4px 8px !important"><p dir="rtl">שלום</p></td>')
    expect(clean('<a href="https://x.example/?a=1&amp;b=2">x</a>')).toBe(
      '<a href="https://x.example/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">x</a>',
    )
    expect(clean('<img src="data:image/png;base64,iVBORw0KGgo=" alt="oven">')).toContain(
      'src="data:image/png;base64,iVBORw0KGgo="',
    )
  })
  test('pictures from elsewhere are counted, and shown over https once asked for', () => {
    const html =
      '<img src="http://p.example/a.png" alt="a"><img src="//p.example/b.png"><img src="https://p.example/c.png">'
    expect(sanitise({ html, remote: false }).pictures).toBe(3)
    expect(clean(html)).toBe('<img alt="a" />')
    expect(clean(html, true)).toBe(
      '<img alt="a" src="https://p.example/a.png" /><img src="https://p.example/b.png" /><img src="https://p.example/c.png" />',
    )
  })
  test.each(hostileHtml('http://elsewhere.example'))('nothing of $name', ({ html }) => {
    const left = clean(html).replace(/"(?:[^"]*)"/g, (value) =>
      /javascript|vbscript|data:text|url\s*\(|expression/i.test(value) && !/&lt;|&gt;/.test(value) ? value : '""',
    )
    expect(left).not.toMatch(
      /<(?:script|style|svg|math|iframe|object|embed|form|input|button|link|meta|base|video|audio|template|template)\b/i,
    )
    expect(left).not.toMatch(/<[^>]*\s(?:on\w+|srcset|background|ping|formaction|srcdoc|id|class|name)\s*=/i)
    expect(left).not.toMatch(/<[^>]*(?:javascript|vbscript|data:text|url\s*\(|expression)/i)
  })
})

describe.skipIf(!existsSync(executablePath))('in a browser', () => {
  const profile = mkdtempSync(join(tmpdir(), 'kith-hostile-'))
  const pages = new Map<string, Shown>()
  let reached = new Set<string>()
  let context: BrowserContext
  let cases: Hostile[] = []
  let address = ''
  const server = createServer(({ url = '' }, response) => {
    const page = pages.get(url)
    if (url.startsWith('/remote/')) reached.add(cases[Number(url.split('/')[2])]?.name ?? url)
    const policy = page?.policy ? { 'content-security-policy': page.policy } : {}
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...policy })
    response.end(page?.html ?? '')
  })
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    cases = hostileHtml(`${address}/remote`)
    context = await chromium.launchPersistentContext(profile, { executablePath, args: flags.split(' ') })
  })
  afterAll(async () => {
    await context?.close()
    server.close()
    rmSync(profile, { recursive: true, force: true })
  })

  /** Shows each case in a frame of its own, sixteen at once, those to be clicked alone; answers which ran and which reached out. */
  async function show(make: (html: string) => Shown, sandbox = '') {
    const ran = new Set<string>()
    reached = new Set()
    const numbered = cases.map((one, at) => ({ ...one, at }))
    for (const { html, at } of numbered) pages.set(`/case/${at}`, make(html))
    const together = numbered.filter(({ click }) => !click)
    const groups = [
      ...Array.from({ length: Math.ceil(together.length / 16) }, (_, group) =>
        together.slice(16 * group, 16 * group + 16),
      ),
      ...numbered.filter(({ click }) => click).map((one) => [one]),
    ]
    for (const group of groups) {
      const page = await context.newPage()
      page.on(
        'console',
        (message) =>
          message.text().startsWith('ran') && ran.add(cases[Number(message.text().slice(3) || -1)]?.name ?? 'one'),
      )
      page.on('requestfinished', elsewhere)
      page.on('requestfailed', elsewhere)
      pages.set('/page', {
        html: group.map(({ at }) => `<iframe src="/case/${at}" ${sandbox} width=140 height=90></iframe>`).join(''),
      })
      await page.goto(`${address}/page`, { waitUntil: 'load', timeout: 15_000 }).catch(String)
      for (const frame of group.some(({ click }) => click) ? page.frames() : []) await clickAll(frame)
      await page.waitForTimeout(250)
      await page.close()
    }
    return { ran: [...ran], reached: [...reached] }
  }

  /** To servers that are not there; what a policy refused was not asked for. */
  function elsewhere(request: Request): void {
    const refused = /csp|BLOCKED|ABORTED/.test(request.failure()?.errorText ?? '')
    if (/^https?:/.test(request.url()) && !request.url().startsWith(address) && !refused) reached.add(request.url())
  }

  async function clickAll(frame: Frame): Promise<void> {
    for (const link of await frame.locator('a, button, img').all())
      await link.click({ timeout: 300, force: true, noWaitAfter: true }).catch(String)
  }

  test('unprotected, most of it runs or reaches out: the test can see', { timeout: 120_000 }, async () => {
    const { ran, reached } = await show((html) => ({ html: `<!doctype html><body>${html}` }))
    expect(ran.length).toBeGreaterThan(35)
    expect(reached.length).toBeGreaterThan(25)
  })
  test('sanitised, nothing runs and nothing is asked for', { timeout: 120_000 }, async () => {
    expect(await show((html) => ({ html: sanitise({ html, remote: false }).html }))).toEqual({ ran: [], reached: [] })
  })
  test('under the policy alone, nothing runs and nothing is asked for', { timeout: 120_000 }, async () => {
    expect(await show((html) => ({ html: `<!doctype html><body>${html}`, policy: framePolicy(false) }))).toEqual({
      ran: [],
      reached: [],
    })
  })
  test('in the frame alone, nothing runs', { timeout: 120_000 }, async () => {
    const whole = (html: string) => ({ html: `<!doctype html><body>${html}` })
    const { ran } = await show(whole, 'sandbox="allow-popups allow-popups-to-escape-sandbox"')
    expect(ran).toEqual([])
  })
  test('in the frame that measures, alone, nothing runs', { timeout: 120_000 }, async () => {
    const { ran } = await show((html) => ({ html: `<!doctype html><body>${html}` }), `sandbox="${measuringSandbox}"`)
    expect(ran).toEqual([])
  })
  test('in the frame that measures, under its policy, nothing is asked for either', { timeout: 120_000 }, async () => {
    const whole = (html: string) => ({ html: measured(`<!doctype html><html><head></head><body>${html}`) })
    expect(await show(whole, `sandbox="${measuringSandbox}"`)).toEqual({ ran: [], reached: [] })
  })
})
