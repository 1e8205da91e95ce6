// An address to which mail came back is trusted again: because mail comes from it, or because a member says so.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { notFound } from '../../base/problem.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import { readKnown } from '../../people/known.ts'
import { recordEvents } from '../../workspace/event.ts'
import { toldTo } from './told.ts'

/** Whoever writes from an address after mail to it came back has it still. */
export async function trustWhoWrote(scope: Scope, interactionIds: readonly string[]): Promise<void> {
  const [rows] = await run(
    scope,
    sql<{ audience_id: string }>`update bounce b set set_right_at = p.happened_at
      from participant p
      where b.workspace_id = ${scope.workspaceId} and p.workspace_id = ${scope.workspaceId} and p.interaction_id = any(${[...interactionIds]}::uuid[])
        and p.part = 'from' and p.handle_id = b.handle_id and b.set_right_at is null and p.happened_at > b.happened_at
      returning ${toldTo(scope)} as audience_id`.compile(db),
  )
  await recordEvents(
    scope,
    [...new Set(rows.map((row) => row.audience_id))].map((audienceId) => ({ kind: 'bounce.set_right', audienceId })),
  )
}

/** Says that mail to it arrives again. */
export async function setRight(scope: Scope, handleId: string): Promise<void> {
  await change(
    scope,
    handleId,
    sql`set set_right_at = now(), set_right_by = ${scope.memberId}::uuid`,
    sql`set_right_at is null`,
  )
}

/** Takes that back. */
export async function unsetRight(scope: Scope, handleId: string): Promise<void> {
  await change(scope, handleId, sql`set set_right_at = null, set_right_by = null`, sql`set_right_by is not null`)
}

async function change(scope: Scope, handleId: string, set: ReturnType<typeof sql>, where: ReturnType<typeof sql>) {
  await atomically(scope, async (scope) => {
    await requireHandle(scope, handleId)
    const [rows] = await run(
      scope,
      sql<{
        audience_id: string
      }>`update bounce b ${set} where workspace_id = ${scope.workspaceId} and handle_id = ${handleId} and ${where}
        and ${toldTo(scope)} = any(${[...scope.audiences]}::uuid[]) returning ${toldTo(scope)} as audience_id`.compile(
        db,
      ),
    )
    const audiences = [...new Set(rows.map((row) => row.audience_id))]
    await recordEvents(
      scope,
      audiences.map((audienceId) => ({ kind: 'bounce.set_right', audienceId })),
    )
  })
}

/** Of somebody the scope may know of. */
async function requireHandle(scope: Scope, handleId: string): Promise<void> {
  const query = db
    .selectFrom('handle')
    .select(['person_id', 'organization_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', handleId)
  const [[handle]] = await run(scope, query.compile())
  const holders = [handle?.person_id, handle?.organization_id].filter((id) => typeof id === 'string')
  if (holders.length === 0 || (await readKnown(scope, holders)).length === 0) throw notFound('handle')
}
