// A way to reach someone, put down, taken away or given to somebody else by hand.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { newId } from '../../base/id.ts'
import { Problem, invalid, notFound } from '../../base/problem.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import { recordEvents } from '../../workspace/event.ts'
import { readWorkspace } from '../../workspace/workspace.ts'
import { natureOf, isEmail, normaliseEmail } from '../address.ts'
import { readKnown, requireKnown, requireOnceKnown } from '../known.ts'
import { meetPersons } from '../meet.ts'
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
  const read = typed.map(({ kind, value, path }) => {
    const email = kind === 'email' ? normaliseEmail(value) : null
    return {
      kind,
      path,
      value: kind === 'phone' ? normalisePhone(value, country) : email && isEmail(email.value) ? email.value : null,
    }
  })
  const wrong = read.filter(({ value }) => value === null)
  const errors = wrong.map(({ kind, path }) => ({
    path,
    code: `not_${kind}`,
    detail: `This is not ${kind === 'email' ? 'an e-mail address' : 'a phone number'}.`,
  }))
  if (errors.length > 0)
    throw invalid('handle', errors.map(({ path, detail }) => `${path}: ${detail}`).join('; '), errors)
  const distinct = new Map(read.map((one) => [`${one.kind} ${one.value}`, { ...one, value: one.value ?? '' }]))
  return [...distinct.values()]
}

type Found = Reach & { id: string; nature: string; personId: string | null; organizationId: string | null }

/** The handles among these that exist, locked until the end of the transaction. */
export async function findHandles(scope: Scope, handles: readonly Reach[]): Promise<Found[]> {
  const [rows] = await run(
    scope,
    sql<Found>`select h.id, h.kind, h.value, h.nature, h.person_id as "personId", h.organization_id as "organizationId"
      from unnest(${handles.map((h) => h.kind)}::text[], ${handles.map((h) => h.value)}::text[]) as wanted (kind, value)
      join handle h on h.workspace_id = ${scope.workspaceId} and h.kind = wanted.kind and h.value = wanted.value order by h.id for update of h`.compile(
      db,
    ),
  )
  return rows
}

/**
 * Refuses handles that are somebody else's: ours, an organization's, or a person's whom the caller may know of; the fault's detail is that one's id.
 * What belongs to nobody, or to someone the caller does not know of, may be taken.
 */
export async function refuseTaken(
  scope: Scope,
  typed: readonly Typed[],
  found: readonly Found[],
  forPerson: string,
): Promise<void> {
  const others = found.filter(({ personId }) => personId !== forPerson)
  if (others.length === 0) return
  const known = new Map(
    (
      await readKnown(
        scope,
        others.flatMap((h) => h.personId ?? h.organizationId ?? []),
      )
    ).map((one) => [one.id, one]),
  )
  const errors = others.flatMap((handle) => {
    const path = typed.find(({ kind, value }) => kind === handle.kind && value === handle.value)?.path ?? ''
    if (handle.nature === 'ours') return [{ path, code: 'handle_ours', detail: '' }]
    const holder = known.get(handle.personId ?? handle.organizationId ?? '')
    const isTheirs = handle.personId !== null || handle.nature === 'role'
    if (!holder || !isTheirs) return []
    return [{ path, code: holder.removed ? 'handle_of_removed' : 'handle_taken', detail: holder.id }]
  })
  if (errors.length > 0)
    throw new Problem(
      'conflict',
      errors[0]?.code ?? 'handle_taken',
      'Someone else has this address or number already.',
      errors,
    )
}

/** Gives the handles to a person; those that existed are refiled, so that what was said through them follows. */
export async function giveHandles(
  scope: Scope,
  personId: string,
  wanted: readonly Reach[],
  found: readonly Found[],
): Promise<void> {
  const moved = found.filter((handle) => handle.personId !== personId)
  const isKnown = ({ kind, value }: Reach) => found.some((handle) => handle.kind === kind && handle.value === value)
  const fresh = wanted.filter((handle) => !isKnown(handle)).map((handle) => ({ ...handle, id: newId() }))
  await run(
    scope,
    sql`insert into handle (workspace_id, id, kind, value, nature, person_id)
      select ${scope.workspaceId}::uuid, id, kind, value, 'personal', ${personId}::uuid
      from unnest(${fresh.map((h) => h.id)}::uuid[], ${fresh.map((h) => h.kind)}::text[], ${fresh.map((h) => h.value)}::text[]) as row (id, kind, value)`.compile(
      db,
    ),
    sql`update handle set person_id = ${personId}, nature = case when nature in ('list', 'noreply') then 'personal' else nature end
      where workspace_id = ${scope.workspaceId} and id = any(${moved.map(({ id }) => id)}::uuid[])`.compile(db),
  )
  await refile(
    scope,
    moved.map(({ id }) => id),
  )
}

