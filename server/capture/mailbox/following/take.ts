// Fetches what a folder still has to give, the newest first, in batches of bounded size, and hands it to the intake.
import type { Scope } from '../../../base/scope.ts'
import type { Head, Line } from '../enter/imap.ts'
import { kindOfFolder } from '../../left-out/folder.ts'
import { type Followed, keepStanding } from './folder.ts'
import { type Fetched, type Intake, mostBytes } from './intake.ts'
import { placeOf, settle } from './look.ts'
import type { Pace } from './pace.ts'
import { positionOf, readKnown } from './place.ts'
import type { Suspects } from './suspect.ts'

type Fetching = Pick<Taking, 'line' | 'pace' | 'suspects'>
export type Taking = {
  scope: Scope
  line: Line
  intake: Intake
  pace: Pace
  suspects: Suspects
  onTaken: () => Promise<void>
}

/** Takes at most `most` of the folder's `todo`; the folder must be open on the line. Answers how many were put into the intake. */
export async function takeSome(taking: Taking, folder: Followed, most: number): Promise<number> {
  const put = await takeThese(taking, folder, (folder.todo ?? []).splice(0, most))
  // Once all of this is in; what vanished before it was fetched has been passed over.
  if (folder.todo?.length === 0) await taking.intake.put([], () => keepSettled(taking, folder))
  return put
}

/** Takes what came since the folder was listed, while its older messages are still being read on another line. */
export async function takeNew(taking: Taking, sourceId: string, folder: Followed): Promise<number> {
  const { scope, line, intake } = taking
  const from = folder.uidNext ?? 1
  const uids = await line.uids(from)
  const known = new Set((await readKnown(scope, sourceId, placeOf(folder), uids)).map(({ uid }) => uid))
  folder.todo = folder.todo?.filter((uid) => uid < from) ?? null
  const put = await takeThese(taking, folder, uids.filter((uid) => !known.has(uid)).toReversed())
  await intake.put([], async () => {
    folder.uidNext = Math.max(from, (uids.at(-1) ?? 0) + 1, folder.uidNext ?? 1)
    await keepStanding(scope, folder, { listed: line.messages() })
  })
  await intake.drain()
  return put
}

async function takeThese(taking: Taking, folder: Followed, wanted: readonly number[]): Promise<number> {
  let put = 0
  const heads = wanted.length > 0 ? (await taking.line.heads(wanted)).toSorted((a, b) => b.uid - a.uid) : []
  for (const batch of batchesOf(taking, folder, heads)) {
    const fetched = await fetchBatch(taking, folder, batch)
    const next = heads[heads.indexOf(batch.at(-1) as Head) + 1]?.uid ?? folder.todo?.[0] ?? 0
    // The newest part is behind with this batch: what is still to come is older than all that was here before.
    const isNewestIn = next < (folder.uidNext ?? 0)
    await taking.intake.put(fetched, () => keepTaken(taking, folder, batch, { taken: fetched.length, isNewestIn }))
    put += fetched.length
  }
  return put
}

/** The newest first; a message that once broke the line comes alone. */
export function* batchesOf({ pace, suspects }: Fetching, folder: Followed, heads: readonly Head[]): Generator<Head[]> {
  let batch: Head[] = []
  let bytes = 0
  for (const head of heads) {
    const isFull = batch.length >= Math.min(pace.batchMessages, suspects.mostTogether(folder.id, head.uid))
    if (batch.length > 0 && (isFull || bytes + head.size > pace.batchBytes)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(head)
    bytes += head.size
  }
  if (batch.length > 0) yield batch
}

export async function fetchBatch(taking: Fetching, folder: Followed, heads: readonly Head[]): Promise<Fetched[]> {
  const { line, suspects } = taking
  const place = ({ uid, flags, labels }: Head) => {
    const holds = holdsOf(folder, flags, labels)
    return { folder: folder.path, position: positionOf(folder.uidValidity ?? 0, uid), ...(holds ? { holds } : {}) }
  }
  const small = heads.filter(({ uid, size }) => size <= mostBytes && !suspects.isGivenUp(folder.id, uid))
  const uids = small.map(({ uid }) => uid)
  const sources = uids.length > 0 ? await suspects.watch(folder.id, uids, () => line.sources(uids)) : []
  const bytes = new Map(sources.map((source) => [source.uid, source.bytes]))
  return heads.flatMap((head): Fetched[] => {
    const { uid, size } = head
    if (suspects.isGivenUp(folder.id, uid)) return [{ ...place(head), problem: 'unreadable', detail: 'the server' }]
    if (size > mostBytes) return [{ ...place(head), problem: 'too_large', detail: String(size) }]
    const found = bytes.get(uid)
    return found ? [{ ...place(head), bytes: found }] : []
  })
}

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
  const lowest = batch.at(-1)?.uid ?? 0
  if (folder.backToUid !== null && lowest < folder.backToUid) {
    folder.backToUid = lowest
    folder.backTo = batch.findLast(({ at }) => at)?.at ?? folder.backTo
  }
  if (isNewestIn) folder.uidNext = Math.max(folder.uidNext ?? 1, folder.listedNext)
  await keepStanding(scope, folder, {})
}

async function keepSettled({ scope }: Taking, folder: Followed): Promise<void> {
  if (folder.todo?.length !== 0) return
  settle(folder)
  await keepStanding(scope, folder, { looked: true })
}
