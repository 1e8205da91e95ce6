// The conservation law of a mailbox that is followed: what its server lists now, message by message, against what soundly stands in the tables.
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { lookupWithin } from '../../base/net/reach.ts'
import { type Scope, run } from '../../base/scope.ts'
import { accounts, type FolderProof, type Proof } from '../proof/sound.ts'
import type { Outcome } from '../receive/placed.ts'
import { type Listed, listMailbox } from './count/list.ts'
import { mustBeWithin } from './enter/access.ts'
import { type Fault, faultOf } from './enter/fault.ts'
import { readAccess } from './following/state.ts'
import { wakeFollower } from './wake.ts'

/** What came just now is given the time to be taken in, and whoever follows is asked to look. */
const graceMs = [500, 1000, 2000, 4000, 8000]
const asideMs = [500, 3000]
const atOnce = 5000

export async function proveMailbox(scope: Scope, sourceId: string): Promise<Proof> {
  let known = await readKnown(scope, sourceId)
  if (!known) return proveUnlisted(scope, sourceId, 'not_followed')
  const listed = await listOrFault(scope, sourceId, known.folders)
  if ('code' in listed) return proveUnlisted(scope, sourceId, listed.code)
  let compared = await compareAll(scope, sourceId, known, listed)
  for (const pause of graceMs) {
    if (compared.every(({ fresh }) => fresh === 0) || known.phase === 'paused') break
    await wakeFollower(scope, sourceId, 'again')
    await wait(pause)
    known = (await readKnown(scope, sourceId)) ?? known
    compared = await compareAll(scope, sourceId, known, listed)
  }
  return addUp(scope, sourceId, known, compared)
}

type Folder = {
  path: string
  chosen: boolean
  uidValidity: number | null
  uidNext: number | null
  backToUid: number | null
}
type Known = { phase: string; folders: Folder[] }

async function readKnown(scope: Scope, sourceId: string): Promise<Known | null> {
  const { workspaceId } = scope
  const [[mailbox], folders] = await run(
    scope,
    sql<{
      phase: string
    }>`select s.phase from mailbox m join source s on s.workspace_id = ${workspaceId} and s.id = m.source_id
      where m.workspace_id = ${workspaceId} and m.source_id = ${sourceId}`.compile(db),
    sql<Folder>`select path, chosen, uid_validity as "uidValidity", uid_next as "uidNext", back_to_uid as "backToUid" from mailbox_folder
      where workspace_id = ${workspaceId} and source_id = ${sourceId} order by path`.compile(db),
  )
  return mailbox ? { phase: mailbox.phase, folders } : null
}

/** A server that allows a single connection gives it to us when whoever follows lets go of it. */
async function listOrFault(scope: Scope, sourceId: string, folders: readonly Folder[]): Promise<Listed[] | Fault> {
  const attempt = () => list(scope, sourceId, folders).catch((error: unknown) => faultOf(error))
  let listed = await attempt()
  for (const pause of asideMs) {
    if (!('code' in listed) || listed.code !== 'too_many_connections') break
    await wakeFollower(scope, sourceId, 'aside')
    await wait(pause)
    listed = await attempt()
    if (!('code' in listed)) await wakeFollower(scope, sourceId, 'again')
  }
  return listed
}

/** Everything but what is not followed: also a folder that nobody has noticed yet. */
async function list(scope: Scope, sourceId: string, folders: readonly Folder[]): Promise<Listed[]> {
  const { mailHosts } = scope.ground
  const access = await readAccess(scope, sourceId)
  await mustBeWithin(access.host, mailHosts)
  const left = new Set(folders.filter(({ chosen }) => !chosen).map(({ path }) => path))
  return listMailbox({ ...access, lookup: lookupWithin(mailHosts) }, left)
}

/** `here`: arrivals of what is listed, sound or not. `fresh`: of the missing, those above what the folder was read up to. */
type Compared = FolderProof & Record<Outcome, number> & { missing: number; fresh: number; here: number }

async function compareAll(
  scope: Scope,
  sourceId: string,
  known: Known,
  listed: readonly Listed[],
): Promise<Compared[]> {
  const compared: Compared[] = []
  for (const one of listed) {
    const nothing = { path: one.folder, chosen: true, uidValidity: one.uidValidity, uidNext: 1, backToUid: 1 }
    const folder = known.folders.find(({ path }) => path === one.folder) ?? nothing
    if (folder.chosen) compared.push(await compare(scope, sourceId, folder, one))
  }
  return compared
}

const outcomes = { captured: 0, joined: 0, quarantined: 0, left_out: 0 }
const nothing = { ...outcomes, found: 0, pending: 0, missing: 0, fresh: 0, here: 0 }

async function compare(
  scope: Scope,
  sourceId: string,
  folder: Folder,
  { uidValidity, uids }: Listed,
): Promise<Compared> {
  const sum: Compared = {
    ...nothing,
    folder: folder.path,
    listed: uids.length,
  }
  const isSame = folder.uidValidity === uidValidity
  for (let at = 0; at < uids.length; at += atOnce) {
    const some = uids.slice(at, at + atOnce)
    for (const { position, outcome, here } of await readPlaces(scope, sourceId, folder.path, uidValidity, some)) {
      const uid = Number(position.slice(position.indexOf(':') + 1))
      sum.here += here ? 1 : 0
      if (outcome) {
        sum[outcome]++
        sum.found++
      } else if (!isSame || folder.backToUid === null || (!here && uid < folder.backToUid))
        sum.pending = (sum.pending ?? 0) + 1
      else {
        sum.missing++
        sum.fresh += !here && uid >= (folder.uidNext ?? 0) ? 1 : 0
      }
    }
  }
  return sum
}