/** What was said through these handles is filed anew under whom they belong to now. */
export async function refile(scope: Scope, handleIds: readonly string[]): Promise<void> {
  if (handleIds.length > 0)
    await scope.ground.jobs.queue(scope, 'refile', { workspaceId: scope.workspaceId, handleIds: [...handleIds] })
}

/** Adds a handle to a person; answers its id. */
export async function addHandle(scope: Scope, personId: string, given: Reach): Promise<{ id: string }> {
  const typed = await readTyped(scope, [{ ...given, path: 'value' }])
  return atomically(scope, async (scope) => {
    const { audienceId } = await requireKnown(scope, personId, { kind: 'person' })
    const found = await findHandles(scope, typed)
    await refuseTaken(scope, typed, found, personId)
    await giveHandles(scope, personId, typed, found)
    const [handle] = await findHandles(scope, typed)
    await recordEvents(scope, [
      { kind: 'person.changed', subjectId: personId, audienceId, change: { fields: ['handles'] } },
    ])
    return { id: handle?.id ?? '' }
  })
}

/** Gives a handle to another person, with all that was said through it; answers who had it. */
export async function moveHandle(
  scope: Scope,
  handleId: string,
  personId: string,
): Promise<{ personId: string | null }> {
  return atomically(scope, async (scope) => {
    const handle = await lockHandle(scope, handleId)
    const { audienceId } = await requireOnceKnown(scope, personId)
    if (handle.personId === personId) return { personId }
    await giveHandles(scope, personId, [], [handle])
    const touched = [personId, ...(handle.personId ? [handle.personId] : [])]
    await recordEvents(
      scope,
      touched.map((subjectId) => ({ kind: 'person.changed', subjectId, audienceId, change: { fields: ['handles'] } })),
    )
    return { personId: handle.personId }
  })
}

/** Takes a handle from a person: it stands for somebody of its own again, who is seen once something was said through it. Answers who had it. */
export async function takeHandle(scope: Scope, handleId: string): Promise<{ personId: string | null }> {
  return atomically(scope, async (scope) => {
    const handle = await lockHandle(scope, handleId)
    const before = handle.personId
    const { audienceId } = await requireKnown(scope, before ?? handle.organizationId ?? handleId)
    const keeps = handle.kind === 'email' && natureOf(handle.value) === 'role' && handle.organizationId !== null
    const stranger = keeps ? null : newId()
    if (stranger)
      await meetPersons(scope, [
        { id: stranger, address: handle.value, names: [handle.name], organizationId: handle.organizationId },
      ])
    await run(
      scope,
      db
        .updateTable('handle')
        .set({ person_id: stranger, nature: keeps ? 'role' : 'personal' })
        .where('workspace_id', '=', scope.workspaceId)
        .where('id', '=', handleId)
        .compile(),
    )
    await refile(scope, [handleId])
    await recordEvents(scope, [
      { kind: 'person.changed', subjectId: before, audienceId, change: { fields: ['handles'] } },
    ])
    return { personId: before }
  })
}

/** A handle of someone the caller may know of (removed or not); notFound for any other. */
async function lockHandle(scope: Scope, id: string): Promise<Found & { name: string }> {
  const [[handle]] = await run(
    scope,
    sql<
      Found & { name: string }
    >`select id, kind, value, nature, name, person_id as "personId", organization_id as "organizationId" from handle
      where workspace_id = ${scope.workspaceId} and id = ${id} for update`.compile(db),
  )
  const holder = handle?.personId ?? handle?.organizationId
  if (!handle || !holder || handle.nature === 'ours') throw notFound('handle')
  const [known] = await readKnown(scope, [holder])
  if (!known) throw notFound('handle')
  return handle
}
