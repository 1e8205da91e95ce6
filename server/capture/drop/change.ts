// Drop addresses made, renewed, ended and taken up again by hand.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { newId } from '../../base/id.ts'
import { forbidden, notFound } from '../../base/problem.ts'
import { type Scope, atomically, run, runOne } from '../../base/scope.ts'
import { recordEvents } from '../../workspace/event.ts'
import { may } from '../../workspace/role.ts'
import { readWorkspace } from '../../workspace/workspace.ts'
import { type Choice, makeChosen } from '../readers/choice.ts'
import { endAddresses, reviveAddress, writeAddress } from './address.ts'

export type Made = Choice & { name: string; departmentId?: string | null | undefined }

/** Makes a source that mail is dropped into, or answers the like one made a moment ago: a second click, a line that was cut. */
export async function makeDropOnce(scope: Scope, given: Made): Promise<string> {
  return atomically(scope, async (scope) => {
    const key = `drop ${scope.workspaceId} ${scope.memberId}`
    await run(scope, sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.compile(db))
    const query = db
      .selectFrom('source')
      .select('id')
      .where('workspace_id', '=', scope.workspaceId)
      .where('kind', '=', 'drop')
      .where('owner_id', '=', scope.memberId)
      .where('audience_id', '=', await makeChosen(scope, given, scope.memberId))
      .where('name', '=', given.name)
      .where('phase', '=', 'following')
      .where('made_at', '>', sql<string>`now() - interval '5 seconds'`)
    const before = await runOne(scope, query.compile())
    return before?.id ?? makeDrop(scope, given)
  })
}

/** Makes a source that mail is dropped into; answers its id. */
export async function makeDrop(scope: Scope, { name, departmentId, ...choice }: Made): Promise<string> {
  const workspace = await readWorkspace(scope.ground, scope.workspaceId)
  return atomically(scope, async (scope) => {
    const id = newId()
    const audienceId = await makeChosen(scope, choice, scope.memberId)
    const row = {
      workspace_id: scope.workspaceId,
      id,
      channel: 'email',
      kind: 'drop',
      name,
      location: '',
      fingerprint: `drop ${id}`,
      audience_id: audienceId,
      owner_id: scope.memberId,
      department_id: departmentId ?? null,
      phase: 'following',
    }
    await run(scope, db.insertInto('source').values(row).compile())
    await writeAddress(scope, id, workspace.name)
    await recordEvents(scope, [{ kind: 'source.connected', subjectId: id, audienceId }])
    await scope.ground.jobs.queue(scope, 'prove', { workspaceId: scope.workspaceId, sourceId: id }, { key: id })
    return id
  })
}

/** Another address for the same source; at the one before nothing is taken in any more. */
export async function renewDrop(scope: Scope, sourceId: string): Promise<void> {
  const workspace = await readWorkspace(scope.ground, scope.workspaceId)
  await change(scope, sourceId, 'following', 'source.address_renewed', async (scope) => {
    await endAddresses(scope, sourceId)
    await writeAddress(scope, sourceId, workspace.name)
  })
}

/** Nothing is taken in any more; what came stays. */
export const endDrop = (scope: Scope, sourceId: string): Promise<void> =>
  change(scope, sourceId, 'ended', 'source.ended', (scope) => endAddresses(scope, sourceId))

/** Mail is taken in again, at the address that was. */
export const resumeDrop = (scope: Scope, sourceId: string): Promise<void> =>
  change(scope, sourceId, 'following', 'source.resumed', (scope) => reviveAddress(scope, sourceId))

/** Only whoever made it, or a manager, may. */
async function change(
  scope: Scope,
  sourceId: string,
  phase: 'following' | 'ended',
  kind: string,
  work: (scope: Scope) => Promise<void>,
): Promise<void> {
  await atomically(scope, async (scope) => {
    const query = db
      .selectFrom('source')
      .select(['owner_id', 'audience_id'])
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', sourceId)
      .where('kind', '=', 'drop')
      .forUpdate()
    const source = await runOne(scope, query.compile())
    const manages = may(scope.role, 'manageSources')
    if (!source || !(manages || scope.audiences.includes(source.audience_id))) throw notFound('drop address')
    if (source.owner_id !== scope.memberId && !manages) throw forbidden()
    await work(scope)
    const update = db.updateTable('source').set({ phase }).where('workspace_id', '=', scope.workspaceId)
    await run(scope, update.where('id', '=', sourceId).compile())
    await recordEvents(scope, [{ kind, subjectId: sourceId, audienceId: source.audience_id }])
  })
}
