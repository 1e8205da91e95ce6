// Waits for a Kith that was killed to answer again, and for one that works to have nothing left to do.
import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from 'pg'
import type { Running } from './process.ts'

const patienceMs = 150_000

/** Waits for the first answer that needs the database; answers how long that was from `began`. */
export async function untilAnswered(kith: Running, began: number): Promise<number> {
  for (const end = began + patienceMs; performance.now() < end; await wait(20)) {
    const answer = await kith.ask('GET', '/people?limit=1').catch(() => null)
    if (answer) return performance.now() - began
  }
  throw new Error('Kith did not answer again')
}

/** Waits until no job is left; `more`: a subquery that counts what else there is to do. */
export async function untilIdle(owner: Client, more = '(select 0)'): Promise<void> {
  for (const end = performance.now() + patienceMs * 2; performance.now() < end; await wait(200)) {
    const { rows } = await owner.query(
      `select (select count(*) from pgboss.job where state in ('created', 'retry', 'active'))::int + ${more}::int as open`,
    )
    if (rows[0]?.open === 0) return
  }
  throw new Error('there is still work to do')
}
