// A signed-in browser: an opaque token, kept only as its hash, and what it opens.
import { db } from '../base/database.ts'
import { newId } from '../base/id.ts'
import { type Ground, type Scope, run, runGlobal } from '../base/scope.ts'
import { hashToken, newToken } from './secret.ts'
import { readableAudiences } from './audience.ts'
import { type Entered, forgetSessions, recall } from './session/opened.ts'

const daysKept = 30

/** Opens a session for the account in a workspace (or none yet); the token goes to the browser and nowhere else. */
export async function openSession(
  ground: Ground,
  accountId: string,
  workspaceId: string | null,
  at: { userAgent: string; address: string },
) {
  const token = newToken()
  const expiresAt = new Date(Date.now() + daysKept * 86_400_000)
  await runGlobal(
    ground,
    db
      .insertInto('session')
      .values({
        id: newId(),
        token_hash: hashToken(token),
        account_id: accountId,
        workspace_id: workspaceId,
        expires_at: expiresAt.toISOString(),
        user_agent: at.userAgent.slice(0, 300),
        address: at.address,
      })
      .compile(),
  )
  return { token, expiresAt }
}

/** Who a token lets in, and the scope of the workspace chosen in it; null when it is unknown, expired or revoked. */
export function enter(ground: Ground, token: string): Promise<Entered | null> {
  const hash = hashToken(token)
  return recall(hash.toString('base64'), () => readSession(ground, hash))
}

async function readSession(ground: Ground, hash: Buffer): Promise<Entered | null> {
  const [session] = await runGlobal(
    ground,
    db
      .updateTable('session')
      .set({ seen_at: new Date().toISOString() })
      .where('token_hash', '=', hash)
      .where('expires_at', '>', new Date().toISOString())
      .returning(['id', 'account_id', 'workspace_id'])
      .compile(),
  )
  if (!session) return null
  const scope = session.workspace_id ? await enterWorkspace(ground, session.account_id, session.workspace_id) : null
  return { sessionId: session.id, accountId: session.account_id, scope }
}

/** The scope of an account in a workspace, or null when it is not (or no longer) an active member there. */
export async function enterWorkspace(ground: Ground, accountId: string, workspaceId: string): Promise<Scope | null> {
  const query = db
    .selectFrom('account_workspace')
    .select('member_id')
    .where('account_id', '=', accountId)
    .where('workspace_id', '=', workspaceId)
  const [belongs] = await runGlobal(ground, query.compile())
  return belongs ? enterAs(ground, belongs.member_id, workspaceId) : null
}

/** The scope of a member, for what a job does on their behalf, or null for one who is not active any more. */
export async function enterAs(ground: Ground, memberId: string, workspaceId: string): Promise<Scope | null> {
  const kith = kithScope(ground, workspaceId)
  const [[member], departments] = await run(
    kith,
    db
      .selectFrom('member')
      .select(['role', 'status'])
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', memberId)
      .compile(),
    db
      .selectFrom('member_department')
      .select('department_id')
      .where('workspace_id', '=', workspaceId)
      .where('member_id', '=', memberId)
      .compile(),
  )
  if (member?.status !== 'active') return null
  const own = departments.map((row) => row.department_id)
  const [read] = await run(kith, readableAudiences(workspaceId, memberId, member.role === 'guest', own))
  const of = (full: boolean) => read.filter((one) => one.full === full).map(({ id }) => id)
  return { ...kith, memberId, role: member.role, audiences: of(true), outlines: of(false) }
}

/** Kith's own scope in a workspace: for jobs, on nobody's behalf; it reads no audience unless it asks for them by id. */
export const kithScope = (ground: Ground, workspaceId: string): Scope => ({
  workspaceId,
  memberId: null,
  role: 'kith',
  audiences: [],
  outlines: [],
  ground,
})

export async function listSessions(ground: Ground, accountId: string) {
  const query = db
    .selectFrom('session')
    .select(['id', 'created_at', 'seen_at', 'user_agent', 'address'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', new Date().toISOString())
    .orderBy('seen_at', 'desc')
    .limit(200)
  return runGlobal(ground, query.compile())
}

/** Ends one session of the account, or all of them; `except` is left open. */
export async function revokeSessions(
  ground: Ground,
  accountId: string,
  which: { id?: string; except?: string },
): Promise<number> {
  let query = db.deleteFrom('session').where('account_id', '=', accountId)
  if (which.id) query = query.where('id', '=', which.id)
  if (which.except) query = query.where('id', '!=', which.except)
  const rows = await runGlobal(ground, query.returning('id').compile())
  forgetSessions()
  return rows.length
}

export async function chooseWorkspace(ground: Ground, sessionId: string, workspaceId: string): Promise<void> {
  await runGlobal(
    ground,
    db.updateTable('session').set({ workspace_id: workspaceId }).where('id', '=', sessionId).compile(),
  )
  forgetSessions()
}
