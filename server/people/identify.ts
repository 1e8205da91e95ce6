// Says whose an address is; who writes for the first time becomes a person, their firm an organization, a colleague a member.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, run } from '../base/scope.ts'
import { normaliseEmail } from './address.ts'
import { readKnowers } from './known/circle.ts'
import { type Decided, decideWhose } from './whose/decide.ts'

/** An address as a message wrote it. */
export type Written = { address: string; name: string }
/** Whose a handle is. ours: of the company (a member's, or shared: no member); role: an organization's; list, noreply: nobody's. */
export type Identity = {
  handleId: string
  value: string
  nature: 'personal' | 'role' | 'list' | 'noreply' | 'ours'
  personId: string | null
  organizationId: string | null
  memberId: string | null
}
/** `metPersons`: who was met for the first time. `knowers`: who knew the others before, by the ids of persons and organizations. */
export type Identified = { byValue: Map<string, Identity>; metPersons: string[]; knowers: Map<string, string[]> }

type Sighting = { value: string; domain: string; names: string[] }

/**
 * Identifies every address of a batch of messages; what cannot be normalised is left out of the answer.
 * Runs inside the capture's transaction, which lets one batch of a workspace through at a time: two mails of one stranger make one person.
 */
export async function identify(scope: Scope, written: readonly Written[]): Promise<Identified> {
  const sightings = gather(written)
  const known = await readHandles(scope, [...sightings.keys()])
  const strangers = [...sightings.values()].filter(({ value }) => !known.has(value))
  const metPersons = strangers.length > 0 ? await meet(scope, strangers) : []
  const byValue = strangers.length > 0 ? await readHandles(scope, [...sightings.keys()]) : known
  const subjects = [...known.values()].flatMap(({ personId, organizationId }) => [personId, organizationId])
  const knowers = await readKnowers(
    scope,
    subjects.filter((id) => id !== null),
  )
  return { byValue, metPersons, knowers }
}

/** The normalised form under which `identify` answers an address. */
export const valueOf = (address: string): string | null => normaliseEmail(address)?.value ?? null

function gather(written: readonly Written[]): Map<string, Sighting> {
  const sightings = new Map<string, Sighting>()
  for (const { address, name } of written) {
    const normal = normaliseEmail(address)
    if (!normal) continue
    const sighting = sightings.get(normal.value) ?? { ...normal, names: [] }
    if (name && !sighting.names.includes(name)) sighting.names.push(name)
    sightings.set(normal.value, sighting)
  }
  return sightings
}

/** What is known of these addresses. */
export async function readHandles(scope: Scope, values: readonly string[]): Promise<Map<string, Identity>> {
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

async function meet(scope: Scope, strangers: readonly Sighting[]): Promise<string[]> {
  const { rows, persons } = await decideWhose(scope, strangers)
  await insertHandles(scope, rows)
  return persons
}

async function insertHandles(scope: Scope, rows: readonly Decided[]): Promise<void> {
  const column = <K extends keyof Decided>(key: K) => rows.map((row) => row[key])
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
