// Hands mail in at a drop address while Kith and its database are killed at chosen points around the acknowledgement.
import { setTimeout as wait } from 'node:timers/promises'
import { withClient } from '../../../server/base/postgres/roles.ts'
import { openDatabases } from '../../../server/base/postgres/open.ts'
import { freePort } from '../../servers/port.ts'
import { chances } from '../kit/chances.ts'
import { inCompany } from '../kit/company.ts'
import type { Running } from '../kit/process.ts'
import { kill, type Victim, victims } from '../kit/victim.ts'
import { untilIdle } from '../kit/wait.ts'
import { type Account, drawUp, type Posted } from './account.ts'
import { digestOf, makeMail } from './post.ts'
import { offer, type Point, points } from './sender.ts'

/** Most are around the acknowledgement. */
const chosen: readonly Point[] = [...points, 'dot', 'dot', 'acknowledged']

export type Outcome = Account & { injected: number; acknowledged: number; orphans: number; recoveredMs: number[] }
export type Plan = { rounds: number; seed: number; tell?: (line: string) => void }

const patienceMs = 120_000
/** Between two messages of whoever sends beside the one that is watched. */
const besideMs = 150

export async function injectFaults(plan: Plan): Promise<Outcome> {
  const port = await freePort()
  const settings = { KITH_SMTP_PORT: String(port), KITH_SMTP_NAME: 'in.kith.example' }
  const { done, orphans } = await inCompany({ settings }, async (kith) => {
    const { sourceId, address } = await openAddress(kith)
    return postThrough(kith, new Post(port, address, plan.seed), sourceId, plan)
  })
  return { ...done, orphans }
}

async function openAddress(kith: Running): Promise<{ sourceId: string; address: string }> {
  const { id } = await kith.ask<{ id: string }>('POST', '/drop-addresses', { name: 'Post', readers: 'everyone' })
  const { items } = await kith.ask<{ items: { address: string }[] }>('GET', '/drop-addresses')
  return { sourceId: id, address: items[0]?.address ?? '' }
}

/** The sender's own book: what it has to post, and what was acknowledged. */
class Post {
  readonly posted: Posted = new Map()
  private readonly again: number[] = []
  private next = 0
  private readonly port: number
  private readonly address: string
  private readonly seed: number
  constructor(port: number, address: string, seed: number) {
    this.port = port
    this.address = address
    this.seed = seed
  }

  /** Offers one that was not acknowledged, or else the next; answers whether it is now. */
  async one(at: (point: Point) => void = () => undefined): Promise<boolean> {
    const index = this.again.shift() ?? this.next++
    const mail = makeMail(this.seed, index)
    const digest = digestOf(mail)
    const book = this.posted.get(digest) ?? { index, acknowledged: 0 }
    this.posted.set(digest, book)
    const isTaken = await offer(this.port, this.address, mail, at)
    if (isTaken) book.acknowledged++
    else this.again.push(index)
    return isTaken
  }

  get open(): number {
    return this.again.length
  }
}

async function postThrough(kith: Running, post: Post, sourceId: string, plan: Plan) {
  const { rounds, seed, tell = () => undefined } = plan
  const chance = chances(seed)
  const recoveredMs: number[] = []
  const isOver = { yes: false }
  const beside = [1, 2].map(async () => {
    for (; !isOver.yes; await wait(besideMs)) await post.one()
  })
  while (recoveredMs.length < rounds) {
    const victim = victims[Math.floor(chance() * victims.length)] as Victim
    const point = chosen[Math.floor(chance() * chosen.length)] as Point
    // At once, or a moment later: while it is written, committed, answered, taken in.
    const delayMs = chance() < 0.4 ? 0 : chance() * (point === 'acknowledged' ? 80 : 25)
    const killedAt = await strike(kith, post, victim, point, delayMs, chance())
    if (killedAt === null) continue
    if (victim === 'node') await kith.start()
    await takesAgain(post)
    recoveredMs.push(performance.now() - killedAt)
    const after = `${point}${delayMs > 0 ? ` + ${delayMs.toFixed(0)} ms` : ''}`
    tell(
      `${recoveredMs.length}: ${victim} at ${after}, takes mail again after ${Math.round(recoveredMs.at(-1) ?? 0)} ms`,
    )
  }
  isOver.yes = true
  await Promise.all(beside)
  while (post.open > 0) await post.one()
  const acknowledged = [...post.posted.values()].reduce((sum, one) => sum + one.acknowledged, 0)
  return { ...(await settle(kith, post.posted, sourceId)), injected: recoveredMs.length, acknowledged, recoveredMs }
}

/** Kills when one message has come to this point; answers when it did, or null where there was nobody to kill. */
async function strike(kith: Running, post: Post, victim: Victim, point: Point, delayMs: number, chance: number) {
  let struck: Promise<number | null> = Promise.resolve(null)
  await post.one((now) => {
    if (now !== point) return
    const strikeNow = () => (kill(kith, victim, chance) ? performance.now() : null)
    const at = delayMs === 0 ? strikeNow() : undefined
    struck = at === undefined ? wait(delayMs).then(strikeNow) : Promise.resolve(at)
  })
  return struck
}

async function takesAgain(post: Post): Promise<void> {
  for (const end = performance.now() + patienceMs; performance.now() < end; await wait(20)) if (await post.one()) return
  throw new Error('no mail was taken in again')
}

/** Waits until nothing is left to do, has the source proved, and draws up the account. */
async function settle(kith: Running, posted: Posted, sourceId: string): Promise<Account> {
  const databases = await openDatabases({ home: kith.home, share: true })
  try {
    return await withClient(databases.owner, async (owner) => {
      const idle = () => untilIdle(owner, '(select count(*) from drop_mail where taken_at is null)')
      await idle()
      await kith.ask('POST', `/sources/${sourceId}/proof`, {})
      await idle()
      return drawUp(owner, kith.home, posted)
    })
  } finally {
    await databases.stop()
  }
}
