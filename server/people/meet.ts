// Writes down who is met for the first time, and calls those we know by the best name they were ever seen with.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { newId } from '../base/id.ts'
import { type Scope, run } from '../base/scope.ts'
import { audienceId } from '../workspace/audience.ts'
import { organizationNameFrom } from './address.ts'
import { writeNameWords } from './name-search.ts'
import { readName, sortName } from './name.ts'

/** Where a name comes from, the surer the later; what a member wrote by hand is never replaced. */
export const nameSources = ['address', 'guess', 'signature', 'header', 'hand'] as const
export type NameSource = (typeof nameSources)[number]
export type NewPerson = { id: string; address: string; names: readonly string[]; organizationId: string | null }
type Called = { name: string; source: NameSource }

/** The best name of a person: the surer source, then the longer, then the first in the alphabet; so the order of reading does not matter. */
export function bestName(address: string, names: readonly string[]): Called {
  const read = names.map((name) => readName(name, address)).filter(({ confidence }) => confidence === 'written')
  const written: Called[] = read.map(({ name }) => ({ name, source: 'header' }))
  const guessed = readName('', address)
  const fallback: Called =
    guessed.confidence === 'guessed' ? { name: guessed.name, source: 'guess' } : { name: address, source: 'address' }
  return [...written, fallback].reduce(better)
}

const better = (a: Called, b: Called): Called => {
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

type Seen = { personId: string; address: string; names: readonly string[] }
type Known = Called & { openly: boolean }
/** With the addresses to be found by, too. */
type Addressed = Called & { addresses: readonly string[] }

/**
 * Gives known persons the better names that a batch shows; answers the ids of those whose name changed. Whom everyone knows is called
 * only by what everyone may read: a closed batch does not rename them, and who was known from closed mail alone is named anew.
 */
export async function improveNames(scope: Scope, seen: readonly Seen[], closed: boolean): Promise<string[]> {
  if (seen.length === 0) return []
  const known = await readCalled(scope, [...new Set(seen.map(({ personId }) => personId))])
  const isOpening = (id: string) => !closed && known.get(id)?.openly === false && known.get(id)?.source !== 'hand'
  const changed = new Map<string, Addressed>()
  for (const { personId, address, names } of seen) {
    const before = changed.get(personId) ?? known.get(personId)
    if (!before || names.length === 0 || (closed && known.get(personId)?.openly) || isOpening(personId)) continue
    const after = better(before, bestName(address, names))
    if (after.name !== before.name || after.source !== before.source)
      changed.set(personId, { ...after, addresses: [address] })
  }
  const opening = await nameOpenly(
    scope,
    seen.filter(({ personId }) => isOpening(personId)),
  )
  await rename(scope, changed)
  await rename(scope, opening, true)
  return [...changed.keys(), ...[...opening].flatMap(([id, { name }]) => (name === known.get(id)?.name ? [] : [id]))]
}

async function readCalled(scope: Scope, ids: readonly string[]): Promise<Map<string, Known>> {
  const everyone = audienceId(scope.workspaceId, 'everyone')
  const [rows] = await run(
    scope,
    sql<Known & { id: string }>`select p.id, p.name, p.name_source as source, exists (select from acquaintance a
        where a.workspace_id = ${scope.workspaceId} and a.subject_id = p.id and a.audience_id = ${everyone}) as openly
      from person p where p.workspace_id = ${scope.workspaceId} and p.id = any(${[...ids]}::uuid[])`.compile(db),
  )
  return new Map(rows.map(({ id, ...called }) => [id, called]))
}

/** What these persons are called by what everyone may read: now, and before under any address of theirs. */
async function nameOpenly(scope: Scope, seen: readonly Seen[]): Promise<Map<string, Addressed>> {
  const ids = [...new Set(seen.map(({ personId }) => personId))]
  if (ids.length === 0) return new Map()
  const everyone = audienceId(scope.workspaceId, 'everyone')
  const [before] = await run(
    scope,
    sql<Seen>`select h.person_id as "personId", h.value as address, array_agg(n.name) as names
      from handle h join handle_name n on n.workspace_id = ${scope.workspaceId} and n.handle_id = h.id and n.audience_id = ${everyone}
      where h.workspace_id = ${scope.workspaceId} and h.person_id = any(${ids}::uuid[]) and h.kind = 'email' group by h.person_id, h.value`.compile(
      db,
    ),
  )
  const opening = Map.groupBy([...seen, ...before], ({ personId }) => personId)
  return new Map(
    [...opening].map(([personId, all]) => [
      personId,
      {
        ...all.map(({ address, names }) => bestName(address, names)).reduce(better),
        addresses: all.map(({ address }) => address),
      },
    ]),
  )
}

/** `anew`: they are found by no other words any more. */
async function rename(scope: Scope, renamed: ReadonlyMap<string, Addressed>, anew = false): Promise<void> {
  for (const [id, { name, source }] of renamed) {
    const set = { name, sort_name: sortName(name), name_source: source }
    await run(
      scope,
      db.updateTable('person').set(set).where('workspace_id', '=', scope.workspaceId).where('id', '=', id).compile(),
    )
  }
  const kind = 'person' as const
  const found = [...renamed].map(([subjectId, { name, addresses }]) => ({
    subjectId,
    kind,
    texts: [name, ...addresses],
  }))
  if (found.length > 0) await writeNameWords(scope, found, anew)
}
