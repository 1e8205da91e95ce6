// Whether a member may know of a person or an organization: whoever may read something said with them may.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { notFound } from '../base/problem.ts'
import { type Scope, knownAudiences, named, run } from '../base/scope.ts'
import { audienceId } from '../workspace/audience.ts'
import { announceEvents } from '../workspace/event.ts'

export type SubjectKind = 'person' | 'organization'
/**
 * `audienceId` bounds who is told of a change: null where everyone knows the subject. `reads`: that audience is one of the scope's own, and
 * not one of which it may know alone.
 */
export type Known = { id: string; kind: SubjectKind; audienceId: string | null; reads: boolean; removed: boolean }

/** Answers who this is; throws notFound for whom the scope may not know of, and (unless asked for) for who was removed. */
export async function requireKnown(
  scope: Scope,
  id: string,
  { kind, removed = false }: { kind?: SubjectKind; removed?: boolean } = {},
): Promise<Known> {
  const [known] = await readKnown(scope, [id])
  if (!known || (kind && known.kind !== kind) || (known.removed && !removed)) throw notFound(kind ?? 'customer')
  return known
}

/** Those of the subjects that the scope may know of. */
export async function readKnown(scope: Scope, ids: readonly string[]): Promise<Known[]> {
  const everyone = audienceId(scope.workspaceId, 'everyone')
  const [rows] = await run(
    scope,
    named(
      sql<Omit<Known, 'reads'> & { open: boolean; first: string | null; known: string }>`
        select a.subject_id as id, min(a.kind) as kind, bool_or(a.audience_id = ${everyone}) as open,
          min(a.audience_id::text) filter (where a.audience_id = any(${[...scope.audiences]}::uuid[])) as first, min(a.audience_id::text) as known,
          exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = a.subject_id) as removed
        from acquaintance a where a.workspace_id = ${scope.workspaceId} and a.subject_id = any(${[...ids]}::uuid[])
          and a.audience_id = any(${knownAudiences(scope)}::uuid[]) group by a.subject_id`.compile(db),
    ),
  )
  return rows.map(({ id, kind, open, first, known, removed }) => ({
    id,
    kind,
    removed,
    audienceId: open ? null : (first ?? known),
    reads: open || first !== null,
  }))
}

/**
 * Throws notFound unless the scope may know of the person, or its member changed them before: so that what emptied a
 * record (all that was said went to another) can be taken back.
 */
export async function requireOnceKnown(scope: Scope, id: string): Promise<Known> {
  const [known] = await readKnown(scope, [id])
  if (known) return known
  const query = db
    .selectFrom('event')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('subject_id', '=', id)
    .where('member_id', '=', scope.memberId)
    .limit(1)
  const [[changed]] = await run(scope, query.compile())
  if (!changed || !scope.memberId) throw notFound('person')
  return {
    id,
    kind: 'person',
    audienceId: audienceId(scope.workspaceId, [scope.memberId]),
    reads: true,
    removed: false,
  }
}

/** Who is told of a change of each: whoever may know of them, as `Known`; the caller alone, where they know of nobody of that id. */
export async function readAudiences(
  scope: Scope,
  ids: readonly string[],
): Promise<(readonly [id: string, audienceId: string | null])[]> {
  const known = new Map((await readKnown(scope, ids)).map((one) => [one.id, one.audienceId]))
  const own = audienceId(scope.workspaceId, [scope.memberId ?? ''])
  return ids.map((id) => [id, known.has(id) ? (known.get(id) ?? null) : own])
}

/** Made by hand, so everyone knows of them although nothing was said. */
export const openToEveryone = (scope: Scope, subjectId: string, kind: SubjectKind) =>
  named(
    sql`insert into acquaintance (workspace_id, subject_id, audience_id, kind, interactions)
      values (${scope.workspaceId}, ${subjectId}, ${audienceId(scope.workspaceId, 'everyone')}, ${kind}, 0) on conflict do nothing`.compile(
      db,
    ),
  )

/** Tells open pages of a change of these subjects ('person.changed'): those of members who may know of them. */
export async function announceKnown(scope: Scope, subjectIds: readonly string[], what: string): Promise<void> {
  if (subjectIds.length === 0) return
  const query = db
    .selectFrom('acquaintance')
    .select(['subject_id', 'kind', 'audience_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('subject_id', '=', sql<string>`any(${[...subjectIds]}::uuid[])`)
  const [known] = await run(scope, query.compile())
  announceEvents(
    scope,
    known.map(({ subject_id, kind, audience_id }) => ({
      kind: `${kind}.${what}`,
      subjectId: subject_id,
      audienceId: audience_id,
    })),
  )
}
