// Slows down whoever tries passwords: after a few wrong ones each further try has to wait, twice as long as the one before.
import { LRUCache } from 'lru-cache'
import { networkOf } from '../base/net/network.ts'
import { Problem } from '../base/problem.ts'

/** How many wrong tries are free, and the longest wait after that. */
type Patience = { free: number; longestMs: number }
type Tries = { wrong: number; openAt: number }

/**
 * Who is counted. An account alone waits a minute at most: who knows an address must not be able to shut its owner out;
 * together with the caller's network address, and for that address alone, it may take a quarter of an hour.
 */
const patience = {
  pair: { free: 5, longestMs: 15 * 60_000 },
  address: { free: 30, longestMs: 15 * 60_000 },
  account: { free: 50, longestMs: 60_000 },
} as const satisfies Record<string, Patience>
type Counted = keyof typeof patience

const firstWaitMs = 1000
const rememberedMs = 60 * 60_000

/** Kept in memory: a restart forgets, and the limit of calls per minute still holds. */
export class Throttle {
  private readonly tries = new LRUCache<string, Tries>({ max: 20_000, ttl: rememberedMs })
  private readonly now: () => number
  constructor(now: () => number = Date.now) {
    this.now = now
  }

  /** Counts a try before its outcome is known, so that many at once count as well; throws while one has to wait. */
  begin(email: string, address: string): void {
    const now = this.now()
    const keys = keysOf(email, address)
    const waitMs = Math.max(...keys.map(([, key]) => (this.tries.get(key)?.openAt ?? 0) - now))
    if (waitMs > 0) throw tooSoon(Math.ceil(waitMs / 1000))
    for (const [kind, key] of keys) this.tries.set(key, after(patience[kind], this.tries.get(key), now))
  }

  /** The password was right: its account starts anew; the network address does not, or a password of one's own would free it. */
  succeed(email: string, address: string): void {
    for (const [kind, key] of keysOf(email, address)) if (kind !== 'address') this.tries.delete(key)
  }
}

export const signInThrottle = new Throttle()

function keysOf(email: string, address: string): [Counted, string][] {
  const caller = networkOf(address)
  return [
    ['pair', `pair ${email} ${caller}`],
    ['address', `address ${caller}`],
    ['account', `account ${email}`],
  ]
}

function after({ free, longestMs }: Patience, before: Tries | undefined, now: number): Tries {
  const wrong = (before?.wrong ?? 0) + 1
  const waitMs = wrong < free ? 0 : Math.min(firstWaitMs * 2 ** (wrong - free), longestMs)
  return { wrong, openAt: now + waitMs }
}

/** The parameter of the one fault is how many seconds to wait. */
function tooSoon(seconds: number): Problem {
  const detail = `Too many wrong passwords; wait ${seconds} second${seconds === 1 ? '' : 's'} and try again.`
  return new Problem('tooMany', 'sign_in_wait', detail, [{ path: '', code: 'seconds', detail: String(seconds) }])
}
