// Brings the folders of a mailbox in line with what its server lists: new, renamed, gone, there again.
import { sql } from 'kysely'
import { db } from '../../../base/database.ts'
import { type Scope, run } from '../../../base/scope.ts'
import { keepFolders } from '../connect.ts'
import { MailboxFault } from '../enter/fault.ts'
import type { ServerFolder } from '../enter/imap.ts'
import { isChosenAtFirst, roleOf } from '../folder.ts'
import { type Followed, keepGone, readFolders } from './folder.ts'
import { countPlaces, markOthersGone } from './place.ts'

/** Answers the folders as they are followed now. What is in a folder that is not listed any more is gone from the server; its arrivals stay. */
export async function followListing(
  scope: Scope,
  sourceId: string,
  known: readonly Followed[],
  listed: readonly ServerFolder[],
): Promise<Followed[]> {
  // A server that lists no inbox is not telling what there is.
  if (!listed.some((folder) => roleOf(folder) === 'inbox')) throw new MailboxFault('server_error', 'no INBOX listed')
  const here = new Set(listed.map(({ path }) => path))
  const byPath = new Map(known.map((folder) => [folder.path, folder]))
  const vanished = known.filter((folder) => folder.here && !here.has(folder.path))
  const fresh = listed.filter(({ path }) => !byPath.has(path))
  if (fresh.length > 0) await keepFresh(scope, sourceId, known, vanished, fresh, listed)
  for (const folder of vanished) {
    await markOthersGone(scope, sourceId, folder.path, null)
    await keepGone(scope, folder, (await countPlaces(scope, sourceId, folder.path)).gone)
  }
  for (const { path, standing } of listed) {
    const folder = byPath.get(path)
    if (!folder) continue
    folder.here = true
    if (!folder.chosen) folder.uidValidity = standing?.uidValidity ?? folder.uidValidity
  }
  await keepValidities(scope, sourceId, listed)
  if (fresh.length === 0) return [...known]
  const added = (await readFolders(scope, sourceId)).filter(({ path }) => !byPath.has(path))
  return [...known, ...added]
}

/** A new folder is followed as its parent is, and one that was only renamed (it has the UIDVALIDITY of one that vanished) as it was: what nobody wanted to be followed never is by another name. */
async function keepFresh(
  scope: Scope,
  sourceId: string,
  known: readonly Followed[],
  vanished: readonly Followed[],
  fresh: readonly ServerFolder[],
  listed: readonly ServerFolder[],
): Promise<void> {
  const roles = new Set(listed.map(roleOf))
  const wasLeft = new Set(vanished.filter(({ chosen }) => !chosen).map(({ uidValidity }) => uidValidity))
  const leftPaths = new Set(known.filter(({ chosen, here }) => !chosen && here).map(({ path }) => path))
  const made = fresh
    .toSorted((a, b) => a.path.length - b.path.length)
    .map((folder) => {
      const { path, standing } = folder
      const role = roleOf(folder)
      const renamed = standing !== null && wasLeft.has(standing.uidValidity)
      const chosen = !renamed && !ancestorsOf(folder).some((one) => leftPaths.has(one)) && isChosenAtFirst(role, roles)
      if (!chosen) leftPaths.add(path)
      const uidValidity = standing?.uidValidity ?? null
      return { path, role, chosen, byHand: false, listed: standing?.messages ?? 0, uidValidity }
    })
  await keepFolders(scope, sourceId, made)
}

function ancestorsOf({ path, delimiter }: ServerFolder): string[] {
  const parts = delimiter ? path.split(delimiter) : [path]
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join(delimiter))
}

/** Folders that are not followed are never opened; by what the listing tells of them they are known again under another name. */
async function keepValidities(scope: Scope, sourceId: string, listed: readonly ServerFolder[]): Promise<void> {
  const told = listed.flatMap(({ path, standing }) => (standing ? [{ path, ...standing }] : []))
  await run(
    scope,
    sql`update mailbox_folder f set uid_validity = told.uid_validity, listed = told.messages, gone_at = null
      from unnest(${told.map(({ path }) => path)}::text[], ${told.map(({ uidValidity }) => uidValidity)}::bigint[], ${told.map(({ messages }) => messages)}::bigint[])
        as told (path, uid_validity, messages)
      where f.workspace_id = ${scope.workspaceId} and f.source_id = ${sourceId} and f.path = told.path and not f.chosen
        and (f.uid_validity, f.listed) is distinct from (told.uid_validity, told.messages)`.compile(db),
  )
}
