// What pages do where things go otherwise: a form sent too early, many pages at once, an address that leads nowhere, a role too small.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { letter } from '../arrive.ts'
import { newId } from '../../server/base/id.ts'
import { openChromium } from './chromium.ts'
import { type RunningKith, startKith } from './kith.ts'
import { faults, follow, settled, tooWide, type Visitor, visit } from './visitor.ts'

const anna = { name: 'Anna Marsh', email: 'anna@reed.example', password: 'nine jars on the shelf' }
const folder = mkdtempSync(join(tmpdir(), 'kith-places-'))
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

/** Asks Kith as the visitor. */
async function ask<T = { id: string }>(path: string, data?: object, { context }: Visitor = desk): Promise<T> {
  const url = `/api${path}`
  const answer = data ? await context.request.post(url, { data }) : await context.request.get(url)
  expect(answer.ok(), `${path} ${answer.status()}`).toBe(true)
  return (await answer.json()) as T
}
const heading = (name: string, { page } = desk) => page.getByRole('heading', { level: 1, name })

test('the first run tells all that is wrong at once, and a reload keeps its step and what was typed', async () => {
  const { page, go, complaints } = desk
  await go('/')
  await page.getByLabel('What do you want your customers to say').fill('They knew my name.')
  await page.getByRole('button', { name: 'Go on' }).click()
  const field = (label: string) => page.getByLabel(label, { exact: true })
  await field('Your name').fill(anna.name)
  await field('Your e-mail address').fill('anna@reed')
  await field('A password').fill('short')
  await page.getByLabel('Other addresses you write from').fill('shop@reed.example, info@')
  await page.getByLabel('Your company’s mail domain').fill('gmail.com')
  await page.getByRole('button', { name: 'Set up Kith' }).click()
  const wrong = page.locator('.field .error')
  await expect.poll(() => wrong.count()).toBe(5)
  expect(await wrong.allTextContents()).toEqual([
    'This is missing.',
    'An e-mail address looks like anna@reed.example.',
    'This is too short: it takes 10 characters.',
    '“info@” is not an e-mail address.',
    expect.stringContaining('Anybody can have a mailbox at gmail.com'),
  ])
  expect(await faults(page)).toEqual([])
  await page.reload()
  await heading('And who are you?').waitFor()
  expect(await field('Your name').inputValue()).toBe(anna.name)
  expect(await field('A password').inputValue()).toBe('')
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('short')
  await page.goBack()
  expect(await page.getByLabel('What do you want your customers to say').inputValue()).toBe('They knew my name.')
  await page.getByRole('button', { name: 'Go on' }).click()
  await field('Your company').fill('Reed & Marsh')
  await field('Your e-mail address').fill(anna.email)
  await field('A password').fill(anna.password)
  await page.getByLabel('Other addresses you write from').fill('')
  await page.getByLabel('Your company’s mail domain').fill('reed.example')
  await page.getByLabel('Country').selectOption('GB')
  await page.getByRole('button', { name: 'Set up Kith' }).click()
  await heading('Let Kith listen').waitFor()
  expect(await page.evaluate(() => sessionStorage.getItem('kith.start'))).toBeNull()
  expect(complaints).toEqual([])
}, 30_000)

test('a person is found by their phone number, which stands as people write it', async () => {
  const { page, go } = desk
  const { id } = await ask('/people', { name: 'Bex Holloway', phones: ['+441134960123'] })
  await ask('/people', { name: 'Else Where', phones: ['+4930901820'] })
  await go('/customers')
  await page.getByRole('searchbox').fill('0113 496')
  await expect.poll(() => page.getByRole('row').count()).toBe(2)
  await page.getByRole('row', { name: /Bex Holloway/ }).waitFor()
  await page.keyboard.press('Control+k')
  for (const typed of ['01134960123', '+44 113 496', '960123']) {
    await page.getByRole('combobox').fill(typed)
    await page.getByRole('option', { name: /Bex Holloway.*0113 496 0123/ }).waitFor()
  }
  await page.getByRole('combobox').fill('030 901820')
  await page.getByRole('option', { name: /Else Where.*\+49 30 901820/ }).click()
  await heading('Else Where').waitFor()
  await follow(page, `/customers/${id}`)
  const link = page.getByRole('link', { name: '0113 496 0123' })
  expect(await link.getAttribute('href')).toBe('tel:+441134960123')
}, 30_000)

