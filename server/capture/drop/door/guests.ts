// Who is calling: how many at once from one place, and how often from there an address was guessed.
import { LRUCache } from 'lru-cache'
import { networkOf } from '../../../base/net/network.ts'
import type { Limits } from './limits.ts'
import { tooMany } from './refusal.ts'

const hourMs = 60 * 60_000

/** Kept in memory: a restart forgets. */
export class Guests {
  private readonly open = new Map<string, string>()
  private readonly misses: LRUCache<string, number>
  private readonly limits: Limits
  constructor(limits: Limits) {
    this.limits = limits
    this.misses = new LRUCache({ max: 20_000, ttl: hourMs, noUpdateTTL: true })
  }

  /** Throws for who has too many connections already, or guessed too often. */
  enter(sessionId: string, address: string): void {
    const from = networkOf(address)
    if ((this.misses.get(from) ?? 0) >= this.limits.missesHourly) throw tooMany()
    const others = [...this.open.values()].filter((one) => one === from).length
    if (others >= this.limits.connectionsEach) throw tooMany()
    this.open.set(sessionId, from)
  }

  leave(sessionId: string): void {
    this.open.delete(sessionId)
  }

  /** Counts a guess; answers how long to hold the refusal back. */
  miss(address: string): number {
    const from = networkOf(address)
    const misses = (this.misses.get(from) ?? 0) + 1
    this.misses.set(from, misses)
    return Math.min(this.limits.firstPauseMs * 2 ** Math.min(misses - 1, 20), this.limits.longestPauseMs)
  }
}
