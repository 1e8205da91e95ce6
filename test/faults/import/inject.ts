// Imports mailboxes into a running Kith while its processes are killed, and sees that it goes on by itself each time.
import { setTimeout as wait } from 'node:timers/promises'
import { withClient } from '../../../server/base/postgres/roles.ts'
import { openDatabases } from '../../../server/base/postgres/open.ts'
import { chances } from '../kit/chances.ts'
import { inCompany } from '../kit/company.ts'
import type { Running } from '../kit/process.ts'
import { kill, type Victim, victims } from '../kit/victim.ts'
import { untilAnswered, untilIdle } from '../kit/wait.ts'
import { type Account, drawUp } from './account.ts'
import { countFile, makeMailbox } from './mailbox.ts'

export type Outcome = Account & {
  injected: number
  /** From the kill until the front door answers with data again. */
  answeredMs: number[]
  /** From the kill until the import has got further than it was. */
  recoveredMs: number[]
  orphans: number
}
export type Plan = { rounds: number; seed: number; mails: number; tell?: (line: string) => void }
type Source = { phase: string; counts: Record<string, number>; bytesRead: number; bytesTotal: number }

const patienceMs = 150_000

/** Brings one mailbox after the other until all kills are done, then draws up the account. */
export async function injectFaults(plan: Plan): Promise<Outcome> {
  const { done, orphans } = await inCompany({}, (kith) => importThrough(kith, plan))
  return { ...done, orphans }
}

async function importThrough(kith: Running, { rounds, seed, mails, tell = () => undefined }: Plan) {
  const chance = chances(seed)
  const files = new Map<string, Map<string, number>>()
  const [answeredMs, recoveredMs]: [number[], number[]] = [[], []]
  for (let part = 0; recoveredMs.length < rounds; part++) {
    const mbox = makeMailbox(part, mails, chance)
    const sourceId = await bring(kith, `part ${part}.mbox`, mbox)
    files.set(sourceId, countFile(mbox))
    while (recoveredMs.length < rounds) {
      const before = await moment(kith, sourceId, chance)
      if (!before) break
      const victim = victims[Math.floor(chance() * victims.length)] as Victim
      const began = performance.now()
      if (!kill(kith, victim, chance())) continue
      if (victim === 'node') await kith.start()
      answeredMs.push(await untilAnswered(kith, began))
      const resumed = await goesOn(kith, sourceId, totalOf(before))
      recoveredMs.push(performance.now() - began)
      tell(
        `${recoveredMs.length}: ${victim} at ${totalOf(before)} messages of part ${part}, on again after ${Math.round(recoveredMs.at(-1) ?? 0)} ms (${resumed})`,
      )
    }
    await goesOn(kith, sourceId, Number.POSITIVE_INFINITY)
  }
  return { ...(await settle(kith, files)), injected: recoveredMs.length, answeredMs, recoveredMs }
}

async function bring(kith: Running, name: string, mbox: Buffer): Promise<string> {
  const { id: parcelId } = await kith.ask<{ id: string }>('POST', '/parcels', { bytes: mbox.length })
  await kith.ask('PUT', `/parcels/${parcelId}/files?path=${encodeURIComponent(name)}&offset=0`, mbox)
  const sent = { parcelId, files: 1, bytes: mbox.length, name, readers: 'everyone' }
  return (await kith.ask<{ id: string }>('POST', '/sources', sent)).id
}

const look = (kith: Running, sourceId: string) => kith.ask<Source>('GET', `/sources/${sourceId}`)
const totalOf = ({ counts }: Source) => Object.values(counts).reduce((sum, count) => sum + count, 0)

/** Waits until the import is under way and then a moment longer; null when it is over. */
async function moment(kith: Running, sourceId: string, chance: () => number): Promise<Source | null> {
  for (const end = performance.now() + patienceMs; performance.now() < end; await wait(10)) {
    const source = await look(kith, sourceId)
    if (source.phase === 'done' || source.phase === 'failed') return null
    if (source.phase !== 'reading') continue
    await wait(chance() * 200)
    return source
  }
  throw new Error('the import never began')
}

/** Waits until more is accounted for than `before`, or the source is read; tells which. */
async function goesOn(kith: Running, sourceId: string, before: number): Promise<string> {
  let last: Source | null = null
  for (const end = performance.now() + patienceMs; performance.now() < end; await wait(20)) {
    const source = await look(kith, sourceId).catch(() => null)
    if (source?.phase === 'done') return 'done'
    if (source && totalOf(source) > before) return `${totalOf(source)}`
    last = source ?? last
  }
  throw new Error(`the import did not go on: ${JSON.stringify(last)}`)
}

/** Waits until nothing is left to do, and draws up the account. */
async function settle(kith: Running, files: ReadonlyMap<string, ReadonlyMap<string, number>>): Promise<Account> {
  const databases = await openDatabases({ home: kith.home, share: true })
  try {
    return await withClient(databases.owner, async (owner) => {
      await untilIdle(owner)
      return drawUp(owner, kith.home, files)
    })
  } finally {
    await databases.stop()
  }
}
