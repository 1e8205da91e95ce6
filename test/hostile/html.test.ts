// Each of the three locks before a mail's HTML alone, the other two taken away, against hostile mails in a real browser.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { framePolicy } from '../../server/views/conversation/bytes.ts'
import sanitise from '../../server/views/conversation/sanitise.ts'
import { reading } from '../../web/views/conversation/frame.ts'
import { measured, measuringSandbox } from '../../web/views/conversation/measure.ts'
import type { Hostile } from './case.ts'
import { hostileHtml } from './html.ts'
import { bare, type Heard, type Lock, openShow } from './show.ts'

const { sandbox, csp } = reading(false)
const locks: Lock[] = [
  { name: 'sanitiser', make: (html) => sanitise({ html, remote: false }).html },
  // Its answer only agrees that whoever frames it may demand a policy.
  { name: 'frame', make: bare, attributes: `sandbox="${sandbox}" csp="${csp}"`, headers: { 'allow-csp-from': '*' } },
  { name: 'policy', make: bare, headers: { 'content-security-policy': framePolicy(false) } },
  // Nobody can reach it, so nothing is clicked in it; what was multiplied out has been seen before.
  {
    name: 'measuring',
    make: (html) => measured(bare(html)),
    attributes: `sandbox="${measuringSandbox}"`,
    inPlace: true,
    only: ({ click, product }) => !click && !product,
  },
]
const without: Lock = { name: 'none', make: bare }

const heard = new Map<string, Heard>()
let lines = new Set<string>()
const cases = hostileHtml('none')
const names = (list: Hostile[] = []) => list.map(({ name }) => name)
/** The cases that looked a name up or opened a line, and sent nothing. */
const hinted = ({ name }: Lock) => {
  const asked = new Set(names(heard.get(name)?.asked))
  return hostileHtml(name).filter((one) => lines.has(one.place) && !asked.has(one.name))
}

beforeAll(async () => {
  const { show, close } = await openShow()
  try {
    for (const lock of [...locks, without]) heard.set(lock.name, await show(lock))
  } finally {
    lines = await close()
  }
}, 300_000)

test('there are more than 300 cases, each with a name, and no more than half of them multiplied out', () => {
  expect(cases.length).toBeGreaterThan(300)
  expect(new Set(names(cases)).size).toBe(cases.length)
  expect(cases.filter(({ product }) => product).length).toBeLessThan(cases.length / 2)
})

test('without a lock most of them run or reach out: the test can see', () => {
  const { ran = [], asked = [] } = heard.get('none') ?? {}
  const live = new Set([...names(ran), ...names(asked), ...names(hinted(without))])
  expect(ran.length).toBeGreaterThan(150)
  expect(asked.length).toBeGreaterThan(120)
  expect(live.size).toBeGreaterThan(250)
  expect(names(hinted(without)).length).toBeGreaterThanOrEqual(cases.filter(({ kind }) => kind === 'hint').length)
})

test.each(locks)('behind the $name alone nothing runs and nothing is asked for', ({ name, only }) => {
  const { ran, asked, shown, opensLinks } = heard.get(name) ?? {}
  expect({ ran: names(ran), asked: names(asked) }).toEqual({ ran: [], asked: [] })
  expect(shown).toBe(cases.filter(only ?? Boolean).length)
  // A link that one clicks opens its window: the frames were there, and the clicks arrived.
  expect(opensLinks).toBe(name !== 'measuring')
})

test('the sanitiser leaves no hint to open a line either, which no policy governs', () => {
  for (const lock of locks) {
    const kinds = new Set(hinted(lock).map(({ kind }) => kind))
    expect([...kinds].filter((kind) => lock.name === 'sanitiser' || !['hint', 'frame'].includes(kind))).toEqual([])
  }
})

afterAll(() => {
  const figures = [...locks, without].map((lock) => {
    const { ran = [], asked = [], shown } = heard.get(lock.name) ?? {}
    return `${lock.name}: ${shown} cases, ${ran.length} ran, ${asked.length} asked, ${hinted(lock).length} only opened a line`
  })
  const { ran = [], asked = [] } = heard.get('none') ?? {}
  const live = new Set([...ran, ...asked, ...hinted(without)].map(({ name }) => name))
  console.log(
    `${figures.join('\n')}\n${live.size} of ${cases.length} are alive in this Chromium, the others are history`,
  )
})
