// Writes down who is met for the first time, and calls those we know by the best name they were ever seen with.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { newId } from '../base/id.ts'
import { type Scope, run } from '../base/scope.ts'
import { organizationNameFrom } from './address.ts'
import { writeNameWords } from './name-search.ts'
import { readName, sortName } from './name.ts'

/** Where a name comes from, the surer the later; what a member wrote by hand is never replaced. */
export const nameSources = ['address', 'guess', 'signature', 'header', 'hand'] as const
export type NameSource = (typeof nameSources)[number]
export type NewPerson = { id: string; address: string; names: readonly string[]; organizationId: string | null }
export type Called = { name: string; source: NameSource }

/** The best name of a person: the surer source, then the longer, then the first in the alphabet; so the order of reading does not matter. */
export function bestName(address: string, names: readonly string[]): Called {
  const read = names.map((name) => readName(name, address)).filter(({ confidence }) => confidence === 'written')
  const written: Called[] = read.map(({ name }) => ({ name, source: 'header' }))
  const guessed = readName('', address)
  const fallback: Called =
    guessed.confidence === 'guessed' ? { name: guessed.name, source: 'guess' } : { name: address, source: 'address' }
  return [...written, fallback].reduce(better)
}

export const better = (a: Called, b: Called): Called => {
  const rank = nameSources.indexOf(a.source) - nameSources.indexOf(b.source) || a.name.length - b.name.length
  return rank > 0 || (rank === 0 && a.name <= b.name) ? a : b
}

export async function meetPersons(scope: Scope, persons: readonly NewPerson[]): Promise<void> {
  if (persons.length === 0) return
  const called = persons.map(({ address, names }) => bestName(address, names))
  await run(
    scope,
    sql`insert into person (workspace_id, id, name, sort_name, name_source, organization_id)
      select ${scope.workspaceId}::uuid, id, name, sort_name, source, organization_id
      from unnest(${persons.map(({ id }) => id)}::uuid[], ${called.map(({ name }) => name)}::text[], ${called.map(({ name }) => sortName(name))}::text[],
        ${called.map(({ source }) => source)}::text[], ${persons.map(({ organizationId }) => organizationId)}::uuid[])
        as row (id, name, sort_name, source, organization_id)`.compile(db),
  )
  await writeNameWords(
    scope,
    persons.map(({ id, address }, at) => ({
      subjectId: id,
      kind: 'person' as const,
      texts: [called[at]?.name ?? '', address],
    })),
  )
}

/** The organizations behind the domains, made where they are new. */
export async function meetOrganizations(
  scope: Scope,
  domains: readonly string[],
): Promise<{ byDomain: Map<string, string>; met: string[] }> {
  const distinct = [...new Set(domains)].sort()
  if (distinct.length === 0) return { byDomain: new Map(), met: [] }
  const rows = distinct.map((domain) => ({ id: newId(), domain, name: organizationNameFrom(domain) }))
  const [made] = await run(
    scope,
    sql<{
      id: string
      domain: string
    }>`insert into organization (workspace_id, id, name, sort_name, name_source, domain)
      select ${scope.workspaceId}::uuid, id, name, sort_name, 'domain', domain
      from unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.name)}::text[], ${rows.map((r) => sortName(r.name))}::text[], ${rows.map((r) => r.domain)}::text[])
        as row (id, name, sort_name, domain)
      on conflict (workspace_id, domain) do nothing returning id, domain`.compile(db),
  )
  await writeNameWords(
    scope,
    made.map(({ id, domain }) => ({
      subjectId: id,
      kind: 'organization' as const,
      texts: [organizationNameFrom(domain), domain],
    })),
  )
  const query = db
    .selectFrom('organization')
    .select(['id', 'domain'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('domain', '=', sql<string>`any(${distinct}::text[])`)
  const [all] = await run(scope, query.compile())
  return { byDomain: new Map(all.map(({ id, domain }) => [domain ?? '', id])), met: made.map(({ id }) => id) }
}