test('a note is kept with Ctrl and Enter; left with Escape, what was begun is there again', async () => {
  const { page } = desk
  await heading('Bex Holloway').waitFor()
  const field = page.getByLabel('What should everyone know')
  await page.keyboard.press('n')
  await field.fill('Rings before eight.')
  await page.keyboard.press('Escape')
  await field.waitFor({ state: 'detached' })
  await page.keyboard.press('n')
  expect(await field.inputValue()).toBe('Rings before eight.')
  await field.press('Enter')
  await field.pressSequentially('Likes rye.')
  await field.press('Control+Enter')
  await page.getByText('The note stands with Bex Holloway.').waitFor()
  await page.locator('.row.note', { hasText: /Rings before eight\.\s*Likes rye\./ }).waitFor()
  expect(await faults(page)).toEqual([])
})

test('removing a customer asks for nothing that is gone, and is taken back with a key', async () => {
  const { page, complaints } = desk
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await heading('Customers').waitFor()
  await settled(page)
  await expect.poll(() => page.getByRole('row', { name: /Bex Holloway/ }).count()).toBe(0)
  // Long enough for whatever hears of it to have asked.
  await page.waitForTimeout(600)
  expect(complaints).toEqual([])
  await page.keyboard.press('z')
  await heading('Bex Holloway').waitFor()
})

test('an address that leads nowhere says what it may have meant, and asks the server for nothing', async () => {
  const { page, go, complaints } = desk
  const nowhere = {
    '/customers/xyz': 'There is no such customer',
    '/conversations/1': 'There is no such conversation',
    '/channels/left-out': 'There is no such source',
    '/left-out/newsletters': 'No rule of this name leaves mail out',
    '/channels/left-out/newsletters': 'There is no such page',
  }
  for (const [path, title] of Object.entries(nowhere)) {
    await go(path)
    await heading(title).waitFor({ timeout: 2000 })
    expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(0)
    expect(await faults(page)).toEqual([])
  }
  expect(complaints).toEqual([])
  for (const [of, title] of [
    ['customers', 'There is no such customer'],
    ['conversations', 'There is no such conversation'],
    ['channels', 'There is no such source'],
  ] as const) {
    await follow(page, `/${of}/${newId()}`)
    await heading(title).waitFor({ timeout: 2000 })
  }
  // The browser itself tells of each answer 404.
  expect(complaints.splice(0)).toHaveLength(3)
  await go('/')
}, 30_000)

test('a guest at a place their role does not include is told so, by whom it can be changed, and led back', async () => {
  const guest = await visit(browser, kith.address, { width: 'phone' })
  const { password } = await ask<{ password: string }>('/members', {
    name: 'Gus Guest',
    email: 'gus@reed.example',
    role: 'guest',
  })
  await ask('/sign-in', { email: 'gus@reed.example', password }, guest)
  for (const path of ['/channels', '/channels?bring=yes', `/channels/${newId()}`, '/left-out/newsletter']) {
    await guest.go(path)
    await heading('Not part of your role', guest).waitFor()
    await guest.page.getByText('Anna Marsh can change that.').waitFor()
  }
  expect(await tooWide(guest.page)).toBeLessThan(2)
  expect(await faults(guest.page)).toEqual([])
  await guest.page.getByRole('link', { name: 'To the first page' }).click()
  await guest.page.getByText(/^Good /).waitFor()
  expect(guest.complaints).toEqual([])
  await guest.context.close()
}, 30_000)

