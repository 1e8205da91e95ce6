// Handles as somebody types them: read, looked up, refused where they are somebody else's, given to a person.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { newId } from '../../base/id.ts'
import { type InputFault, Problem, invalid } from '../../base/problem.ts'
import { type Scope, named, run } from '../../base/scope.ts'
import { type Ours, readOurs } from '../../workspace/member.ts'
import { readWorkspace } from '../../workspace/workspace.ts'
import { isEmail, normaliseEmail, organizationDomain } from '../address.ts'
import { type Known, readKnown } from '../known.ts'
import { meetOrganizations } from '../meet.ts'
import { normalisePhone } from '../phone.ts'

export const handleKinds = ['email', 'phone'] as const
export type Reach = { kind: (typeof handleKinds)[number]; value: string }
/** A handle as typed, and the path of its field for what is wrong with it. */
export type Typed = Reach & { path: string }
export const typedHandle = z.string().trim().min(1).max(320)

/** The handles in the one form they are kept under; throws `invalid` with each that is none. */
export async function readTyped(scope: Scope, typed: readonly Typed[]): Promise<Typed[]> {
  const needsCountry = typed.some(({ kind }) => kind === 'phone')
  const country = needsCountry ? (await readWorkspace(scope.ground, scope.workspaceId)).country : ''
  const read = typed.map(({ kind, value, path }) => ({ kind, path, value: normalise(kind, value, country) }))
  const errors = read
    .filter(({ value }) => value === null)
    .map(({ kind, path }) => ({
      path,
      code: `not_${kind}`,
      detail: `This is not ${kind === 'email' ? 'an e-mail address' : 'a phone number'}.`,
    }))
  if (errors.length > 0)
    throw invalid('handle', errors.map(({ path, detail }) => `${path}: ${detail}`).join('; '), errors)
  const distinct = new Map(read.map((one) => [`${one.kind} ${one.value}`, { ...one, value: one.value ?? '' }]))
  return [...distinct.values()]
}

function normalise(kind: Reach['kind'], value: string, country: string): string | null {
  if (kind === 'phone') return normalisePhone(value, country)
  const email = normaliseEmail(value)
  return email && isEmail(email.value) ? email.value : null
}

export type Found = Reach & { id: string; nature: string; personId: string | null; organizationId: string | null }
/** What is known of typed handles: those that exist (locked until the end of the transaction), and the organizations of their domains. */
export type Looked = { found: Found[]; ours: Ours; organizations: Map<string, string> }

export async function lookUp(scope: Scope, handles: readonly Reach[]): Promise<Looked> {
  if (handles.length === 0)
    return { found: [], ours: { addresses: new Map(), domains: new Set() }, organizations: new Map() }
  const domains = [...new Set(handles.flatMap((handle) => domainOf(handle) ?? []))]
  const [ours, [found, organizations]] = await Promise.all([
    readOurs(scope),
    run(
      scope,
      named(
        sql<Found>`select h.id, h.kind, h.value, h.nature, h.person_id as "personId", h.organization_id as "organizationId"
          from unnest(${handles.map((h) => h.kind)}::text[], ${handles.map((h) => h.value)}::text[]) as wanted (kind, value)
          join handle h on h.workspace_id = ${scope.workspaceId} and h.kind = wanted.kind and h.value = wanted.value order by h.id for update of h`.compile(
          db,
        ),
      ),
      named(
        sql<{
          id: string
          domain: string
        }>`select id, domain from organization where workspace_id = ${scope.workspaceId} and domain = any(${domains}::text[])`.compile(
          db,
        ),
      ),
    ),
  ])
  const byDomain = new Map(organizations.map(({ id, domain }) => [domain, id]))
  if (byDomain.size === domains.length) return { found, ours, organizations: byDomain }
  return { found, ours, organizations: (await meetOrganizations(scope, domains)).byDomain }
}

