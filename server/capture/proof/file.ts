// The conservation law of a file that was brought: counted afresh from the file, against what soundly stands in the tables.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { countMessages } from '../files/count.ts'
import type { Outcome } from '../receive/placed.ts'
import { accounts, type FolderProof, type Proof } from './sound.ts'

/** Nothing here trusts a counter: arrivals count only while all that they stand for is there. */
export async function proveFile(scope: Scope, sourceId: string, location: string): Promise<Proof> {
  const [listing, accounted] = [await countFile(scope, sourceId, location), await countSound(scope, sourceId)]
  return compare(listing, accounted)
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
        and ${accounts(workspace)} group by a.folder, a.outcome`.compile(db),
  )
  return rows
}

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
  return { ...counts, listed, missing: lacking > 0 ? lacking : 0 - surplus, pending: 0, gone: 0, problem, folders }
}
