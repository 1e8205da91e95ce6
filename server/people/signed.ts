// What signatures say of people, written down: it never replaces what a header or a member said.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { newId } from '../base/id.ts'
import { type Scope, atomically, run } from '../base/scope.ts'
import { organizationNameFrom } from './address.ts'
import { audienceId } from '../workspace/audience.ts'
import { callAnew } from './known/call.ts'
import { announceKnown } from './known.ts'
import { sortName } from './name.ts'
import { writeNameWords } from './name-search.ts'

/** What is known of a person by their signatures now; phones are E.164. An empty name or title: none was signed. */
export type Signed = { personId: string; name: string; title: string; phones: readonly string[] }
export type SignedOrganization = { organizationId: string; name: string }

/** Replaces what earlier signatures said of these persons; a number that is somebody's already stays theirs. */
export async function writeSigned(scope: Scope, signed: readonly Signed[]): Promise<void> {
  if (signed.length === 0) return
  const ids = signed.map(({ personId }) => personId)
  const phones = signed.flatMap(({ personId, phones }) => phones.map((value) => ({ personId, value, id: newId() })))
  const changed = await atomically(scope, async (scope) => {
    const workspace = sql`${scope.workspaceId}::uuid`
    const row = sql`unnest(${ids}::uuid[], ${signed.map((s) => s.name)}::text[], ${signed.map((s) => sortName(s.name))}::text[], ${signed.map((s) => s.title)}::text[]) as s (id, name, sort_name, title)`
    const [titled, renamed, unnamed] = await run(
      scope,
      sql<{
        id: string
      }>`update person p set title = s.title, title_source = case when s.title = '' then null else 'signature' end from ${row}
        where p.workspace_id = ${workspace} and p.id = s.id and p.title_source is distinct from 'hand' and p.title <> s.title returning p.id`.compile(
        db,
      ),
      sql<{
        id: string
      }>`update person p set name = s.name, sort_name = s.sort_name, name_source = 'signature' from ${row}
        where p.workspace_id = ${workspace} and p.id = s.id and s.name <> '' and p.name_source in ('address', 'guess', 'signature') and p.name <> s.name
        returning p.id`.compile(db),
      sql<{ id: string }>`update person p set name_source = 'guess' from ${row}
        where p.workspace_id = ${workspace} and p.id = s.id and s.name = '' and p.name_source = 'signature' returning p.id`.compile(
        db,
      ),
      sql`delete from handle h where h.workspace_id = ${workspace} and h.person_id = any(${ids}::uuid[]) and h.from_signature
        and not (h.value = any(${phones.map(({ value }) => value)}::text[]))`.compile(db),
      takeFromClosed(scope, phones),
      sql`insert into handle (workspace_id, id, kind, value, nature, person_id, from_signature)
        select ${workspace}, id, 'phone', value, 'personal', person_id, true
        from unnest(${phones.map((p) => p.id)}::uuid[], ${phones.map((p) => p.value)}::text[], ${phones.map((p) => p.personId)}::uuid[]) as row (id, value, person_id)
        order by value, person_id on conflict (workspace_id, kind, value) do nothing`.compile(db),
    )
    const called = [...renamed, ...unnamed].map(({ id }) => id)
    await callAnew(scope, called)
    return [...new Set([...titled.map(({ id }) => id), ...called])]
  })
  await announceKnown(scope, changed, 'changed')
}

/** A number that only closed mail gave to somebody is theirs no more when somebody whom everyone knows signs with it. */
function takeFromClosed({ workspaceId }: Scope, phones: readonly { personId: string; value: string }[]) {
  const openly = (person: string) => sql`exists (select from acquaintance a where a.workspace_id = ${workspaceId}
    and a.subject_id = ${sql.ref(person)} and a.audience_id = ${audienceId(workspaceId, 'everyone')})`
  return sql`update handle h set person_id = s.person_id from (select distinct on (value) value, person_id
      from unnest(${phones.map((p) => p.value)}::text[], ${phones.map((p) => p.personId)}::uuid[]) as row (value, person_id)
      where ${openly('row.person_id')} order by value, person_id) s
    where h.workspace_id = ${workspaceId} and h.kind = 'phone' and h.value = s.value and h.from_signature
      and h.person_id <> s.person_id and not ${openly('h.person_id')}`.compile(db)
}

/** Calls organizations as their people sign; one whose people sign nothing that counts (an empty name) as its domain again. A name by hand stays. */
export async function nameOrganizations(scope: Scope, signed: readonly SignedOrganization[]): Promise<void> {
  if (signed.length === 0) return
  await atomically(scope, async (scope) => {
    const called = await callByDomain(scope, signed)
    const [renamed] = await run(
      scope,
      sql<{
        id: string
        name: string
        domain: string | null
      }>`update organization o set name = s.name, sort_name = s.sort_name, name_source = s.source
        from unnest(${called.map((s) => s.organizationId)}::uuid[], ${called.map((s) => s.name)}::text[], ${called.map((s) => sortName(s.name))}::text[], ${called.map((s) => s.source)}::text[])
          as s (id, name, sort_name, source)
        where o.workspace_id = ${scope.workspaceId} and o.id = s.id and o.name_source <> 'hand' and o.name <> s.name returning o.id, o.name, o.domain`.compile(
        db,
      ),
    )
    await writeNameWords(
      scope,
      renamed.map(({ id, name, domain }) => ({
        subjectId: id,
        kind: 'organization' as const,
        texts: [name, domain ?? ''],
      })),
      true,
    )
    await announceKnown(
      scope,
      renamed.map(({ id }) => id),
      'changed',
    )
  })
}

/** With the name of their domain for those of whom no signature tells one, where one did before. */
async function callByDomain(scope: Scope, signed: readonly SignedOrganization[]) {
  const nameless = signed.flatMap(({ organizationId, name }) => (name ? [] : [organizationId]))
  const query = db
    .selectFrom('organization')
    .select(['id', 'domain'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', sql<string>`any(${nameless}::uuid[])`)
    .where('name_source', '=', 'signature')
  const [rows] = nameless.length > 0 ? await run(scope, query.compile()) : [[]]
  const called = signed.flatMap((one) => (one.name ? [{ ...one, source: 'signature' }] : []))
  const again = rows.flatMap(({ id, domain }) =>
    domain ? [{ organizationId: id, name: organizationNameFrom(domain), source: 'domain' }] : [],
  )
  return [...called, ...again]
}
