// Shows hostile mails in a real browser, each in a frame of its own, and hears what ran, what was asked for and which lines were opened.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { openProfile } from '../browser/chromium.ts'
import type { Hostile } from './case.ts'
import { hostileHtml } from './html.ts'
import { type Ear, listen } from './listen.ts'

/** What is made of a mail's HTML, and what stands around it. */
export type Lock = {
  name: string
  make(html: string): string
  headers?: Record<string, string>
  attributes?: string
  /** The page writes the document into the frame itself. */
  inPlace?: boolean
  /** Which cases are shown, where it is not all. */
  only?(one: Hostile): boolean
}
export type Heard = { ran: Hostile[]; asked: Hostile[]; shown: number; opensLinks: boolean }

const [columns, width, height, perPage] = [10, 140, 64, 60]
const patienceMs = 60_000
const quietMs = 150

/** A mail's document without any lock. */
export const bare = (html: string): string => `<!doctype html><html><head></head><body>${html}`

/** A browser with a lasting profile that keeps a log of its lines. */
export async function openShow() {
  const folder = mkdtempSync(join(tmpdir(), 'kith-hostile-'))
  const log = join(folder, 'net.json')
  const context = await openProfile(join(folder, 'profile'), [`--log-net-log=${log}`])
  const ear = await listen(context)
  return {
    show: (lock: Lock) => show(context, ear, lock),
    /** Closes the browser; answers the places elsewhere whose names it looked up or to which it opened a line. */
    async close(): Promise<Set<string>> {
      await context.close()
      ear.close()
      const lines = readFileSync(log, 'latin1').matchAll(/"host":"https?:\/\/([\w-]+)\.localhost/g)
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
      return new Set([...lines].map(([, place]) => place ?? ''))
    },
  }
}

/** Shows the cases behind one lock, and clicks where it takes a click; the last to be clicked is a harmless link. */
async function show(context: BrowserContext, ear: Ear, lock: Lock): Promise<Heard> {
  const cases = hostileHtml(lock.name, ear.portElsewhere).filter(lock.only ?? Boolean)
  const place = `link-${lock.name}`
  const link = `<a href="http://${place}.localhost:${ear.portElsewhere}/" target=_blank>xxxxxxxx</a>`
  const isHarmless = (one: Shown) => one.place === place && !lock.inPlace
  const all: Shown[] = [...cases, { place, html: link, bare: false, click: true }]
  // What comes out alike is shown once.
  const alike = Map.groupBy(all, ({ html, click, bare }) => `${click} ${bare} ${lock.make(html)}`)
  const groups = [...alike.values()].flatMap(([one]) => one ?? []).reduce(inPages, [])
  const [clicked, still] = [groups.filter(([one]) => one?.click), groups.filter(([one]) => !one?.click)]
  const showGroup = async (group: Shown[]) => {
    for (const one of group) ear.pages.set(`/${one.place}/`, answerFor(lock, one))
    const path = `/page${groups.indexOf(group)}-${lock.name}/`
    ear.pages.set(path, { body: pageOf(group.map((one) => frameOf(lock, one))), headers: {} })
    await look(context, ear, path, {
      clicks: clicked.includes(group) ? group.length : 0,
      opens: group.find(isHarmless)?.place,
    })
  }
  const next = async (): Promise<void> => {
    for (let group = still.shift(); group; group = still.shift()) await showGroup(group)
  }
  await Promise.all([next(), next()])
  // A click goes to the page in front.
  for (const group of clicked) await showGroup(group)
  const heard = (places: Set<string>) =>
    [...alike.values()].flatMap((group) => (group.some((one) => places.has(one.place)) ? group : []))
  const named = (places: Set<string>) =>
    heard(places).flatMap((one) => cases.filter(({ place }) => place === one.place))
  return { ran: named(ear.ran), asked: named(ear.asked), shown: cases.length, opensLinks: ear.asked.has(place) }
}

type Shown = Pick<Hostile, 'place' | 'html' | 'bare' | 'click'>

/** Those to be clicked apart from the others; whoever opens a window alone, since it takes the clicks with it. */
function inPages(pages: Shown[][], one: Shown): Shown[][] {
  const opens = ({ html, click }: Shown) => click && html.includes('_blank')
  const page = pages.find(
    (group) => group.length < perPage && group[0]?.click === one.click && !opens(one) && !group.some(opens),
  )
  if (page) page.push(one)
  else pages.push([one])
  return pages
}

function answerFor({ make, headers = {} }: Lock, one: Shown) {
  const body = make(one.html)
  if (!one.bare || make !== bare) return { body, headers }
  return { body: Buffer.from(body, 'latin1'), headers: { 'content-type': 'text/html', ...headers } }
}

function frameOf({ attributes = '', inPlace, make }: Lock, { place, html }: Shown): string {
  const source = inPlace
    ? `srcdoc="${make(html).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
    : `src="/${place}/"`
  return `<iframe ${attributes} ${source}></iframe>`
}

const pageOf = (frames: string[]): string =>
  `<!doctype html><meta charset=utf-8><style>body{margin:0;font-size:0;line-height:0;width:${columns * width}px}` +
  `iframe{border:0;width:${width}px;height:${height}px}</style>${frames.join('')}`

/** One page with all its frames, until nothing has been heard for a moment, which is longer where the machine is slow. */
async function look(
  context: BrowserContext,
  ear: Ear,
  path: string,
  { clicks, opens }: { clicks: number; opens?: string | undefined },
): Promise<void> {
  const page = await context.newPage()
  const opened: Page[] = [page]
  page.on('popup', (one) => opened.push(one))
  await page.setViewportSize({ width: columns * width, height: Math.ceil(perPage / columns) * height })
  const begun = Date.now()
  await page.goto(`${ear.address}${path}`, { waitUntil: 'load', timeout: patienceMs })
  // A frame takes clicks once it has been drawn.
  if (clicks > 0) await page.evaluate(drawn)
  if (clicks > 0) await clickAll(page, clicks)
  if (opens) await untilOpened(page, ear, opens)
  const shown = Date.now()
  const quiet = quietMs + (shown - begun) / 5
  const until = () => Math.min(shown + 5_000, Math.max(shown, ear.heardAt()) + quiet)
  while (Date.now() < until()) await wait(20)
  await Promise.all(opened.map((one) => one.close()))
}

const drawn = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))))

/** Clicks the harmless link again until its window comes. */
async function untilOpened(page: Page, ear: Ear, place: string): Promise<void> {
  for (let tries = 0; tries < 10 && !ear.asked.has(place); tries++) {
    for (let pause = 0; pause < 50 && !ear.asked.has(place); pause++) await wait(20)
    if (!ear.asked.has(place)) await clickAll(page, 1)
  }
}

/** On the first words of every frame, one after the other, without waiting in between. */
async function clickAll(page: Page, frames: number): Promise<void> {
  const devTools = await page.context().newCDPSession(page)
  const places = Array.from({ length: frames }, (_, at) => ({
    x: (at % columns) * width + 26,
    y: Math.floor(at / columns) * height + 22,
  }))
  const steps = [{ type: 'mouseMoved' }, { type: 'mousePressed' }, { type: 'mouseReleased' }] as const
  await Promise.all(
    places.flatMap((place) =>
      steps.map(({ type }) =>
        devTools.send('Input.dispatchMouseEvent', {
          ...place,
          type,
          button: type === 'mouseMoved' ? 'none' : 'left',
          clickCount: 1,
        }),
      ),
    ),
  )
}
