// Says whose an address is; who writes for the first time becomes a person, their firm an organization, a colleague a member.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, run } from '../base/scope.ts'
import { audienceId as everyoneOf } from '../workspace/audience.ts'
import { openAddresses } from '../workspace/member.ts'
import { normaliseEmail } from './address.ts'
import { improveNames } from './meet.ts'
import { writeSeenNames } from './who/seen.ts'
import { colleagueName, type Decided, decideWhose } from './whose/decide.ts'
import { forgetConclusions } from './whose/opening.ts'

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
  const closed = audienceId && audienceId !== everyoneOf(scope.workspaceId, 'everyone') ? audienceId : null
  const known = await readHandles(scope, [...sightings.keys()])
  const strangers = [...sightings.values()].filter(({ value }) => !known.has(value))
  const met = strangers.length > 0 ? await meet(scope, strangers, closed) : { persons: [], organizations: [] }
  const byValue = strangers.length > 0 ? await readHandles(scope, [...sightings.keys()]) : known
  if (!closed) await openUp(scope, known, sightings)
  if (audienceId) await rememberNames(scope, audienceId, sightings, byValue)
  const renamed = await improveNames(
    scope,
    [...known.values()].flatMap((identity) =>
      identity.personId
        ? [{ personId: identity.personId, address: identity.value, names: sightings.get(identity.value)?.names ?? [] }]
        : [],
    ),
    closed !== null,
  )
  return { byValue, metPersons: met.persons, metOrganizations: met.organizations, renamed }
}

/** What everyone may read tells everyone of whoever stands in it. */
async function openUp(
  scope: Scope,
  known: ReadonlyMap<string, Identity>,
  sightings: ReadonlyMap<string, Sighting>,
): Promise<void> {
  const all = [...known.values()]
  const ours = all.filter(({ nature }) => nature === 'ours')
  await openAddresses(
    scope,
    ours.map(({ value }) => ({ address: value, name: colleagueName(value, sightings.get(value)?.names ?? []) })),
  )
  await forgetConclusions(
    scope,
    all.flatMap(({ personId, organizationId }) => [personId, organizationId].filter((id) => id !== null)),
  )
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

async function meet(
  scope: Scope,
  strangers: readonly Sighting[],
  audienceId: string | null,
): Promise<{ persons: string[]; organizations: string[] }> {
  const { rows, persons, organizations } = await decideWhose(scope, strangers, audienceId)
  await insertHandles(scope, rows)
  return { persons, organizations }
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
