// Every page of Kith with something on it, in every width and colour: for axe, for the pseudo-language, for pictures.
import type { Page } from 'playwright-core'
import { type Width, widths } from './chromium.ts'
import { follow, settled, type Visitor } from './visitor.ts'

export const looks = ['desk-light', 'phone-light', 'phone-dark', 'desk-dark'] as const
export type Look = (typeof looks)[number]
export type Sight = { page: Page; place: string; look: Look }

/** Asks Kith as the visitor; with data, it is a POST. */
type Ask = (path: string, data?: object) => Promise<Answer>
type Answer = {
  token: string
  items: { id: string }[]
  names: { id: string }[]
  said: { id: string; conversationId: string }[]
}
type Place = { path: string | ((ask: Ask) => Promise<string>); prepare?: (page: Page) => Promise<void> }

const customer = (name: string) => async (ask: Ask) =>
  `/customers/${(await ask(`/search?names=true&text=${encodeURIComponent(name)}`)).names[0]?.id}`

const places: Record<string, Place> = {
  today: { path: '/' },
  notifications: { path: '/notifications' },
  customers: { path: '/customers' },
  organizations: { path: '/customers?kind=organizations' },
  add: { path: '/customers?add=yes', prepare: (page) => page.getByRole('dialog').waitFor() },
  who: { path: '/who' },
  company: { path: '/company' },
  'company-customers': { path: '/company/customers?members=2' },
  'company-messages': { path: '/company/messages' },
  outbox: { path: '/outbox' },
  write: { path: '/outbox', prepare: beginMail },
  channels: { path: '/channels' },
  bring: { path: '/channels?bring=yes', prepare: (page) => page.getByRole('dialog').waitFor() },
  source: { path: async (ask) => `/channels/${(await ask('/sources')).items[0]?.id}` },
  'left-out': { path: '/left-out/newsletter' },
  'settings-you': { path: '/settings' },
  'settings-company': { path: '/settings?section=company' },
  'settings-ours': { path: '/settings?section=ours' },
  'settings-members': { path: '/settings?section=members' },
  'settings-workspaces': { path: '/settings?section=workspaces' },
  customer: { path: customer('Margaret Chen') },
  organization: { path: customer('Bellweather') },
  conversation: {
    path: async (ask) => {
      const [hit] = (await ask('/search?text=gluten')).said
      return `/conversations/${hit?.conversationId}?at=${hit?.id}`
    },
  },
  palette: { path: '/channels', prepare: find },
  nowhere: { path: '/no-such-page' },
  invite: {
    path: '/settings?section=members',
    prepare: async (page) => {
      await page.locator('.setting .line').getByRole('button').last().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  join: { path: async (ask) => `/join#${(await ask('/invitations', { role: 'member' })).token}` },
  'join-over': { path: '/join' },
}

/** Goes from page to page; each is loaded once and looked at in all its looks. */
export async function* everyPage(visitor: Visitor, wanted: readonly Look[] = looks): AsyncGenerator<Sight> {
  const { page, go } = visitor
  await go('/')
  const { request } = visitor.context
  const ask: Ask = async (path, data) => {
    const answer = data ? await request.post(`/api${path}`, { data }) : await request.get(`/api${path}`)
    return (await answer.json()) as Answer
  }
  for (const [place, { path, prepare }] of Object.entries(places)) {
    await lookAs(page, wanted[0] ?? 'desk-light')
    await follow(page, typeof path === 'string' ? path : await path(ask))
    await prepare?.(page)
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    for (const look of wanted) {
      await lookAs(page, look)
      await settled(page)
      yield { page, place, look }
    }
    await page.keyboard.press('Escape')
  }
  await lookAs(page, 'desk-light')
}

async function lookAs(page: Page, look: Look): Promise<void> {
  const [width, colorScheme] = look.split('-') as [Width, 'light' | 'dark']
  await page.setViewportSize(widths[width])
  await page.emulateMedia({ colorScheme })
  await page.evaluate(colours)
}

/** Colours that fade have faded. */
const colours = async () => {
  const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
  await Promise.allSettled(ending.map(({ finished }) => finished))
}

async function find(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('gluten')
  await page.getByRole('option').first().waitFor()
}

/** With no mailbox, how to come by one. */
async function beginMail(page: Page): Promise<void> {
  await settled(page)
  await page.keyboard.press('c')
  await page.getByRole('dialog').waitFor()
}
