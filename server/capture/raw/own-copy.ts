// Of the copies in which a message arrived, the one that somebody may read: another's may have more attached, or name whom it was sent to blind.
import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../base/scope.ts'

/** The hash of the raw bytes of an interaction `i` as they arrived from a source that the scope may read, from one of their own before others, then as it came first; null where none did. */
export const ownCopy = ({ workspaceId, audiences, memberId }: Scope): RawBuilder<Buffer | null> =>
  sql`(select a.raw_hash from arrival a join source s on s.workspace_id = ${workspaceId} and s.id = a.source_id
    where a.workspace_id = ${workspaceId} and a.interaction_id = i.id and a.outcome in ('captured', 'joined') and a.raw_hash is not null
      and s.audience_id = any(${[...audiences]}::uuid[])
    order by coalesce(s.owner_id = ${memberId}, false) desc, a.raw_hash = i.raw_hash desc, a.id limit 1)`