type Place = { position: string; outcome: Outcome | null; here: boolean }

/** What became of each place that is listed; null where no sound arrival accounts for it. */
async function readPlaces(
  scope: Scope,
  sourceId: string,
  folder: string,
  uidValidity: number,
  uids: readonly number[],
): Promise<Place[]> {
  const { workspaceId } = scope
  const positions = uids.map((uid) => `${uidValidity}:${uid}`)
  const [rows] = await run(
    scope,
    sql<Place>`select place.position, case when a.id is not null and ${accounts(workspaceId)} then a.outcome end as outcome, a.id is not null as here
      from unnest(${positions}::text[]) as place (position)
      left join arrival a on a.workspace_id = ${workspaceId} and a.source_id = ${sourceId} and a.folder = ${folder} and a.position = place.position`.compile(
      db,
    ),
  )
  return rows
}

/** Every arrival of the folders that are followed, whether listed or not; what Kith itself wrote down when it sent (folder '') is on no server. */
async function countHere(scope: Scope, sourceId: string, folders: readonly string[]): Promise<Map<string, number>> {
  const [rows] = await run(
    scope,
    sql<{ folder: string; here: number }>`select a.folder, count(*) as here from arrival a
      where a.workspace_id = ${scope.workspaceId} and a.source_id = ${sourceId} and a.folder = any(${[...folders]}::text[]) group by a.folder`.compile(
      db,
    ),
  )
  return new Map(rows.map(({ folder, here }) => [folder, here]))
}

async function addUp(scope: Scope, sourceId: string, known: Known, compared: readonly Compared[]): Promise<Proof> {
  const followed = known.folders.filter(({ chosen }) => chosen).map(({ path }) => path)
  const paths = [...new Set([...followed, ...compared.map(({ folder }) => folder)])]
  const here = await countHere(scope, sourceId, paths)
  const paused = known.phase === 'paused'
  const folders = paths.map((folder): FolderProof & { lacking: number } => {
    const one = compared.find((other) => other.folder === folder)
    const gone = Math.max(0, (here.get(folder) ?? 0) - (one?.here ?? 0))
    // What came while it is paused will be read when it is not.
    const later = paused ? (one?.fresh ?? 0) : 0
    const pending = (one?.pending ?? 0) + later
    return {
      folder,
      listed: one?.listed ?? 0,
      found: one?.found ?? 0,
      pending,
      gone,
      lacking: (one?.missing ?? 0) - later,
    }
  })
  const total = (of: (one: Compared) => number) => compared.reduce((sum, one) => sum + of(one), 0)
  const all = (of: (one: (typeof folders)[number]) => number) => folders.reduce((sum, one) => sum + of(one), 0)
  return {
    listed: all(({ listed }) => listed),
    captured: total(({ captured }) => captured),
    joined: total(({ joined }) => joined),
    quarantined: total(({ quarantined }) => quarantined),
    left_out: total(({ left_out }) => left_out),
    missing: all(({ lacking }) => lacking),
    pending: all(({ pending = 0 }) => pending),
    gone: all(({ gone = 0 }) => gone),
    problem: null,
    folders: folders.map(({ lacking: _, ...folder }) => folder),
  }
}

type Last = { folder: string; outcome: Outcome; gone: boolean; arrivals: number; sound: number }

/** Where the server cannot be asked, what was last known of it stands: what is lacking of that is missing all the same. */
async function proveUnlisted(scope: Scope, sourceId: string, problem: string): Promise<Proof> {
  const { workspaceId } = scope
  const [rows] = await run(
    scope,
    sql<Last>`select a.folder, a.outcome, a.gone_at is not null as gone, count(*) as arrivals, count(*) filter (where ${accounts(workspaceId)}) as sound
      from arrival a where a.workspace_id = ${workspaceId} and a.source_id = ${sourceId} and a.folder <> ''
      group by a.folder, a.outcome, a.gone_at is not null order by a.folder`.compile(db),
  )
  const sum = (of: (row: Last) => number) => rows.reduce((total, row) => total + of(row), 0)
  const of = (outcome: Outcome) => sum((row) => (row.outcome === outcome && !row.gone ? row.sound : 0))
  const folders = [...Map.groupBy(rows, ({ folder }) => folder)].map(([folder, some]) => ({
    folder,
    listed: some.reduce((total, { gone, arrivals }) => total + (gone ? 0 : arrivals), 0),
    found: some.reduce((total, { gone, sound }) => total + (gone ? 0 : sound), 0),
    pending: 0,
    gone: some.reduce((total, { gone, arrivals }) => total + (gone ? arrivals : 0), 0),
  }))
  const listed = sum(({ gone, arrivals }) => (gone ? 0 : arrivals))
  return {
    listed,
    captured: of('captured'),
    joined: of('joined'),
    quarantined: of('quarantined'),
    left_out: of('left_out'),
    missing: listed - sum(({ gone, sound }) => (gone ? 0 : sound)),
    pending: 0,
    gone: sum(({ gone, arrivals }) => (gone ? arrivals : 0)),
    problem,
    folders,
  }
}
