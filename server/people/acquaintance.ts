// Which audience knows of a person or organization, and how much was said in it.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, run } from '../base/scope.ts'
import { audienceId } from '../workspace/audience.ts'

export type Spoken = { subjectId: string; kind: 'person' | 'organization'; audienceId: string; at: string }

/** Counts what was newly said: one entry for each interaction and subject. */
export async function countSpoken(scope: Scope, spoken: readonly Spoken[]): Promise<void> {
  if (spoken.length === 0) return
  await run(
    scope,
    sql`insert into acquaintance (workspace_id, subject_id, audience_id, kind, interactions, first_at, last_at)
      select ${scope.workspaceId}::uuid, subject_id, audience_id, min(kind), count(*), min(at), max(at)
      from unnest(${spoken.map((s) => s.subjectId)}::uuid[], ${spoken.map((s) => s.kind)}::text[], ${spoken.map((s) => s.audienceId)}::uuid[], ${spoken.map((s) => s.at)}::timestamptz[])
        as row (subject_id, kind, audience_id, at)
      group by subject_id, audience_id order by subject_id, audience_id
      on conflict (workspace_id, subject_id, audience_id) do update set interactions = acquaintance.interactions + excluded.interactions,
        first_at = least(acquaintance.first_at, excluded.first_at), last_at = greatest(acquaintance.last_at, excluded.last_at)`.compile(
      db,
    ),
  )
}

/** Replaces what is counted of these subjects; a subject made by hand stays known to everyone. */
export async function setSpoken(
  scope: Scope,
  subjectIds: readonly string[],
  rows: readonly (Omit<Spoken, 'at'> & { interactions: number; firstAt: string; lastAt: string })[],
): Promise<void> {
  if (subjectIds.length === 0) return
  await run(
    scope,
    sql`delete from acquaintance where workspace_id = ${scope.workspaceId} and subject_id = any(${[...subjectIds]}::uuid[]) and interactions > 0`.compile(
      db,
    ),
    sql`insert into acquaintance (workspace_id, subject_id, audience_id, kind, interactions, first_at, last_at)
      select ${scope.workspaceId}::uuid, * from unnest(${rows.map((r) => r.subjectId)}::uuid[], ${rows.map((r) => r.audienceId)}::uuid[], ${rows.map((r) => r.kind)}::text[],
        ${rows.map((r) => r.interactions)}::bigint[], ${rows.map((r) => r.firstAt)}::timestamptz[], ${rows.map((r) => r.lastAt)}::timestamptz[])
      on conflict (workspace_id, subject_id, audience_id) do update set interactions = excluded.interactions, first_at = excluded.first_at, last_at = excluded.last_at`.compile(
      db,
    ),
    sql`insert into acquaintance (workspace_id, subject_id, audience_id, kind, interactions)
      select workspace_id, id, ${audienceId(scope.workspaceId, 'everyone')}::uuid, kind, 0
      from (select workspace_id, id, 'person' as kind from person where workspace_id = ${scope.workspaceId} and id = any(${[...subjectIds]}::uuid[]) and made_by is not null
        union all select workspace_id, id, 'organization' from organization where workspace_id = ${scope.workspaceId} and id = any(${[...subjectIds]}::uuid[]) and made_by is not null) by_hand
      on conflict do nothing`.compile(db),
  )
}
