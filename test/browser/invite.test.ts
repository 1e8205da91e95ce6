// Inviting, as both sides meet it: a link is made and given, opened elsewhere, and leads into the company; or says why it does not.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from './chromium.ts'
import { type RunningKith, startKith } from './kith.ts'
import { faults, focused, settled, tooWide, type Visitor, visit } from './visitor.ts'

const anna = { name: 'Anna Marsh', email: 'anna@reed.example', password: 'nine jars on the shelf' }
const nia = { name: 'Nia New', email: 'nia@reed.example', password: 'four sacks by the door' }
let kith: RunningKith
let browser: Browser
let owner: Visitor
let newcomer: Visitor

beforeAll(async () => {
  ;[kith, browser] = await Promise.all([startKith(), openChromium()])
  ;[owner, newcomer] = [await visit(browser, kith.address), await visit(browser, kith.address, { width: 'phone' })]
  const place = { country: 'GB', timeZone: 'Europe/London', locale: 'en-GB', addresses: [], domains: ['reed.example'] }
  await ask('/first-run', { ...anna, ...place, company: 'Reed & Marsh' })
  for (const name of ['Sales', 'Workshop']) await ask('/departments', { name })
}, 150_000)
afterAll(async () => {
  await browser?.close()
  await kith?.stop()
})

async function ask(path: string, data: object, { context } = owner): Promise<{ id: string; token: string }> {
  const answer = await context.request.post(`/api${path}`, { data })
  expect(answer.ok(), `${path} ${answer.status()}`).toBe(true)
  return (await answer.json()) as { id: string; token: string }
}

/** As from a mail: the page is loaded anew, also where it was open already. */
async function openLink({ page }: Visitor, link: string): Promise<void> {
  await page.goto('about:blank')
  await page.goto(link)
  await settled(page)
}
const linkOf = ({ token }: { token: string }) => `${kith.address}/join#${token}`
const heading = ({ page }: Visitor, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const openCard = () => owner.page.locator('section', { hasText: 'Open invitations' })
const complaintsOf = ({ complaints }: Visitor) => complaints.splice(0).map((one) => one.replace(/.* (\d{3}) .*/s, '$1'))

test('a link is made for one person, shown once, and stands among the open ones', async () => {
  const { page, go } = owner
  await go('/settings?section=members')
  expect(await openCard().count()).toBe(0)
  await page.getByRole('button', { name: 'Invite by link…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Invite by link' })
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  await dialog.getByText('This is missing.').waitFor()
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('textbox', { name: 'Their e-mail address' }).fill(nia.email)
  await dialog.getByRole('radio', { name: 'Member' }).check()
  for (const name of [/^Sales/, /^Workshop/]) await dialog.getByRole('checkbox', { name }).check()
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const shown = page.getByRole('textbox', { name: 'The link' })
  const link = await shown.inputValue()
  expect(link).toMatch(new RegExp(`^${kith.address}/join#[\\w-]{43}$`))
  await page.getByText('leads here from this computer alone').waitFor()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'I have it' }).click()
  await expect.poll(() => focused(page)).toBe('Invite by link…')
  await openCard().getByText(nia.email).waitFor()
  await openCard()
    .getByText(/^Member · Sales and Workshop · until .* · by Anna Marsh$/)
    .waitFor()
  expect(await page.content()).not.toContain(link.split('#')[1])

  await openLink(newcomer, link)
  await heading(newcomer, 'Anna Marsh invites you to Reed & Marsh').waitFor()
  await newcomer.page.getByText('you belong to Sales and Workshop').waitFor()
  expect(await faults(newcomer.page)).toEqual([])
  expect(await tooWide(newcomer.page)).toBeLessThan(2)
}, 40_000)

test('who opens it makes an account and sees the company, and nobody else does with that link', async () => {
  const { page } = newcomer
  const link = page.url()
  const email = page.getByLabel('Your e-mail address')
  expect([await email.inputValue(), await email.isEditable()]).toEqual([nia.email, false])
  await page.getByRole('button', { name: 'Join Reed & Marsh' }).click()
  await expect.poll(() => page.getByText('This is missing.').count()).toBe(2)
  await page.getByLabel('Your name').fill(nia.name)
  await page.getByLabel('A password', { exact: true }).fill(nia.password)
  await page.getByRole('button', { name: 'Join Reed & Marsh' }).click()
  await page.getByText(/^Good .*, Nia\./).waitFor()
  await owner.page.getByText('2 may sign in').waitFor()
  expect(await openCard().count()).toBe(0)

  const late = await visit(browser, kith.address)
  await openLink(late, link)
  await heading(late, 'This invitation is used up').waitFor()
  await late.page.getByText('ask whoever gave you the link').waitFor()
  expect(await faults(late.page)).toEqual([])
  await late.page.getByRole('link', { name: 'Sign in' }).click()
  await heading(late, 'Welcome back').waitFor()
  await late.context.close()
  expect([...complaintsOf(owner), ...complaintsOf(newcomer)]).toEqual([])
}, 40_000)

