// What a proof says, and when an arrival counts: while everything it stands for is there.
import { type RawBuilder, sql } from 'kysely'
import type { Outcome } from '../receive/placed.ts'

/** `pending`: listed, and not reached yet by the folder's first reading. `gone`: here, and not listed any more. */
export type FolderProof = { folder: string; listed: number; found: number; pending?: number; gone?: number }
export type Proof = Record<Outcome, number> & {
  listed: number
  /** What is listed and no sound row accounts for; negative when rows stand for what is not listed. */
  missing: number
  pending: number
  /** Counted apart: what is here of messages that are not on their server any more. */
  gone: number
  /** Why it could not be listed afresh: then `listed` is what was last known. */
  problem: string | null
  folders: FolderProof[]
}

/** Whether all of the interaction of an arrival `a` is there. */
export const isSound = (workspaceId: string): RawBuilder<unknown> => sql`exists (select 1 from interaction i
  join interaction_text t on t.workspace_id = ${workspaceId} and t.interaction_id = i.id
  join search_entry s on s.workspace_id = ${workspaceId} and s.interaction_id = i.id
  where i.workspace_id = ${workspaceId} and i.id = a.interaction_id
    and exists (select 1 from raw r where r.workspace_id = ${workspaceId} and r.hash = i.raw_hash))`

/** Whether an arrival `a` accounts for its message: with its raw bytes, and, unless it was quarantined or left out, with its interaction. */
export const accounts = (workspaceId: string): RawBuilder<unknown> =>
  sql`(a.outcome in ('quarantined', 'left_out') or ${isSound(workspaceId)})
    and (a.raw_hash is null or exists (select 1 from raw r where r.workspace_id = ${workspaceId} and r.hash = a.raw_hash))`
