// Whom others are about to know, too: what was concluded from mail that those may not read is taken back at once.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { audienceId } from '../../workspace/audience.ts'
import { organizationNameFrom } from '../address.ts'
import { readKnowers } from '../known/circle.ts'
import { sortName } from '../name.ts'
import { writeNameWords } from '../name-search.ts'

/**
 * Forgets titles, numbers, names of organizations, proposed owners and since when they are known, of those whom others have come to know
 * since `before` (and whom not everyone knew). The journey concludes anew; until it comes by, those would read what they must not. Answers
 * whom it forgot that of. Names of persons: `callAnew`.
 */
export async function forgetConclusions(
  scope: Scope,
  before: ReadonlyMap<string, readonly string[]>,
): Promise<string[]> {
  const everyone = audienceId(scope.workspaceId, 'everyone')
  const bounded = [...before].filter(([, knowers]) => !knowers.includes(everyone))
  if (bounded.length === 0) return []
  const now = await readKnowers(
    scope,
    bounded.map(([id]) => id),
  )
  const opening = bounded.flatMap(([id, knowers]) =>
    now.get(id)?.some((audience) => !knowers.includes(audience)) ? [id] : [],
  )
  if (opening.length > 0) await takeBack(scope, opening)
  return opening
}

async function takeBack(scope: Scope, opening: readonly string[]): Promise<void> {
  const here = sql`workspace_id = ${scope.workspaceId} and`
  const ids = sql`any(${[...opening]}::uuid[])`
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
