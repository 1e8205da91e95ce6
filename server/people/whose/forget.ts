// Takes out whom we would never have met: persons and organizations of our own addresses, as far as nobody made anything of them by hand.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import type { Identity } from '../identify.ts'

/** Looks at whom these handles belonged to before; whoever has another handle, or bears the mark of a member's hand, stays. */
export async function forgetUnmet(scope: Scope, before: readonly Identity[]): Promise<void> {
  const workspace = sql`${scope.workspaceId}::uuid`
  const handles = before.map(({ handleId }) => handleId)
  const persons = [...new Set(before.flatMap(({ personId }) => personId ?? []))]
  const organizations = [...new Set(before.flatMap(({ organizationId }) => organizationId ?? []))]
  const touched = (subject: 'p' | 'o') => {
    const id = sql.ref(`${subject}.id`)
    return sql`(${sql.ref(`${subject}.made_by`)} is not null or ${sql.ref(`${subject}.name_source`)} = 'hand' or ${sql.ref(`${subject}.owner_source`)} is not distinct from 'set'
      or exists (select from note n where n.workspace_id = ${workspace} and n.subject_id = ${id})
      or exists (select from removal r where r.workspace_id = ${workspace} and r.subject_id = ${id}))`
  }
  const [, , gonePersons] = await run(
    scope,
    sql`delete from who_candidate where workspace_id = ${workspace} and (handle_id = any(${handles}::uuid[]) or person_id = any(${persons}::uuid[]))`.compile(
      db,
    ),
    sql`delete from who_question where workspace_id = ${workspace} and handle_id = any(${handles}::uuid[])`.compile(db),
    sql<{ id: string }>`delete from person p where p.workspace_id = ${workspace} and p.id = any(${persons}::uuid[])
      and not exists (select from handle h where h.workspace_id = ${workspace} and h.person_id = p.id) and not ${touched('p')} returning id`.compile(
      db,
    ),
  )
  const [goneOrganizations] = await run(
    scope,
    sql<{
      id: string
    }>`delete from organization o where o.workspace_id = ${workspace} and o.id = any(${organizations}::uuid[])
      and not exists (select from handle h where h.workspace_id = ${workspace} and h.organization_id = o.id)
      and not exists (select from person p where p.workspace_id = ${workspace} and p.organization_id = o.id) and not ${touched('o')} returning id`.compile(
      db,
    ),
  )
  const gone = [...gonePersons, ...goneOrganizations].map(({ id }) => id)
  await run(
    scope,
    sql`delete from name_word where workspace_id = ${workspace} and subject_id = any(${gone}::uuid[])`.compile(db),
    sql`delete from acquaintance where workspace_id = ${workspace} and subject_id = any(${gone}::uuid[])`.compile(db),
  )
}

/** Nobody proposed answers for a customer any more; what a member set by hand stays. */
export async function withdrawProposals(scope: Scope, memberIds: readonly string[]): Promise<void> {
  const withdrawn = sql`owner_id = null, owner_source = null
    where workspace_id = ${scope.workspaceId} and owner_id = any(${[...memberIds]}::uuid[]) and owner_source is distinct from 'set'`
  await run(
    scope,
    sql`update person set ${withdrawn}`.compile(db),
    sql`update organization set ${withdrawn}`.compile(db),
  )
}
