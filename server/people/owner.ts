// The member who answers for a relationship: proposed by who speaks with them most, or set by hand.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { conflict, notFound } from '../base/problem.ts'
import { type Scope, atomically, run } from '../base/scope.ts'
import { recordEvents } from '../workspace/event.ts'
import { type SubjectKind, announceKnown, requireKnown } from './known.ts'

/** Nobody (null): whoever was proposed before is so no longer. */
export type Proposal = { subjectId: string; memberId: string | null }

/** Proposes the member who knows each person (or organization) best; what was set by hand stays. Answers of whom that changed anything. */
export async function proposeOwners(scope: Scope, proposals: readonly Proposal[]): Promise<string[]> {
  const sorted = proposals.toSorted((a, b) => (a.subjectId < b.subjectId ? -1 : 1))
  const proposed = sql`unnest(${sorted.map((p) => p.subjectId)}::uuid[], ${sorted.map((p) => p.memberId)}::uuid[]) as n (subject_id, member_id)
    where s.workspace_id = ${scope.workspaceId} and s.id = n.subject_id
      and s.owner_source is distinct from 'set' and s.owner_id is distinct from n.member_id returning s.id`
  const source = sql`owner_source = case when n.member_id is not null then 'proposed' end`
  const [persons, organizations] = await run(
    scope,
    sql<{ id: string }>`update person s set owner_id = n.member_id, ${source} from ${proposed}`.compile(db),
    sql<{
      id: string
    }>`update organization s set owner_id = n.member_id, ${source} from ${proposed}`.compile(db),
  )
  const changed = [...persons, ...organizations].map(({ id }) => id)
  await announceKnown(scope, changed, 'owned')
  return changed
}

export type Ownership = { memberId: string | null; source: 'proposed' | 'set' }

/** Sets the owner by hand ('set' with nobody: nobody, and nobody is proposed); 'proposed' gives the choice back to Kith. Answers what was before; a conflict where it is not `instead` (of whom nothing is said: whoever it is). */
export async function setOwner(
  scope: Scope,
  subjectId: string,
  { memberId, source }: Ownership,
  instead?: string | null,
): Promise<Ownership> {
  return atomically(scope, async (scope) => {
    const { kind, audienceId } = await requireKnown(scope, subjectId)
    for (const one of [memberId, instead]) if (one) await requireMember(scope, one)
    const before = await readOwner(scope, kind, subjectId)
    if (instead !== undefined && instead !== before.memberId)
      throw conflict('owner_changed', 'Somebody else has been set in the meantime.')
    const set = { owner_id: memberId, owner_source: source === 'proposed' && !memberId ? null : source }
    await run(
      scope,
      kind === 'person'
        ? db
            .updateTable('person')
            .set(set)
            .where('workspace_id', '=', scope.workspaceId)
            .where('id', '=', subjectId)
            .compile()
        : db
            .updateTable('organization')
            .set(set)
            .where('workspace_id', '=', scope.workspaceId)
            .where('id', '=', subjectId)
            .compile(),
    )
    await recordEvents(scope, [
      { kind: `${kind}.owned`, subjectId, audienceId, change: { owner: [before.memberId, memberId] } },
    ])
    return before
  })
}

async function readOwner(scope: Scope, kind: SubjectKind, id: string): Promise<Ownership> {
  const table = kind === 'person' ? sql`person` : sql`organization`
  const [[row]] = await run(
    scope,
    sql<{ owner_id: string | null; owner_source: Ownership['source'] | null }>`
      select owner_id, owner_source from ${table} where workspace_id = ${scope.workspaceId} and id = ${id} for update`.compile(
      db,
    ),
  )
  return { memberId: row?.owner_id ?? null, source: row?.owner_source ?? 'proposed' }
}

async function requireMember(scope: Scope, id: string): Promise<void> {
  const query = db
    .selectFrom('member')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .where('status', '!=', 'left')
  const [[member]] = await run(scope, query.compile())
  if (!member) throw notFound('member')
}
