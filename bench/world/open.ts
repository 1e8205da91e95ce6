// What each bench of the serving product begins with: a seeded Kith, a session, and scopes to record raw statements with.
import { kithScope } from '../../server/workspace/session.ts'
import type { Ground, Scope } from '../../server/base/scope.ts'
import { audienceId } from '../../server/workspace/audience.ts'
import { type BenchKith, firstSession, removeBenchHome, startBenchKith } from './kith.ts'
import { seed, type Seeded } from './seed.ts'

export type Bench = { kith: BenchKith; cookie: string; seeded: Seeded; scope: Scope; close(): Promise<void> }

/** Reads --size and --keep; 1,000,000 interactions unless told otherwise. */
export function readOptions(words = process.argv.slice(2)): { size: number; keep: boolean } {
  const at = words.indexOf('--size')
  return { size: at === -1 ? 1_000_000 : Number(words[at + 1]), keep: words.includes('--keep') }
}

/** Starts and seeds; `--keep` leaves the data for the next bench of the same size. */
export async function openBench({ size, keep } = readOptions()): Promise<Bench> {
  const name = `seeded-${size}`
  const kith = await startBenchKith(name)
  const cookie = await firstSession(kith.address)
  console.log(`seeding ${size} interactions (kept ones are reused)`)
  const seeded = await seed(kith.owner, size, console.log)
  const ground = { pool: kith.app, home: kith.home } as Ground
  const scope: Scope = {
    ...kithScope(ground, seeded.workspaceId),
    memberId: seeded.memberId,
    role: 'owner',
    audiences: [audienceId(seeded.workspaceId, 'everyone'), audienceId(seeded.workspaceId, [seeded.memberId])],
    outlines: [],
  }
  const close = async () => {
    await kith.stop()
    if (!keep) removeBenchHome(name)
  }
  return { kith, cookie, seeded, scope, close }
}