test('an open invitation is withdrawn with a button, taken back with a key, and its link says which', async () => {
  const { page } = owner
  const made = await ask('/invitations', { role: 'member', uses: 3 })
  await openCard().getByText('Member · 3 more can join').waitFor()
  await openCard().getByRole('button').click()
  await page.getByText('Withdrawn: nobody joins').waitFor()
  await expect.poll(() => openCard().count()).toBe(0)
  const late = await visit(browser, kith.address)
  await openLink(late, linkOf(made))
  await heading(late, 'This invitation was withdrawn').waitFor()
  await page.keyboard.press('z')
  await openCard().getByText('Member · 3 more can join').waitFor()
  await openLink(late, linkOf(made))
  await heading(late, /^Anna Marsh invites you/).waitFor()
  await openLink(late, linkOf({ token: `${made.token.slice(0, -2)}` }))
  await heading(late, 'This link leads to no invitation').waitFor()
  await openLink(late, `${kith.address}/join`)
  await heading(late, 'This link leads to no invitation').waitFor()
  expect(complaintsOf(late)).toEqual(['404', '404'])
  await late.context.close()
}, 40_000)

test('who is signed in joins another company with the account they have', async () => {
  const { page, go } = newcomer
  await ask('/workspaces', { name: 'The Mill', domains: [] })
  const link = linkOf(await ask('/invitations', { role: 'guest', uses: 9 }))
  await openLink(newcomer, link)
  await page.getByText(`You are signed in as ${nia.name} (${nia.email}).`).waitFor()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Join The Mill' }).click()
  await page.getByText(/^Good /).waitFor()
  await go('/settings?section=workspaces')
  await page.locator('.row', { hasText: 'The Mill' }).getByText('you are here').waitFor()
  await openLink(newcomer, link)
  await page.getByRole('button', { name: 'Join The Mill' }).click()
  await page.getByText('You are a member of The Mill already.').waitFor()
  await page.getByRole('button', { name: 'Go there' }).click()
  await page.getByText(/^Good /).waitFor()
  const named = linkOf(await ask('/invitations', { role: 'member', email: 'other@mill.example' }))
  await openLink(newcomer, named)
  await page.getByText('The invitation is for other@mill.example').waitFor()
  expect(await page.getByRole('button', { name: 'Join The Mill' }).count()).toBe(0)
  expect(complaintsOf(newcomer)).toEqual(['409'])
}, 40_000)

test('whose address has an account is asked to sign in with it, and what stands in the way is said', async () => {
  const { page } = newcomer
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByLabel('Your name').waitFor()
  await openLink(newcomer, linkOf(await ask('/invitations', { role: 'member' })))
  await page.getByLabel('Your name').fill(nia.name)
  await page.getByLabel('Your e-mail address').fill(nia.email)
  await page.getByLabel('A password', { exact: true }).fill('another password')
  await page.getByRole('button', { name: 'Join The Mill' }).click()
  await page.getByText('There is already an account with this e-mail address.').waitFor()
  expect(await page.getByLabel('E-mail address').inputValue()).toBe(nia.email)
  expect(await faults(page)).toEqual([])
  await page.getByLabel('Password', { exact: true }).fill(nia.password)
  await page.getByRole('button', { name: 'Sign in and join' }).click()
  await page.getByText('You are a member of The Mill already.').waitFor()
  await page.getByRole('button', { name: 'Go there' }).click()
  await page.getByText(/^Good /).waitFor()
  expect(complaintsOf(newcomer)).toEqual(['409', '409'])
}, 40_000)

test('a guest to whom nothing was opened is told so, and by whom it can be', async () => {
  const { page, go } = newcomer
  await page.getByText('Nothing has been opened to you yet').waitFor()
  await page.getByText('Anna Marsh can open one to you.').waitFor()
  expect(await page.getByText(/is waiting for you/i).count()).toBe(0)
  await go('/customers')
  await page.getByText('Nothing has been opened to you yet').waitFor()
  expect(await page.getByText(/export of your mailbox/).count()).toBe(0)
  expect(await faults(page)).toEqual([])
  expect(complaintsOf(newcomer)).toEqual([])
}, 30_000)

test('who guessed too often is told in a header when to try again', async () => {
  const { context } = await visit(browser, kith.address)
  const data = { email: 'nobody@reed.example', password: 'a guess' }
  const answers = await Promise.all(Array.from({ length: 9 }, () => context.request.post('/api/sign-in', { data })))
  const refused = answers.filter((answer) => answer.status() === 429)
  expect(refused.length).toBeGreaterThan(0)
  for (const answer of refused) expect(answer.headers()['retry-after']).toMatch(/^[1-9]\d*$/)
  await context.close()
}, 30_000)