test('HTML mail is shown as high as it is, up to a window’s height', async () => {
  const { page, go } = desk
  const html = (lines: number) => `<html><body>${'<p>Two sacks of rye.</p>'.repeat(lines)}</body></html>`
  const mails = [1, 6, 200].map((lines) =>
    letter({
      from: 'Ruth Adler <ruth@adlers.example>',
      to: anna.email,
      subject: `Rye ${lines}`,
      text: html(lines),
      headers: { 'MIME-Version': '1.0', 'Content-Type': 'text/html; charset=utf-8' },
    }),
  )
  const files = mails.map((raw, at) => {
    const path = join(folder, `${at}.eml`)
    writeFileSync(path, raw)
    return path
  })
  await kith.run('import', ...files)
  const { said } = await ask<{ said: { conversationId: string; subject: { text: string }[] }[] }>('/search?text=rye')
  const heights = new Map<string, number>()
  for (const { conversationId, subject } of said) {
    await go(`/conversations/${conversationId}`)
    await page.getByRole('button', { name: 'As it was sent' }).click()
    const frame = page.locator('iframe[title="The mail as it was sent"]')
    await frame.waitFor()
    const first = (await frame.boundingBox())?.height ?? 0
    await page.waitForTimeout(300)
    const { height = 0 } = (await frame.boundingBox()) ?? {}
    expect(height, 'it does not jump').toBe(first)
    await frame.contentFrame().getByText('Two sacks of rye.').first().waitFor()
    heights.set(subject.map(({ text }) => text).join(''), height)
  }
  const [one = 0, six = 0, many = 0] = [1, 6, 200].map((lines) => heights.get(`Rye ${lines}`))
  expect(one).toBeGreaterThan(50)
  expect(one).toBeLessThan(110)
  expect(six).toBeGreaterThan(one + 5 * 20)
  expect(six).toBeLessThan(one + 5 * 45)
  expect(many).toBe(0.8 * 900)
}, 60_000)

test('eight pages of one browser share one connection, and each hears what changed', async () => {
  const { context, complaints } = desk
  let ownStreams = 0
  context.on('request', (request) => (ownStreams += Number(request.url().endsWith('/api/live'))))
  const pages = [desk.page, ...(await Promise.all(Array.from({ length: 7 }, () => context.newPage())))]
  const shown = pages.map((page) => page.getByRole('heading', { level: 1, name: 'Customers' }))
  await Promise.all(
    pages.map(async (page, at) => {
      await page.goto('/customers')
      await shown[at]?.waitFor()
      await page.getByRole('row', { name: /Bex Holloway/ }).waitFor()
    }),
  )
  const { targetInfos } = await (await browser.newBrowserCDPSession()).send('Target.getTargets')
  expect(targetInfos.filter(({ type }) => type === 'shared_worker')).toHaveLength(1)
  expect(ownStreams).toBe(0)
  const isSeen = (name: string, among: typeof pages) =>
    Promise.all(among.map((page) => page.getByRole('row', { name: new RegExp(name) }).waitFor({ timeout: 25_000 })))
  await ask('/people', { name: 'Nadia Rahman' })
  await isSeen('Nadia Rahman', pages)
  // Whichever opened the connection is gone; the others go on hearing.
  await Promise.all(pages.slice(1, 4).map((page) => page.close()))
  await desk.page.goto('about:blank')
  const left = pages.slice(4)
  await ask('/people', { name: 'Sam Okafor' })
  await isSeen('Sam Okafor', left)
  // One signs out: none of the others goes on showing what it had.
  const [one, ...others] = left
  await one?.getByRole('button', { name: 'Anna Marsh Reed & Marsh' }).click()
  await one?.getByRole('menuitem', { name: 'Sign out' }).click()
  for (const page of others) await page.getByRole('heading', { name: 'Welcome back' }).waitFor()
  await Promise.all(left.map((page) => page.close()))
  expect(complaints).toEqual([])
}, 180_000)

test('a browser without shared workers hears what changed through a connection of the page’s own', async () => {
  const alone = await visit(browser, kith.address)
  await alone.context.addInitScript('delete window.SharedWorker')
  await ask('/sign-in', { email: anna.email, password: anna.password }, alone)
  const asked = alone.page.waitForRequest(/api\/live$/)
  await alone.go('/customers')
  await asked
  await ask('/people', { name: 'Joe Tallis' }, alone)
  await alone.page.getByRole('row', { name: /Joe Tallis/ }).waitFor({ timeout: 8000 })
  expect(alone.complaints).toEqual([])
  await alone.context.close()
}, 30_000)
