// Mail arrives in a real mailbox and is followed live while Kith, a backend and the whole database are killed in turn, and the line is cut in the middle of messages between.
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabases } from '../../../server/base/postgres/open.ts'
import { withClient } from '../../../server/base/postgres/roles.ts'
import { mailboxOn, password, tom } from '../../mailbox.ts'
import { type Dovecot, startDovecot } from '../../servers/dovecot.ts'
import { type FaultProxy, startFaultProxy } from '../../servers/fault-proxy.ts'
import type { Account } from '../import/account.ts'
import { chances } from '../kit/chances.ts'
import { inCompany } from '../kit/company.ts'
import type { Running } from '../kit/process.ts'
import { kill, type Victim, victims } from '../kit/victim.ts'
import { untilAnswered, untilIdle } from '../kit/wait.ts'
import { account, lying } from './account.ts'
import { choosePoint, reach } from './point.ts'
import { makePosts, type Post } from './post.ts'
import { hirePostman, type Postman } from './postman.ts'
import { type Tables, watchTables } from './tables.ts'

export type Outcome = Account & {
  injected: number
  /** Connections that were broken off in the middle of a message. */
  cuts: number
  orphans: number
  /** From the kill until the front door answers with data again. */
  answeredMs: number[]
  /** From the kill until a mail that came after it is written down. */
  recoveredMs: number[]
  /** From the last kill until everything is in. */
  caughtUpMs: number
}
/** `idle`: the account is drawn up when all that follows from a message is done, too (true). */
export type Plan = {
  rounds: number
  seed: number
  messages: number
  idle?: boolean
  tell?: (line: string) => void
}

/** What lies there before the mailbox is connected. */
const shareBefore = 0.4
/** So that the first reading lasts, and messages can be cut in their middle. */
const bytesPerSecond = 2_000_000
const patienceMs = 150_000

type Place = { kith: Running; server: Dovecot; proxy: FaultProxy; postman: Postman; tables: Tables; sourceId: string }
type Figures = Pick<Outcome, 'answeredMs' | 'recoveredMs' | 'caughtUpMs'>

export async function injectFaults(plan: Plan): Promise<Outcome> {
  const posts = makePosts(plan.messages, plan.seed)
  const server = await startDovecot({ users: { [tom]: password } })
  const proxy = await startFaultProxy(server.port)
  const postman = await hirePostman(server, posts, chances(plan.seed + 1))
  try {
    await postman.deliver(Math.round(posts.length * shareBefore))
    const { done, orphans } = await inCompany({}, (kith) =>
      followThrough({ kith, server, proxy, postman }, posts, plan),
    )
    return { ...done, orphans }
  } finally {
    await postman.stop()
    await proxy.stop()
    await server.stop()
  }
}

async function followThrough(
  open: Omit<Place, 'tables' | 'sourceId'>,
  posts: readonly Post[],
  plan: Plan,
): Promise<Omit<Outcome, 'orphans'>> {
  const { kith, server, proxy } = open
  const databases = await openDatabases({ home: kith.home, share: true })
  const tables = watchTables(databases.owner)
  try {
    proxy.slow({ bytesPerSecond })
    const { id: sourceId } = await kith.ask<{ id: string }>('POST', '/mailboxes', mailboxOn(proxy))
    const figures = await killAll({ ...open, tables, sourceId }, posts, plan)
    const counts = { injected: figures.recoveredMs.length, cuts: proxy.counts().cut }
    const drawn = await withClient(databases.owner, async (owner) => {
      if (plan.idle ?? true) await untilIdle(owner)
      await proveIt(kith, tables, sourceId)
      return account({ owner, kith, server, sourceId, posts })
    })
    const sent = posts.length + counts.injected
    if (drawn.listed !== sent) drawn.broken.push(`${sent} were sent, ${drawn.listed} lie there`)
    return { ...drawn, ...counts, ...figures }
  } finally {
    await tables.stop()
    await databases.stop()
  }
}

