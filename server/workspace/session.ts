// A signed-in browser: an opaque token, kept only as its hash, and what it opens.
import { LRUCache } from 'lru-cache'
import { db } from '../base/database.ts'
import { newId } from '../base/id.ts'
import { type Ground, type Scope, run, runGlobal } from '../base/scope.ts'
import { hashToken, newToken } from './secret.ts'
import { readableAudiences } from './audience.ts'

const daysKept = 30
/** How long another process may still let in what this one has shut out; in this process it is at once. */
const cachedMs = 5000

export type Entered = { sessionId: string; accountId: string; scope: Scope | null }
const opened = new LRUCache<string, Entered>({ max: 5000, ttl: cachedMs })

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
export async function enter(ground: Ground, token: string): Promise<Entered | null> {
  const hash = hashToken(token)
  const key = hash.toString('base64')
  const known = opened.get(key)
  if (known) return known
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
  const entered = { sessionId: session.id, accountId: session.account_id, scope }
  opened.set(key, entered)
  return entered
}

/** The scope of an account in a workspace, or null when it is not (or no longer) an active member there. */
export async function enterWorkspace(ground: Ground, accountId: string, workspaceId: string): Promise<Scope | null> {
  const query = db
    .selectFrom('account_workspace')
    .select('member_id')
    .where('account_id', '=', accountId)
    .where('workspace_id', '=', workspaceId)
  const [belongs] = await runGlobal(ground, query.compile())
  if (!belongs) return null
  const memberId = belongs.member_id
  const kith = kithScope(ground, workspaceId)
  const [members, audiences] = await run(
    kith,
    db
      .selectFrom('member')
      .select(['role', 'status'])
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', memberId)
      .compile(),
    readableAudiences(workspaceId, memberId),
  )
  const [member] = members
  if (member?.status !== 'active') return null
  return { ...kith, memberId, role: member.role, audiences: audiences.map(({ id }) => id) }
}

/** Kith's own scope in a workspace: for jobs, on nobody's behalf; it reads no audience unless it asks for them by id. */
export const kithScope = (ground: Ground, workspaceId: string): Scope => ({
  workspaceId,
  memberId: null,
  role: 'kith',
  audiences: [],
  ground,
})

/** Forgets what is remembered of sessions, so that a change of rights or a revocation holds at once. */
export const forgetSessions = (): void => opened.clear()

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
