// Mail for different circles, with words nobody can guess, hunted by everyone who may knock: each finds what is for them and no word more, also when circles change.
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { leaveWorkspace } from '../../server/workspace/member/depart.ts'
import { letIn } from '../someone.ts'
import { call } from './call.ts'
import { type Company, openCompany, strangers } from './caller.ts'
import { type Circle, circles, openCircles, outlined, type Sight } from './circles.ts'
import { everyId, hunt, idsFor, kindsOfIds, questions, readers } from './hunt.ts'
import type { Place, Tokens } from './planted.ts'
import { listenTo } from './stream.ts'

type Shop = Awaited<ReturnType<typeof openCircles>>
type Name = keyof Shop['callers'] | 'owner'

/** Who reads what, in the order of the circles: own, sales, known, closed, outlined. */
const expected: Record<Name, readonly Sight[]> = {
  mia: ['full', 'full', 'full', 'full', 'full'],
  inside: ['none', 'full', 'full', 'full', 'outline'],
  outside: ['none', 'none', 'outline', 'none', 'outline'],
  manager: ['none', 'none', 'outline', 'none', 'outline'],
  owner: ['none', 'none', 'outline', 'none', 'outline'],
  guest: ['none', 'none', 'none', 'none', 'none'],
  guestInside: ['none', 'full', 'full', 'none', 'none'],
}
const names = Object.keys(expected) as Name[]
/** Of the words of each circle, those that are asked for in searches and filters. */
const sought: readonly Place[] = ['subject', 'body', 'senderName', 'attachmentName', 'otherTitle']

const owner = new pg.Client(inject('owner'))
let company: Company
let shop: Shop
let tokenOf: Record<Name, string>
let kinds: Awaited<ReturnType<typeof kindsOfIds>>
let closedIds: string[]
let streams: Record<string, Awaited<ReturnType<typeof listenTo>>>
/** What each open page had heard when all that is for a few had come. */
let heard: Record<string, string>
let cells = 0
let byMia: Record<Circle, Set<string>>

beforeAll(async () => {
  await owner.connect()
  company = await openCompany()
  const { app, world } = company
  await app.listen({ port: 0, host: '127.0.0.1' })
  shop = await openCircles(company)
  tokenOf = { owner: (await company.enter('owner')).token } as typeof tokenOf
  for (const [name, { token }] of Object.entries(shop.callers)) tokenOf[name as Name] = token
  const before = await everyId(owner, world.scope)
  streams = {}
  for (const name of names) streams[name] = await listenTo(app, tokenOf[name])
  for (const circle of ['own', 'sales', 'known'] as const) await shop.plant(circle)
  await new Promise((done) => setTimeout(done, 500))
  heard = Object.fromEntries(names.map((name) => [name, streams[name]?.heard() ?? '']))
  for (const circle of ['closed', 'outlined'] as const) {
    await shop.plant(circle)
    await shop.close(circle)
  }
  const known = new Set(before)
  closedIds = (await everyId(owner, world.scope)).filter((id) => !known.has(id))
  kinds = await kindsOfIds(owner, world.scope)
}, 300_000)
afterAll(async () => {
  for (const stream of Object.values(streams ?? {})) stream.close()
  await owner.end()
})

/** Which places of each circle somebody finds, asking everything with every id of what is closed. */
async function finds(name: Name, ids = closedIds): Promise<Record<Circle, Set<string>>> {
  const { token, ids: sample } = await company.enter('owner')
  const hunter = { app: company.app, token: tokenOf[name] ?? token, ids: sample }
  const all = circles.flatMap((circle) => Object.entries(shop.tokens[circle] as Tokens))
  const { asked, found } = await hunt(
    hunter,
    idsFor(kinds, ids),
    all.map(([, word]) => word),
    wordsAsked(),
  )
  cells += asked
  const of = (circle: Circle) =>
    Object.entries(shop.tokens[circle]).flatMap(([place, word]) =>
      found.some((one) => one.startsWith(word)) ? [place] : [],
    )
  return Object.fromEntries(circles.map((circle) => [circle, new Set(of(circle))])) as Record<Circle, Set<string>>
}

const wordsAsked = () => circles.flatMap((circle) => sought.map((place) => shop.tokens[circle][place]))

