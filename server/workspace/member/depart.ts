// A member leaves and may no longer enter, at once; what they said and answered for stays. Coming back undoes it.
import { db } from '../../base/database.ts'
import { conflict, notFound } from '../../base/problem.ts'
import { type Scope, afterCommit, atomically, run } from '../../base/scope.ts'
import { recordEvents } from '../event.ts'
import { forgetSessions } from '../session/opened.ts'

/** Ends the membership and every session of it in this workspace; the last owner cannot leave. */
export async function leaveWorkspace(scope: Scope, id: string): Promise<void> {
  await atomically(scope, async (scope) => {
    const member = await readMember(scope, id)
    if (member.status === 'left') throw notFound('member')
    if (member.role === 'owner' && member.status === 'active') await keepAnOwner(scope, id)
    await setStatus(scope, id, 'left')
    if (member.account_id) await shutOut(scope, member.account_id)
    await recordEvents(scope, [{ kind: 'member.left', subjectId: id }])
  })
}

/** Takes back a leaving: who had an account here may enter again, with the role they had. */
export async function returnToWorkspace(scope: Scope, id: string): Promise<void> {
  await atomically(scope, async (scope) => {
    const { status, account_id } = await readMember(scope, id)
    if (status !== 'left') return
    await setStatus(scope, id, account_id ? 'active' : 'known')
    if (account_id) {
      const entry = { account_id, workspace_id: scope.workspaceId, member_id: id }
      await run(
        scope,
        db
          .insertInto('account_workspace')
          .values(entry)
          .onConflict((on) => on.doNothing())
          .compile(),
      )
    }
    await recordEvents(scope, [{ kind: 'member.returned', subjectId: id }])
  })
}

/** Throws when there would be no owner without this one; locks the owners, so that two cannot go at once. */
export async function keepAnOwner(scope: Scope, id: string): Promise<void> {
  const [owners] = await run(
    scope,
    db
      .selectFrom('member')
      .select('id')
      .where('workspace_id', '=', scope.workspaceId)
      .where('role', '=', 'owner')
      .where('status', '=', 'active')
      .orderBy('id')
      .forUpdate()
      .compile(),
  )
  if (!owners.some((owner) => owner.id !== id)) throw conflict('last_owner', 'A workspace keeps at least one owner.')
}

async function readMember(scope: Scope, id: string) {
  const query = db.selectFrom('member').select(['role', 'status', 'account_id'])
  const [[member]] = await run(
    scope,
    query.where('workspace_id', '=', scope.workspaceId).where('id', '=', id).compile(),
  )
  if (!member) throw notFound('member')
  return member
}

async function setStatus(scope: Scope, id: string, status: string): Promise<void> {
  const query = db.updateTable('member').set({ status }).where('workspace_id', '=', scope.workspaceId)
  await run(scope, query.where('id', '=', id).compile())
}

async function shutOut(scope: Scope, accountId: string): Promise<void> {
  const here = scope.workspaceId
  await run(
    scope,
    db.deleteFrom('account_workspace').where('account_id', '=', accountId).where('workspace_id', '=', here).compile(),
    db.deleteFrom('session').where('account_id', '=', accountId).where('workspace_id', '=', here).compile(),
  )
  afterCommit(scope, forgetSessions)
}
