// The folders of a followed mailbox: as they stand in the database, how far each has been read, and what is wrong with one.
import { sql } from 'kysely'
import { db } from '../../../base/database.ts'
import { type Scope, run } from '../../../base/scope.ts'
import { announceEvents } from '../../../workspace/event.ts'
import type { Fault } from '../enter/fault.ts'
import type { Role } from '../shape.ts'

/** `todo`: UIDs that are listed and not here yet, the newest first; null until the folder has been looked at. */
export type Followed = {
  id: string
  path: string
  role: Role
  chosen: boolean
  here: boolean
  uidValidity: number | null
  /** Everything from `backToUid` (1: all) to below `uidNext` has been received. */
  uidNext: number | null
  backToUid: number | null
  backTo: string | null
  modSeq: string | null
  taken: number
  problem: string | null
  todo: number[] | null
  /** What `uidNext` becomes when nothing new is left in `todo`. */
  listedNext: number
}

export async function readFolders(scope: Scope, sourceId: string): Promise<Followed[]> {
  const query = db
    .selectFrom('mailbox_folder')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('source_id', '=', sourceId)
  const [rows] = await run(scope, query.compile())
  return rows.map((row) => ({
    id: row.id,
    path: row.path,
    role: row.role as Role,
    chosen: row.chosen,
    here: row.gone_at === null,
    uidValidity: row.uid_validity,
    uidNext: row.uid_next,
    backToUid: row.back_to_uid,
    backTo: row.back_to,
    modSeq: row.mod_seq,
    taken: row.taken,
    problem: row.problem,
    todo: null,
    listedNext: row.uid_next ?? 1,
  }))
}

type Standing = { listed?: number; gone?: number; looked?: boolean }

/** Writes down how far a folder has been read; after what was received is committed, never before. */
export async function keepStanding(scope: Scope, folder: Followed, { listed, gone, looked }: Standing): Promise<void> {
  const set = {
    uid_validity: folder.uidValidity,
    uid_next: folder.uidNext,
    back_to_uid: folder.backToUid,
    back_to: folder.backTo,
    mod_seq: folder.modSeq,
    taken: folder.taken,
    gone_at: null,
    ...(listed === undefined ? {} : { listed }),
    ...(gone === undefined ? {} : { gone }),
    ...(looked ? { looked_at: sql<string>`now()`, problem: null, problem_detail: '', failing_since: null } : {}),
  }
  if (looked) folder.problem = null
  await update(scope, folder.id, set)
}

/** A folder that could not be read says so until it was. */
export async function keepProblem(scope: Scope, folder: Followed, { code, detail }: Fault): Promise<void> {
  folder.problem = code
  const failing_since = sql<string>`coalesce(failing_since, now())`
  await update(scope, folder.id, { problem: code, problem_detail: detail, failing_since })
}

/** The folder is not on the server any more. */
export async function keepGone(scope: Scope, folder: Followed, gone: number): Promise<void> {
  folder.here = false
  folder.taken = 0
  const nothing = { listed: 0, taken: 0, uid_validity: null, uid_next: null, back_to_uid: null, back_to: null }
  await update(scope, folder.id, { gone_at: sql<string>`coalesce(gone_at, now())`, gone, ...nothing, problem: null })
}

async function update(scope: Scope, folderId: string, set: object): Promise<void> {
  const query = db.updateTable('mailbox_folder').set(set).where('workspace_id', '=', scope.workspaceId)
  await run(scope, query.where('id', '=', folderId).compile())
}

/** Tells open pages that a mailbox stands otherwise than it did. */
export function announceStanding(scope: Scope, sourceId: string, audienceId: string): void {
  announceEvents(scope, [{ kind: 'source.read', subjectId: sourceId, audienceId }])
}
