// Who takes another name takes it in every workspace in which they bore the former one.
import { db } from '../../base/database.ts'
import { type Ground, type Scope, atomically, run } from '../../base/scope.ts'
import { recordEvents } from '../event.ts'
import { kithScope } from '../session.ts'
import { listWorkspaces } from '../workspace.ts'

/** Leaves alone a name that an owner gave them in a workspace. */
export async function renameMembers(ground: Ground, accountId: string, before: string, name: string): Promise<void> {
  if (before === name) return
  for (const { id } of await listWorkspaces(ground, accountId))
    await atomically(kithScope(ground, id), (scope) => renameMember(scope, accountId, before, name))
}

async function renameMember(scope: Scope, accountId: string, before: string, name: string): Promise<void> {
  const query = db
    .updateTable('member')
    .set({ name })
    .where('workspace_id', '=', scope.workspaceId)
    .where('account_id', '=', accountId)
    .where('name', '=', before)
  const [renamed] = await run(scope, query.returning('id').compile())
  await recordEvents(
    scope,
    renamed.map(({ id }) => ({ kind: 'member.changed', subjectId: id, change: { fields: ['name'] } })),
  )
}
