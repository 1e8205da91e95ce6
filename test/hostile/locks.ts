// The three locks before a mail's HTML, each alone, and none at all, against hostile mails in a real browser.
import { framePolicy } from '../../server/views/conversation/bytes.ts'
import sanitise from '../../server/views/conversation/sanitise.ts'
import { reading } from '../../web/views/conversation/frame.ts'
import { measured, measuringSandbox } from '../../web/views/conversation/measure.ts'
import type { Hostile } from './case.ts'
import { hostileHtml } from './html.ts'
import { bare, type Heard, type Lock, openShow } from './show.ts'

const { sandbox, csp } = reading(false)
export const locks: Lock[] = [
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

/** What was heard behind one lock; hinted: those that looked a name up or opened a line, and sent nothing. */
export type Outcome = Heard & { lock: Lock; hinted: Hostile[] }

/** Shows every n-th case behind each lock alone, and behind none. */
export async function tryLocks(every: number): Promise<{ behind: Outcome[]; none: Outcome; live: number }> {
  const chosen = new Set(
    hostileHtml('none')
      .filter((_, at) => at % every === 0)
      .map(({ name }) => name),
  )
  const heard = new Map<string, Heard>()
  const { show, close } = await openShow()
  let lines = new Set<string>()
  try {
    for (const lock of [...locks, without]) {
      const only = (one: Hostile) => chosen.has(one.name) && (lock.only?.(one) ?? true)
      heard.set(lock.name, await show({ ...lock, only }))
    }
  } finally {
    lines = await close()
  }
  const outcomeOf = (lock: Lock): Outcome => {
    const one = heard.get(lock.name) ?? { ran: [], asked: [], shown: 0, opensLinks: false }
    const asked = new Set(one.asked.map(({ name }) => name))
    return { ...one, lock, hinted: hostileHtml(lock.name).filter((c) => lines.has(c.place) && !asked.has(c.name)) }
  }
  const none = outcomeOf(without)
  const live = new Set([...none.ran, ...none.asked, ...none.hinted].map(({ name }) => name)).size
  return { behind: locks.map(outcomeOf), none, live }
}