const hostOf = ({ kind, value }: Reach) => (kind === 'email' ? value.slice(value.lastIndexOf('@') + 1) : null)
const domainOf = (handle: Reach) => organizationDomain(hostOf(handle) ?? 'localhost')
/** The organization behind a handle's domain. */
export const organizationBehind = ({ organizations }: Looked, handle: Reach): string | null =>
  organizations.get(domainOf(handle) ?? '') ?? null

/**
 * Refuses handles that are somebody else's: ours, an organization's, or a person's whom the caller may know of; the fault's detail is that one's id.
 * What belongs to nobody, or to someone the caller does not know of, may be taken.
 */
export async function refuseTaken(
  scope: Scope,
  typed: readonly Typed[],
  { found, ours }: Looked,
  forPerson: string,
): Promise<void> {
  const others = found.filter(({ personId }) => personId !== forPerson)
  const holders = others.flatMap((h) => h.personId ?? h.organizationId ?? [])
  const known =
    holders.length > 0
      ? new Map((await readKnown(scope, holders)).map((one) => [one.id, one]))
      : new Map<string, Known>()
  const errors = typed.flatMap((handle): InputFault[] => {
    if (ours.addresses.has(handle.value) || ours.domains.has(hostOf(handle) ?? ''))
      return [{ path: handle.path, code: 'handle_ours', detail: '' }]
    const other = others.find(({ kind, value }) => kind === handle.kind && value === handle.value)
    const holder = known.get(other?.personId ?? other?.organizationId ?? '')
    if (!other || !holder || (other.personId === null && other.nature !== 'role')) return []
    return [{ path: handle.path, code: holder.removed ? 'handle_of_removed' : 'handle_taken', detail: holder.id }]
  })
  if (errors.length > 0) throw taken(errors)
}

const taken = (errors: InputFault[]) =>
  new Problem('conflict', errors[0]?.code ?? 'handle_taken', 'Someone else has this address or number already.', errors)

/** Gives the handles to a person; those that existed are refiled, so that what was said through them follows. */
export async function giveHandles(
  scope: Scope,
  personId: string,
  wanted: readonly Reach[],
  looked: Pick<Looked, 'found' | 'organizations'>,
): Promise<void> {
  const moved = looked.found.filter((handle) => handle.personId !== personId)
  const isKnown = ({ kind, value }: Reach) =>
    looked.found.some((handle) => handle.kind === kind && handle.value === value)
  const fresh = wanted
    .filter((handle) => !isKnown(handle))
    .map((handle) => ({
      ...handle,
      id: newId(),
      organizationId: looked.organizations.get(domainOf(handle) ?? '') ?? null,
    }))
  const [made] = await run(
    scope,
    named(
      sql<{ id: string }>`insert into handle (workspace_id, id, kind, value, nature, person_id, organization_id)
        select ${scope.workspaceId}::uuid, id, kind, value, 'personal', ${personId}::uuid, organization_id
        from unnest(${fresh.map((h) => h.id)}::uuid[], ${fresh.map((h) => h.kind)}::text[], ${fresh.map((h) => h.value)}::text[], ${fresh.map((h) => h.organizationId)}::uuid[])
          as row (id, kind, value, organization_id) order by kind, value
        on conflict (workspace_id, kind, value) do nothing returning id`.compile(db),
    ),
    ...(moved.length > 0 ? [moveTo(scope, personId, moved)] : []),
  )
  // Somebody else put the same one down in this moment.
  if (made.length < fresh.length) throw taken([])
  await refile(
    scope,
    moved.map(({ id }) => id),
  )
}

const moveTo = (scope: Scope, personId: string, moved: readonly Found[]) =>
  sql<never>`update handle set person_id = ${personId}, nature = case when nature in ('list', 'noreply') then 'personal' else nature end
    where workspace_id = ${scope.workspaceId} and id = any(${moved.map(({ id }) => id)}::uuid[])`.compile(db)

/** What was said through these handles is filed anew under whom they belong to now. */
export async function refile(scope: Scope, handleIds: readonly string[]): Promise<void> {
  if (handleIds.length > 0)
    await scope.ground.jobs.queue(scope, 'refile', { workspaceId: scope.workspaceId, handleIds: [...handleIds] })
}
