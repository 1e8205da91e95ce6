// Whom others are about to know, too: what was concluded from mail that those may not read is taken back at once.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { audienceId } from '../../workspace/audience.ts'
import { organizationNameFrom } from '../address.ts'
import { sortName } from '../name.ts'
import { writeNameWords } from '../name-search.ts'

/**
 * Forgets titles, numbers, names of organizations, proposed owners and since when they are known, of those of these subjects whom others
 * know, and neither everyone nor those of the audience. The journey concludes anew; until it comes by, these would read what they must not.
 * Names of persons: `callAnew`.
 */
export async function forgetConclusions(scope: Scope, subjectIds: readonly string[], audience: string): Promise<void> {
  const opening = await newTo(scope, subjectIds, audience)
  if (opening.length === 0) return
  const here = sql`workspace_id = ${scope.workspaceId} and`
  const ids = sql`any(${opening}::uuid[])`
  const [, , , , , , , named] = await run(
    scope,
    sql`update person set made_at = now() where ${here} id = ${ids}`.compile(db),
    sql`update organization set made_at = now() where ${here} id = ${ids}`.compile(db),
    sql`update person set title = '', title_source = null where ${here} id = ${ids} and title_source = 'signature'`.compile(
      db,
    ),
    sql`update person set owner_id = null, owner_source = null where ${here} id = ${ids} and owner_source = 'proposed'`.compile(
      db,
    ),
    sql`update organization set owner_id = null, owner_source = null where ${here} id = ${ids} and owner_source = 'proposed'`.compile(
      db,
    ),
    // Until they are called anew: nobody calls them by what they signed.
    sql`update person set name_source = 'guess' where ${here} id = ${ids} and name_source = 'signature'`.compile(db),
    sql`delete from handle where ${here} person_id = ${ids} and from_signature`.compile(db),
    sql<{ id: string; domain: string }>`select id, domain from organization
      where ${here} id = ${ids} and name_source = 'signature' and domain is not null`.compile(db),
  )
  await callByDomain(scope, named)
}

async function newTo(scope: Scope, subjectIds: readonly string[], audience: string): Promise<string[]> {
  const theirs = [audience, audienceId(scope.workspaceId, 'everyone')]
  const [rows] = await run(
    scope,
    sql<{ id: string }>`select a.subject_id as id from acquaintance a
      where a.workspace_id = ${scope.workspaceId} and a.subject_id = any(${[...new Set(subjectIds)].sort()}::uuid[])
      group by a.subject_id having not bool_or(a.audience_id = any(${theirs}::uuid[]))`.compile(db),
  )
  return rows.map(({ id }) => id)
}

async function callByDomain(scope: Scope, organizations: readonly { id: string; domain: string }[]): Promise<void> {
  for (const { id, domain } of organizations) {
    const name = organizationNameFrom(domain)
    const set = { name, sort_name: sortName(name), name_source: 'domain' }
    const query = db.updateTable('organization').set(set).where('workspace_id', '=', scope.workspaceId)
    await run(scope, query.where('id', '=', id).compile())
  }
  await writeNameWords(
    scope,
    organizations.map(({ id, domain }) => ({
      subjectId: id,
      kind: 'organization' as const,
      texts: [organizationNameFrom(domain), domain],
    })),
    true,
  )
}
