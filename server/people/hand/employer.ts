// The organization a person is said to belong to: one that is there, or a new one by its name.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { id } from '../../base/endpoint.ts'
import { newId } from '../../base/id.ts'
import { type Scope, run } from '../../base/scope.ts'
import { recordEvents } from '../../workspace/event.ts'
import { openToEveryone, requireKnown } from '../known.ts'
import { sortName } from '../name.ts'
import { writeNameWords } from '../name-search.ts'

export const customerName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .transform((name) => name.replace(/\s+/g, ' '))
/** One by its id, one by its name (an organization of that name that one knows of, else a new one), or none. */
export const employerShape = z.union([z.object({ id }), z.object({ name: customerName })]).nullable()
export type Employer = z.output<typeof employerShape>

/** `behind` is the organization of the person's own mail domain: whoever may put that address down may name it. */
export async function resolveEmployer(
  scope: Scope,
  employer: Employer,
  behind: string | null = null,
): Promise<string | null> {
  if (employer === null) return null
  if (!('id' in employer))
    return (await findByName(scope, employer.name)) ?? (await makeOrganization(scope, employer.name, null))
  if (employer.id !== behind) return (await requireKnown(scope, employer.id, { kind: 'organization' })).id
  await run(scope, openToEveryone(scope, behind, 'organization'))
  return behind
}

/** Of several of one name the one that most was said with. */
async function findByName(scope: Scope, name: string): Promise<string | undefined> {
  const [[found]] = await run(
    scope,
    sql<{ id: string }>`select o.id from organization o
      join acquaintance a on a.workspace_id = ${scope.workspaceId} and a.subject_id = o.id and a.audience_id = any(${[...scope.audiences]}::uuid[])
      where o.workspace_id = ${scope.workspaceId} and o.sort_name = ${sortName(name)}
        and not exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = o.id)
      order by a.interactions desc, o.id limit 1`.compile(db),
  )
  return found?.id
}

/** Makes an organization by hand, known to everyone. */
export async function makeOrganization(scope: Scope, name: string, domain: string | null): Promise<string> {
  const organizationId = newId()
  const row = {
    workspace_id: scope.workspaceId,
    id: organizationId,
    name,
    sort_name: sortName(name),
    name_source: 'hand',
    domain,
    made_by: scope.memberId,
  }
  await run(
    scope,
    db.insertInto('organization').values(row).compile(),
    openToEveryone(scope, organizationId, 'organization'),
  )
  await writeNameWords(scope, [{ subjectId: organizationId, kind: 'organization', texts: [name, domain ?? ''] }])
  await recordEvents(scope, [{ kind: 'organization.added', subjectId: organizationId }])
  return organizationId
}
