// Looks at a folder: what the server lists, what of it is not here yet, what of what is here is gone. Changes nothing on the server.
import type { Scope } from '../../../base/scope.ts'
import type { Line, Standing } from '../enter/imap.ts'
import { type Followed, keepStanding } from './folder.ts'
import { keepMoved } from './moved.ts'
import { countPlaces, markGone, markOthersGone, readKnown } from './place.ts'

export type Look = {
  /** Compares everything, whatever the counts say. */
  whole?: boolean
  /** Also tries what was quarantined because its bytes could not be had. */
  again?: boolean
}

/** Opens the folder on the line and fills its `todo`. Cheap where the server's counts say that nothing came and nothing went. */
export async function lookAt(
  scope: Scope,
  sourceId: string,
  line: Line,
  folder: Followed,
  how: Look = {},
): Promise<void> {
  const standing = await line.open(folder.path)
  if (folder.uidValidity !== standing.uidValidity) await begin(scope, sourceId, folder, standing)
  const isComplete = folder.backToUid === 1 && !how.whole && !how.again
  if (isComplete && isUnchanged(folder, standing)) folder.todo = []
  else if (!(isComplete && (await lookAtNew(scope, sourceId, line, folder))))
    await lookAtAll(scope, sourceId, line, folder, how)
  folder.listedNext = Math.max(folder.listedNext, standing.uidNext)
  folder.modSeq = standing.modSeq
  if (folder.todo?.length === 0) settle(folder)
  await keepStanding(scope, folder, { listed: line.messages(), looked: true })
}

/** Nothing came (UIDNEXT) and nothing went (the number of messages), or, where the server counts changes, nothing happened at all. */
export function isUnchanged(folder: Followed, { uidValidity, uidNext, messages, modSeq }: Standing): boolean {
  if (folder.backToUid !== 1 || folder.uidValidity !== uidValidity || messages !== folder.taken) return false
  return uidNext > 0 ? uidNext === folder.uidNext : modSeq !== null && modSeq === folder.modSeq
}

/** A folder that is new, or whose UIDs mean other messages than before (RFC 3501, 2.3.1.1): the old places are gone, what lies there is listed anew. */
async function begin(
  scope: Scope,
  sourceId: string,
  folder: Followed,
  { uidValidity, uidNext }: Standing,
): Promise<void> {
  await markOthersGone(scope, sourceId, folder.path, uidValidity)
  const { taken, gone } = await countPlaces(scope, sourceId, folder.path)
  Object.assign(folder, {
    uidValidity,
    uidNext: null,
    backToUid: null,
    backTo: null,
    todo: null,
    listedNext: uidNext,
    taken,
  })
  await keepStanding(scope, folder, { gone })
}

/** Only what came; false when the count of messages says that something went, too. */
async function lookAtNew(scope: Scope, sourceId: string, line: Line, folder: Followed): Promise<boolean> {
  const from = folder.uidNext ?? 1
  const uids = await line.uids(from)
  const known = new Set((await readKnown(scope, sourceId, placeOf(folder), uids)).map(({ uid }) => uid))
  const fresh = uids.filter((uid) => !known.has(uid))
  if (line.messages() !== folder.taken + fresh.length) return false
  folder.todo = fresh.toReversed()
  folder.listedNext = Math.max(from, (uids.at(-1) ?? 0) + 1)
  return true
}

async function lookAtAll(scope: Scope, sourceId: string, line: Line, folder: Followed, { again }: Look): Promise<void> {
  const uids = await line.uids()
  const known = new Map((await readKnown(scope, sourceId, placeOf(folder))).map((one) => [one.uid, one]))
  const isMissing = (uid: number) => {
    const one = known.get(uid)
    return !one || (again === true && one.unread)
  }
  folder.todo = uids.filter(isMissing).toReversed()
  folder.listedNext = Math.max(folder.uidNext ?? 1, (uids.at(-1) ?? 0) + 1)
  const listed = new Set(uids)
  const back = [...known.values()].filter(({ uid, gone }) => gone && listed.has(uid))
  await markGone(
    scope,
    sourceId,
    placeOf(folder),
    back.map(({ uid }) => uid),
    false,
  )
  // A listing that is shorter than what the server counts is no proof that anything went.
  if (uids.length === line.messages()) {
    const gone = [...known.values()].filter((one) => !one.gone && !listed.has(one.uid))
    await markGone(
      scope,
      sourceId,
      placeOf(folder),
      gone.map(({ uid }) => uid),
      true,
    )
    if (gone.length > 0) await keepMoved(scope, sourceId)
  }
  const counts = await countPlaces(scope, sourceId, folder.path)
  folder.taken = counts.taken
  // A first reading begins at the newest: from there on downwards it is known what has been received.
  if (folder.uidNext === null) Object.assign(folder, { uidNext: folder.listedNext, backToUid: folder.listedNext })
  await keepStanding(scope, folder, { listed: uids.length, gone: counts.gone })
}

export const placeOf = ({ path, uidValidity }: Followed) => ({ path, uidValidity: uidValidity ?? 0 })

/** Nothing listed is left to be read. */
export function settle(folder: Followed): void {
  folder.uidNext = Math.max(folder.uidNext ?? 1, folder.listedNext)
  folder.backToUid = 1
}
