// A customer taken out of sight, and brought back. Their handles still lead to them, so they stay removed whatever is imported.
import { db } from '../../base/database.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import { recordEvents } from '../../workspace/event.ts'
import { requireKnown } from '../known.ts'

/** Removes a person or organization; again changes nothing. */
export async function removeCustomer(scope: Scope, id: string): Promise<void> {
  await atomically(scope, async (scope) => {
    const { kind, audienceId, removed } = await requireKnown(scope, id, { removed: true })
    if (removed) return
    const row = { workspace_id: scope.workspaceId, subject_id: id, removed_by: scope.memberId }
    await run(
      scope,
      db
        .insertInto('removal')
        .values(row)
        .onConflict((on) => on.doNothing())
        .compile(),
    )
    await recordEvents(scope, [{ kind: `${kind}.removed`, subjectId: id, audienceId }])
  })
}

export async function returnCustomer(scope: Scope, id: string): Promise<void> {
  await atomically(scope, async (scope) => {
    const { kind, audienceId, removed } = await requireKnown(scope, id, { removed: true })
    if (!removed) return
    await run(
      scope,
      db.deleteFrom('removal').where('workspace_id', '=', scope.workspaceId).where('subject_id', '=', id).compile(),
    )
    await recordEvents(scope, [{ kind: `${kind}.returned`, subjectId: id, audienceId }])
  })
}
