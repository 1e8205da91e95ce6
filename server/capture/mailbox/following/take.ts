// Fetches what a folder still has to give, the newest first, in batches of bounded size, and hands it to the intake.
import type { Scope } from '../../../base/scope.ts'
import type { Head, Line } from '../enter/imap.ts'
import { kindOfFolder } from '../../left-out/folder.ts'
import { type Followed, keepStanding } from './folder.ts'
import type { Fetched, Intake } from './intake.ts'
import { placeOf, settle } from './look.ts'
import { keepMoved } from './moved.ts'
import type { Pace } from './pace.ts'
import { positionOf, readKnown } from './place.ts'
import type { Suspects } from './suspect.ts'

export type Taking = {
  scope: Scope
  sourceId: string
  line: Line
  intake: Intake
  pace: Pace
  suspects: Suspects
  onTaken: () => Promise<void>
}

/** Takes at most `most` of the folder's `todo`; the folder must be open on the line. */
export async function takeSome(taking: Taking, folder: Followed, most: number): Promise<void> {
  const todo = folder.todo ?? []
  await takeThese(taking, folder, nextOf(taking.suspects, folder.id, todo, most))
  // Once all of this is in; what vanished before it was fetched has been passed over.
  if (todo.length === 0) await taking.intake.put([], () => keepSettled(taking, folder))
}

/** Takes what came since the folder was listed, while its older messages are still being read on another line. */
export async function takeNew(taking: Taking, folder: Followed): Promise<void> {
  const { scope, sourceId, line, intake, suspects, pace } = taking
  const from = folder.uidNext ?? 1
  const uids = await line.uids(from)
  const known = new Set((await readKnown(scope, sourceId, placeOf(folder), uids)).map(({ uid }) => uid))
  folder.todo = folder.todo?.filter((uid) => uid < from) ?? null
  const fresh = uids.filter((uid) => !known.has(uid)).toReversed()
  while (fresh.length > 0) await takeThese(taking, folder, nextOf(suspects, folder.id, fresh, pace.turnMessages))
  await intake.put([], async () => {
    folder.uidNext = Math.max(from, (uids.at(-1) ?? 0) + 1, folder.uidNext ?? 1)
    await keepStanding(scope, folder, { listed: line.messages() })
  })
  await intake.drain()
}

/** Takes the next few out of what is to be done: those that once broke the line come after all others, and then few at a time. */
function nextOf(suspects: Suspects, folderId: string, todo: number[], most: number): number[] {
  const put: number[] = []
  while (todo.length > 0) {
    const wanted = todo.splice(0, most)
    const fine = wanted.filter((uid) => !suspects.isSuspect(folderId, uid))
    put.push(...wanted.filter((uid) => suspects.isSuspect(folderId, uid)))
    if (fine.length === 0) continue
    todo.push(...put)
    return fine
  }
  const few = put.splice(0, suspects.mostTogether(folderId, put.slice(0, most)))
  todo.push(...put)
  return few
}

async function takeThese(taking: Taking, folder: Followed, wanted: readonly number[]): Promise<void> {
  const { line, intake, suspects } = taking
  const lost = wanted.filter((uid) => suspects.isGivenUp(folder.id, uid))
  const open = wanted.filter((uid) => !suspects.isGivenUp(folder.id, uid))
  const heads = open.length > 0 ? await suspects.watch(folder.id, open, false, () => line.heads(open)) : []
  for (const batch of batchesOf(taking, heads)) {
    const fetched = await fetchBatch(taking, folder, batch)
    const lowest = batch.at(-1)?.uid ?? 0
    const next = heads.reduce((most, { uid }) => (uid < lowest && uid > most ? uid : most), folder.todo?.[0] ?? 0)
    // The newest part is behind with this batch: what is still to come is older than all that was here before.
    const isNewestIn = next < (folder.uidNext ?? 0)
    await intake.put(fetched, () => keepTaken(taking, folder, batch, { taken: fetched.length, isNewestIn }))
  }
  const given = lost.map((uid): Fetched => ({ ...placeIn(folder, uid), problem: 'unreadable', detail: 'the server' }))
  if (given.length > 0)
    await intake.put(given, () => keepTaken(taking, folder, [], { taken: given.length, isNewestIn: false }))
}

/** The newest first. */
export function* batchesOf({ pace }: Pick<Taking, 'pace'>, heads: readonly Head[]): Generator<Head[]> {
  let batch: Head[] = []
  let bytes = 0
  for (const head of heads.toSorted((a, b) => b.uid - a.uid)) {
    if (batch.length > 0 && (batch.length >= pace.batchMessages || bytes + head.size > pace.batchBytes)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(head)
    bytes += head.size
  }
  if (batch.length > 0) yield batch
}

/** Those that are gone meanwhile are left out. */
export async function fetchBatch(
  { line, suspects, pace }: Pick<Taking, 'line' | 'suspects' | 'pace'>,
  folder: Followed,
  heads: readonly Head[],
): Promise<Fetched[]> {
  const uids = heads.filter(({ size }) => size <= pace.messageBytes).map(({ uid }) => uid)
  const sources = uids.length > 0 ? await suspects.watch(folder.id, uids, true, () => line.sources(uids)) : []
  const bytes = new Map(sources.map((source) => [source.uid, source.bytes]))
  return heads.flatMap(({ uid, size, flags, labels }): Fetched[] => {
    const holds = holdsOf(folder, flags, labels)
    const place = { ...placeIn(folder, uid), ...(holds ? { holds } : {}) }
    if (size > pace.messageBytes) return [{ ...place, problem: 'too_large', detail: String(size) }]
    const found = bytes.get(uid)
    return found ? [{ ...place, bytes: found }] : []
  })
}

const placeIn = ({ path, uidValidity }: Followed, uid: number) => ({
  folder: path,
  position: positionOf(uidValidity ?? 0, uid),
})

/** What the server knows better than the folder's name: its role, a draft among other mail, what a member marked as junk. */
function holdsOf({ role, path }: Followed, flags: ReadonlySet<string>, labels: readonly string[]): Fetched['holds'] {
  if (role === 'drafts' || flags.has('\\Draft') || labels.includes('\\Draft')) return 'draft'
  if (role === 'junk' || flags.has('$Junk') || labels.includes('\\Junk')) return 'spam'
  return kindOfFolder(path) ?? undefined
}

type Taken = { taken: number; isNewestIn: boolean }

/** After the commit of a batch: so far down has the folder been read. */
async function keepTaken(
  { scope, onTaken }: Taking,
  folder: Followed,
  batch: readonly Head[],
  { taken, isNewestIn }: Taken,
) {
  await onTaken()
  folder.taken += taken
  const lowest = batch.at(-1)?.uid
  if (folder.backToUid !== null && lowest !== undefined && lowest < folder.backToUid) {
    folder.backToUid = lowest
    folder.backTo = batch.findLast(({ at }) => at)?.at ?? folder.backTo
  }
  if (isNewestIn) folder.uidNext = Math.max(folder.uidNext ?? 1, folder.listedNext)
  await keepStanding(scope, folder, {})
}

async function keepSettled({ scope, sourceId }: Taking, folder: Followed): Promise<void> {
  if (folder.todo?.length !== 0) return
  settle(folder)
  await keepStanding(scope, folder, { looked: true })
  await keepMoved(scope, sourceId)
}
