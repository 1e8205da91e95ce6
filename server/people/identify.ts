// Says whose an address is; who writes for the first time becomes a person, their firm an organization, a colleague a member.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { newId } from '../base/id.ts'
import { type Scope, run } from '../base/scope.ts'
import { type Ours, meetColleagues, readOurs } from '../workspace/member.ts'
import { natureOf, normaliseEmail, organizationDomain } from './address.ts'
import { type NewPerson, improveNames, meetOrganizations, meetPersons } from './meet.ts'
import { readName } from './name.ts'
import { writeSeenNames } from './who/seen.ts'

/** An address as a message wrote it; `wrote`: as its sender. */
export type Written = { address: string; name: string; wrote?: boolean }
/** Whose a handle is. ours: of the company (a member's, or shared: no member); role: an organization's; list, noreply: nobody's. */
export type Identity = {
  handleId: string
  value: string
  nature: 'personal' | 'role' | 'list' | 'noreply' | 'ours'
  personId: string | null
  organizationId: string | null
  memberId: string | null
}
/** Who was met for the first time, and whose name became better. */
export type Identified = {
  byValue: Map<string, Identity>
  metPersons: string[]
  metOrganizations: string[]
  renamed: string[]
}

type Sighting = { value: string; domain: string; names: string[]; seen: { name: string; wrote: boolean }[] }

/**
 * Identifies every address of a batch of messages; what cannot be normalised is left out of the answer.
 * Runs inside the capture's transaction, which lets one batch of a workspace through at a time: two mails of one stranger make one person.
 * `audienceId` is who may read the messages: the names they give an address are remembered for those alone.
 */
export async function identify(scope: Scope, written: readonly Written[], audienceId?: string): Promise<Identified> {
  const sightings = gather(written)
  const known = await readHandles(scope, [...sightings.keys()])
  const strangers = [...sightings.values()].filter(({ value }) => !known.has(value))
  const met = strangers.length > 0 ? await meet(scope, strangers) : { persons: [], organizations: [] }
  const byValue = strangers.length > 0 ? await readHandles(scope, [...sightings.keys()]) : known
  if (audienceId) await rememberNames(scope, audienceId, sightings, byValue)
  const renamed = await improveNames(
    scope,
    [...known.values()].flatMap((identity) =>
      identity.personId
        ? [{ personId: identity.personId, address: identity.value, names: sightings.get(identity.value)?.names ?? [] }]
        : [],
    ),
  )
  return { byValue, metPersons: met.persons, metOrganizations: met.organizations, renamed }
}

/** The normalised form under which `identify` answers an address. */
export const valueOf = (address: string): string | null => normaliseEmail(address)?.value ?? null

function gather(written: readonly Written[]): Map<string, Sighting> {
  const sightings = new Map<string, Sighting>()
  for (const { address, name, wrote = false } of written) {
    const normal = normaliseEmail(address)
    if (!normal) continue
    const sighting = sightings.get(normal.value) ?? { ...normal, names: [], seen: [] }
    if (name && !sighting.names.includes(name)) sighting.names.push(name)
    sighting.seen.push({ name, wrote })
    sightings.set(normal.value, sighting)
  }
  return sightings
}

async function rememberNames(
  scope: Scope,
  audienceId: string,
  sightings: ReadonlyMap<string, Sighting>,
  byValue: ReadonlyMap<string, Identity>,
): Promise<void> {
  const others = [...byValue.values()].filter(({ nature }) => nature === 'personal' || nature === 'role')
  await writeSeenNames(
    scope,
    others.flatMap(({ handleId, value }) =>
      (sightings.get(value)?.seen ?? []).map(({ name, wrote }) => ({ handleId, audienceId, name, wrote })),
    ),
  )
}

async function readHandles(scope: Scope, values: readonly string[]): Promise<Map<string, Identity>> {
  const query = db
    .selectFrom('handle')
    .select(['id', 'value', 'nature', 'person_id', 'organization_id', 'member_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('kind', '=', 'email')
    .where('value', '=', sql<string>`any(${[...values]}::text[])`)
  const [rows] = await run(scope, query.compile())
  return new Map(
    rows.map((row) => [
      row.value,
      {
        handleId: row.id,
        value: row.value,
        nature: row.nature as Identity['nature'],
        personId: row.person_id,
        organizationId: row.organization_id,
        memberId: row.member_id,
      },
    ]),
  )
}

async function meet(
  scope: Scope,
  strangers: readonly Sighting[],
): Promise<{ persons: string[]; organizations: string[] }> {
  const ours = await recogniseOurs(scope, strangers)
  const others = strangers.filter(({ value, domain }) => !isOurs(ours, value, domain))
  const organizations = await meetOrganizations(
    scope,
    others.flatMap(({ domain }) => organizationDomain(domain) ?? []),
  )
  const persons: NewPerson[] = []
  const rows = strangers.map((sighting) => {
    const { value, domain, names } = sighting
    const organizationId = organizations.byDomain.get(organizationDomain(domain) ?? '') ?? null
    const row = {
      id: newId(),
      value,
      personId: null as string | null,
      organizationId: null as string | null,
      memberId: null as string | null,
      name: names[0] ?? '',
    }
    if (isOurs(ours, value, domain))
      return { ...row, nature: 'ours' as const, memberId: ours.addresses.get(value) ?? null }
    const nature = natureOf(value)
    // A role address at a free-mail host has no organization behind it: somebody's own.
    if (nature === 'personal' || (nature === 'role' && !organizationId)) {
      const person = { id: newId(), address: value, names, organizationId }
      persons.push(person)
      return { ...row, nature: 'personal' as const, personId: person.id, organizationId }
    }
    return { ...row, nature, organizationId: nature === 'list' ? null : organizationId }
  })
  await meetPersons(scope, persons)
  await insertHandles(scope, rows)
  return { persons: persons.map(({ id }) => id), organizations: organizations.met }
}

type HandleRow = Omit<Identity, 'handleId'> & { id: string; name: string }

async function insertHandles(scope: Scope, rows: readonly HandleRow[]): Promise<void> {
  const column = <K extends keyof HandleRow>(key: K) => rows.map((row) => row[key])
  await run(
    scope,
    sql`insert into handle (workspace_id, id, kind, value, nature, name, person_id, organization_id, member_id)
      select ${scope.workspaceId}::uuid, id, 'email', value, nature, name, person_id, organization_id, member_id
      from unnest(${column('id')}::uuid[], ${column('value')}::text[], ${column('nature')}::text[], ${column('name')}::text[],
        ${column('personId')}::uuid[], ${column('organizationId')}::uuid[], ${column('memberId')}::uuid[])
        as row (id, value, nature, name, person_id, organization_id, member_id)
      on conflict (workspace_id, kind, value) do nothing`.compile(db),
  )
}

const isOurs = (ours: Ours, value: string, domain: string) => ours.addresses.has(value) || ours.domains.has(domain)

/** Our own addresses and domains; whoever is first seen at one of our domains becomes a colleague, a role address there a shared one. */
async function recogniseOurs(scope: Scope, strangers: readonly Sighting[]): Promise<Ours> {
  const ours = await readOurs(scope)
  const colleagues = strangers.filter(({ value, domain }) => ours.domains.has(domain) && !ours.addresses.has(value))
  if (colleagues.length === 0) return ours
  const met = colleagues.map(({ value, names }) => ({
    address: value,
    name:
      natureOf(value) === 'personal' ? ((readName(names[0] ?? '', value).name || value.split('@')[0]) ?? null) : null,
  }))
  await meetColleagues(scope, met)
  return readOurs(scope)
}
