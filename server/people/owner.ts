// The member who answers for a relationship: proposed by who speaks with them most, or set by hand.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { notFound } from '../base/problem.ts'
import { type Scope, atomically, run } from '../base/scope.ts'
import { announceEvents, recordEvents } from '../workspace/event.ts'
import { type SubjectKind, requireKnown } from './known.ts'

/** Proposes the member who knows a person (or organization) best; what was set by hand stays. Answers whether that changed anything. */
export async function proposeOwner(scope: Scope, subjectId: string, memberId: string): Promise<boolean> {
  const [persons, organizations] = await run(
    scope,
    sql<{ id: string }>`update person set owner_id = ${memberId}, owner_source = 'proposed'
      where workspace_id = ${scope.workspaceId} and id = ${subjectId}
        and owner_source is distinct from 'set' and owner_id is distinct from ${memberId} returning id`.compile(db),
    sql<{ id: string }>`update organization set owner_id = ${memberId}, owner_source = 'proposed'
      where workspace_id = ${scope.workspaceId} and id = ${subjectId}
        and owner_source is distinct from 'set' and owner_id is distinct from ${memberId} returning id`.compile(db),
  )
  const kind = persons.length > 0 ? 'person' : 'organization'
  const changed = persons.length + organizations.length > 0
  if (changed) announceEvents(scope, [{ kind: `${kind}.owned`, subjectId }])
  return changed
}

export type Ownership = { memberId: string | null; source: 'proposed' | 'set' }

/** Sets the owner by hand ('set' with nobody: nobody, and nobody is proposed); 'proposed' gives the choice back to Kith. Answers what was before. */
export async function setOwner(scope: Scope, subjectId: string, { memberId, source }: Ownership): Promise<Ownership> {
  return atomically(scope, async (scope) => {
    const { kind, audienceId } = await requireKnown(scope, subjectId)
    if (memberId) await requireMember(scope, memberId)
    const before = await readOwner(scope, kind, subjectId)
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