/** What of it is more, or less, than a sight allows. */
function wrong(name: Name, circle: Circle, sight: Sight, found: ReadonlySet<string>): string[] {
  const allowed = sight === 'full' ? null : new Set<string>(sight === 'outline' ? outlined : [])
  const leaks = [...found]
    .filter((place) => allowed && !allowed.has(place))
    .map((place) => `${name} finds ${place} of ${circle}`)
  const needed =
    sight === 'full' ? ['subject', 'body', 'senderName'] : sight === 'outline' ? ['subject', 'senderName'] : []
  return [
    ...leaks,
    ...needed.filter((place) => !found.has(place)).map((place) => `${name} does not find ${place} of ${circle}`),
  ]
}

test('each finds what is for them, and no word more', { timeout: 600_000 }, async () => {
  const faults: string[] = []
  // Who may as much as another is asked about every second one.
  const thorough = new Set<Name>(['mia', 'inside', 'outside', 'guest'])
  const some = closedIds.filter((_, at) => at % 2 === 0)
  for (const name of names) {
    const found = await finds(name, thorough.has(name) ? closedIds : some)
    if (name === 'mia') byMia = found
    for (const [at, circle] of circles.entries())
      faults.push(...wrong(name, circle, expected[name][at] ?? 'none', found[circle]))
  }
  expect(faults).toEqual([])
})

test('whose mail it is finds every word of it', () => {
  const { own } = byMia
  const inMail = Object.keys(shop.tokens.own).filter((place) => place !== 'remark')
  expect(inMail.filter((place) => !own.has(place))).toEqual([])
})

test('no stranger finds any, by any id: none signed in, of elsewhere, who left, who was signed out', {
  timeout: 300_000,
}, async () => {
  const { token, ids } = await company.enter('owner')
  expect(token).not.toBe('')
  const words = circles.flatMap((circle) => Object.values(shop.tokens[circle]))
  const gone = await letIn(company.world, 'member', 'Lena Left')
  await shop.place(gone.id, [shop.sales])
  await leaveWorkspace(company.world.scope, gone.id)
  const faults: string[] = []
  for (const { who, token } of [
    ...(await strangers(company)),
    { who: 'who left the department and the company', token: gone.token },
  ])
    for (const key of readers) {
      const [asked] = questions(key, ids, [], []).slice(0, 1)
      const withClosed = questions(key, ids, idsFor(kinds, closedIds), []).slice(-2)
      for (const { input } of [...(asked ? [asked] : []), ...withClosed]) {
        const { text } = await call(company.app, key, input, token)
        cells++
        if (words.some((word) => text.includes(word))) faults.push(`${who} at ${key}`)
      }
    }
  expect(faults).toEqual([])
})

test('open pages hear of what their members read in full, and of nothing else', () => {
  for (const name of names) {
    const sights = expected[name].slice(0, 3)
    const reads = sights.includes('full')
    if (reads) expect(heard[name], name).toContain('interaction.captured')
    else for (const kind of ['interaction', 'waiting', 'person.met']) expect(heard[name], name).not.toContain(kind)
    // Whoever knows of people by outlines knows of their names, and of what these make of others'.
    if (!sights.some((sight) => sight !== 'none')) expect(heard[name], name).not.toContain('data: {"changes"')
    const hinted = [...(heard[name] ?? '').matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id ?? '')
    if (!reads)
      expect(
        hinted.filter((id) => closedIds.includes(id)),
        name,
      ).toEqual([])
    for (const circle of circles)
      for (const word of Object.values(shop.tokens[circle])) expect(heard[name]).not.toContain(word)
  }
})

test('who leaves the department finds no more than the others, and what is given to everyone or taken back is found so', {
  timeout: 300_000,
}, async () => {
  await shop.place(shop.callers.inside.id, [])
  await shop.change('known', { readers: 'owner' })
  await shop.change('own', { readers: 'everyone' })
  const now = await finds('inside')
  const faults = [
    ...wrong('inside', 'own', 'full', now.own),
    ...wrong('inside', 'sales', 'none', now.sales),
    ...wrong('inside', 'known', 'none', now.known),
    ...wrong('inside', 'closed', 'full', now.closed),
  ]
  await shop.change('own', { readers: 'owner' })
  const later = await finds('outside')
  faults.push(...wrong('outside', 'own', 'none', later.own), ...wrong('outside', 'known', 'none', later.known))
  expect(faults).toEqual([])
  console.log(
    `circles: ${circles.length} circles, ${names.length} callers, ${closedIds.length} closed ids, ${cells} questions, ${faults.length} leaks`,
  )
})
