// The conservation law of a source: listed = captured + joined + quarantined + left out, recounted from the file and from the rows themselves.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { newId } from '../base/id.ts'
import { notFound } from '../base/problem.ts'
import { type Scope, atomically, run } from '../base/scope.ts'
import { recordEvents } from '../workspace/event.ts'
import { countMessages } from './files/count.ts'
import type { Outcome } from './receive/placed.ts'

export type FolderProof = { folder: string; listed: number; found: number }
export type Proof = Record<Outcome, number> & {
  listed: number
  /** What the file lists and no sound row accounts for; negative when rows stand for what the file does not list. */
  missing: number
  /** Why the file could not be counted: then `listed` is what it last listed. */
  problem: string | null
  folders: FolderProof[]
}

/** Recounts a source and keeps the result. Nothing here trusts a counter: arrivals count only while all that they stand for is there. */
export async function proveSource(scope: Scope, sourceId: string): Promise<Proof> {
  const query = db
    .selectFrom('source')
    .select(['location', 'audience_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', sourceId)
  const [[source]] = await run(scope, query.compile())
  if (!source) throw notFound('source')
  const [listing, accounted] = [await countFile(scope, sourceId, source.location), await countSound(scope, sourceId)]
  const proof = compare(listing, accounted)
  await atomically(scope, async (scope) => {
    const { listed, captured, joined, quarantined, left_out, missing, problem, folders } = proof
    const row = {
      workspace_id: scope.workspaceId,
      id: newId(),
      source_id: sourceId,
      listed,
      captured,
      joined,
      quarantined,
      left_out,
      missing,
      problem,
    }
    await run(
      scope,
      db
        .insertInto('source_proof')
        .values({ ...row, folders: JSON.stringify(folders) })
        .compile(),
    )
    await recordEvents(scope, [{ kind: 'source.proved', subjectId: sourceId, audienceId: source.audience_id }])
  })
  return proof
}

/** `folders` is null when they never could be counted: then nothing can be said to be missing. */
type Listing = { folders: Map<string, number> | null; problem: string | null }

async function countFile(scope: Scope, sourceId: string, location: string): Promise<Listing> {
  try {
    const counted = await countMessages(location)
    return { folders: new Map(counted.map(({ folder, messages }) => [folder, messages])), problem: null }
  } catch (error) {
    const { code = 'unreadable' } = error as { code?: string }
    const before = await readLastListing(scope, sourceId)
    return { folders: before, problem: code === 'ENOENT' || code === 'ENOTDIR' ? 'file_gone' : String(code) }
  }
}

async function readLastListing(scope: Scope, sourceId: string): Promise<Map<string, number> | null> {
  const query = db
    .selectFrom('source_proof')
    .select('folders')
    .where('workspace_id', '=', scope.workspaceId)
    .where('source_id', '=', sourceId)
    .where('problem', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
  const [[last]] = await run(scope, query.compile())
  return last ? new Map((last.folders as unknown as FolderProof[]).map(({ folder, listed }) => [folder, listed])) : null
}

type Accounted = { folder: string; outcome: Outcome; arrivals: number }

/** Arrivals by folder and outcome, those alone behind which everything still stands: the interaction, its words, who took part, its search words, its raw bytes. */
async function countSound(scope: Scope, sourceId: string): Promise<Accounted[]> {
  const workspace = scope.workspaceId
  const [rows] = await run(
    scope,
    sql<Accounted>`select a.folder, a.outcome, count(*) as arrivals from arrival a
      where a.workspace_id = ${workspace} and a.source_id = ${sourceId}
        and (a.outcome in ('quarantined', 'left_out') or ${isSound(workspace)})
        and (a.raw_hash is null or exists (select 1 from raw r where r.workspace_id = ${workspace} and r.hash = a.raw_hash))
      group by a.folder, a.outcome`.compile(db),
  )
  return rows
}

/** Whether all of the interaction of an arrival `a` is there. */
export const isSound = (workspaceId: string) => sql`exists (select 1 from interaction i
  join interaction_text t on t.workspace_id = ${workspaceId} and t.interaction_id = i.id
  join search_entry s on s.workspace_id = ${workspaceId} and s.interaction_id = i.id
  where i.workspace_id = ${workspaceId} and i.id = a.interaction_id
    and exists (select 1 from raw r where r.workspace_id = ${workspaceId} and r.hash = i.raw_hash))`

function compare({ folders: counted, problem }: Listing, accounted: readonly Accounted[]): Proof {
  const sum = (outcome: Outcome) =>
    accounted.filter((row) => row.outcome === outcome).reduce((total, { arrivals }) => total + arrivals, 0)
  const found = new Map<string, number>()
  for (const { folder, arrivals } of accounted) found.set(folder, (found.get(folder) ?? 0) + arrivals)
  const listing = counted ?? found
  const names = [...new Set([...listing.keys(), ...found.keys()])].sort()
  const folders = names.map((folder) => ({ folder, listed: listing.get(folder) ?? 0, found: found.get(folder) ?? 0 }))
  const listed = folders.reduce((total, one) => total + one.listed, 0)
  const counts = {
    captured: sum('captured'),
    joined: sum('joined'),
    quarantined: sum('quarantined'),
    left_out: sum('left_out'),
  }
  // Folder by folder: what one lacks is not made up for by what another has too many.
  const lacking = folders.reduce((total, one) => total + Math.max(0, one.listed - one.found), 0)
  const surplus = folders.reduce((total, one) => total + Math.max(0, one.found - one.listed), 0)
  return { ...counts, listed, missing: lacking > 0 ? lacking : 0 - surplus, problem, folders }
}
