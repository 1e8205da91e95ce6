// A way to reach someone: added, given to another, taken away by hand.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { newId } from '../../base/id.ts'
import { notFound } from '../../base/problem.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import { recordEvents } from '../../workspace/event.ts'
import { natureOf } from '../address.ts'
import { readAudiences, readKnown, requireKnown, requireOnceKnown } from '../known.ts'
import { meetPersons } from '../meet.ts'
import { type Found, type Reach, giveHandles, lookUp, readTyped, refile, refuseTaken } from './claim.ts'

/** Adds a handle to a person; answers its id. */
export async function addHandle(scope: Scope, personId: string, given: Reach): Promise<{ id: string }> {
  const typed = await readTyped(scope, [{ ...given, path: 'value' }])
  return atomically(scope, async (scope) => {
    const { audienceId } = await requireKnown(scope, personId, { kind: 'person' })
    const looked = await lookUp(scope, typed)
    await refuseTaken(scope, typed, looked, personId)
    await giveHandles(scope, personId, typed, looked)
    const { found } = await lookUp(scope, typed)
    await recordEvents(scope, [
      { kind: 'person.changed', subjectId: personId, audienceId, change: { fields: ['handles'] } },
    ])
    return { id: found[0]?.id ?? '' }
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
    await requireOnceKnown(scope, personId)
    if (handle.personId === personId) return { personId }
    await giveHandles(scope, personId, [], { found: [handle], organizations: new Map() })
    const touched = await readAudiences(scope, [personId, ...(handle.personId ? [handle.personId] : [])])
    const change = { fields: ['handles'] }
    await recordEvents(
      scope,
      touched.map(([subjectId, audienceId]) => ({ kind: 'person.changed', subjectId, audienceId, change })),
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
        { id: stranger, address: handle.value, names: [], organizationId: handle.organizationId },
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
async function lockHandle(scope: Scope, id: string): Promise<Found> {
  const [[handle]] = await run(
    scope,
    sql<Found>`select id, kind, value, nature, person_id as "personId", organization_id as "organizationId" from handle
      where workspace_id = ${scope.workspaceId} and id = ${id} for update`.compile(db),
  )
  const holder = handle?.personId ?? handle?.organizationId
  if (!handle || !holder || handle.nature === 'ours') throw notFound('handle')
  const [known] = await readKnown(scope, [holder])
  if (!known) throw notFound('handle')
  return handle
}