async function killAll(place: Place, posts: readonly Post[], { rounds, seed, tell }: Plan): Promise<Figures> {
  const { kith, proxy, postman, tables } = place
  const chance = chances(seed)
  const figures: Figures = { answeredMs: [], recoveredMs: [], caughtUpMs: 0 }
  await untilSeen(tables, 'the first message', async () => ((await tables.known()) ?? 0) > 0)
  for (let round = 0; round < rounds; round++) {
    const share = Math.ceil((posts.length - postman.delivered()) / (rounds - round))
    const victim = victims[round % victims.length] as Victim
    const point = choosePoint(share, chance)
    const cuts = cutBetween(proxy, chance)
    const walked = postman.walk(share)
    const known = await reach(point, tables, proxy)
    const killedAt = await strike(kith, victim, chance)
    const cut = cuts()
    postman.call(`Are you there? ${round}`)
    if (victim === 'node') await kith.start()
    figures.answeredMs.push(await untilAnswered(kith, killedAt))
    await untilSeen(
      tables,
      `the call of round ${round}`,
      async () => (await tables.written(`Are you there? ${round}`)) === 1,
    )
    figures.recoveredMs.push(performance.now() - killedAt)
    tell?.(
      `${round + 1}: ${victim} ${point.name}, ${postman.delivered()} delivered, ${known} known, ${cut} cuts; answers after ${Math.round(figures.answeredMs.at(-1) ?? 0)} ms, goes on after ${Math.round(figures.recoveredMs.at(-1) ?? 0)} ms with ${await tables.known()}`,
    )
    await walked
    if (round === rounds - 1) figures.caughtUpMs = await untilAllIn(place, killedAt)
  }
  tell?.(`all is in ${Math.round(figures.caughtUpMs)} ms after the last kill`)
  return figures
}

/** A few of the next messages are broken off in their middle; answers how many were cut since. */
function cutBetween(proxy: FaultProxy, chance: () => number): () => number {
  const before = proxy.counts().cut
  for (let cuts = 1 + Math.floor(chance() * 3); cuts > 0; cuts--) {
    const how = chance() < 0.5 ? 'end' : 'reset'
    void proxy.cut({ literal: 1 + Math.floor(chance() * 30), share: chance(), least: 300, how })
  }
  return () => proxy.counts().cut - before
}

/** Kills, or waits until there is somebody to kill; answers when that was. */
async function strike(kith: Running, victim: Victim, chance: () => number): Promise<number> {
  for (const end = performance.now() + patienceMs; performance.now() < end; await wait(10))
    if (kill(kith, victim, chance())) return performance.now()
  throw new Error(`there was no ${victim} to kill`)
}

async function untilSeen(tables: Tables, what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + patienceMs; performance.now() < end; await wait(20)) if (await isSo()) return
  throw new Error(`${what} did not come in; ${await tables.known()} are known`)
}

/** Every message that lies there is accounted for, and Kith says that it follows. */
async function untilAllIn({ kith, server, tables, sourceId }: Place, killedAt: number): Promise<number> {
  const listed = [...lying(server).values()].reduce((sum, times) => sum + times, 0)
  await untilSeen(tables, `all of ${listed}`, async () => (await tables.known()) === listed)
  const took = performance.now() - killedAt
  await untilSeen(tables, 'that it follows', async () => {
    const seen = await kith.ask<{ state: string; taken: number }>('GET', `/mailboxes/${sourceId}`).catch(() => null)
    return seen?.state === 'following' && seen.taken === listed
  })
  return took
}

/** Has it counted afresh. */
async function proveIt(kith: Running, tables: Tables, sourceId: string): Promise<void> {
  const provedAt = async () =>
    (await kith.ask<{ proof: { provedAt: string } | null }>('GET', `/mailboxes/${sourceId}`)).proof?.provedAt
  const last = await provedAt()
  await kith.ask('POST', `/sources/${sourceId}/proof`, {})
  await untilSeen(tables, 'a new proof', async () => (await provedAt()) !== last)
}
