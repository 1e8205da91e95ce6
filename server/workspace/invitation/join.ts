// Somebody opens an invitation: they see who invites them to what, and join with a new account or the one they have.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { instant } from '../../base/endpoint.ts'
import { Problem, conflict } from '../../base/problem.ts'
import { type Ground, type Scope, atomically, run, runGlobal, runOne } from '../../base/scope.ts'
import { draftAccount, type NewAccount, readAccount, writeAccount } from '../account.ts'
import { admitAccount } from '../member/admit.ts'
import { may, type Role, roles } from '../role.ts'
import { hashToken } from '../secret.ts'
import { kithScope } from '../session.ts'
import { mayGive } from './invite.ts'

export const invitedShape = z.object({
  workspace: z.string(),
  by: z.string(),
  role: z.enum(roles),
  departments: z.array(z.string()),
  /** Who alone may use it; null: whoever has the link. */
  email: z.string().nullable(),
  expiresAt: instant,
})

type Row = {
  id: string
  workspace_id: string
  workspace: string
  email: string | null
  role: Role
  department_ids: string[]
  made_by: string
  uses: number
  most_uses: number
  expires_at: string
  revoked_at: string | null
}

/** What the token invites to; throws a problem with the code of why it is good no more. */
export async function readInvitation(ground: Ground, token: string): Promise<z.input<typeof invitedShape>> {
  const [row] = await runGlobal(
    ground,
    sql<Row>`select i.*, w.name as workspace from invitation i join workspace w on w.id = i.workspace_id where i.token_hash = ${hashToken(token)}`.compile(
      db,
    ),
  )
  if (!row) throw over('invitation_unknown', 'There is no such invitation.')
  mustBeGood(row)
  const scope = kithScope(ground, row.workspace_id)
  const { name } = await readInviter(scope, row)
  const query = db.selectFrom('department').select('name').where('workspace_id', '=', scope.workspaceId)
  const [departments] = await run(
    scope,
    query.where('id', '=', sql<string>`any(${row.department_ids}::uuid[])`).orderBy('name').compile(),
  )
  const { workspace, email, role, expires_at: expiresAt } = row
  return { workspace, by: name, role, departments: departments.map((one) => one.name), email, expiresAt }
}

const over = (code: string, detail: string) => new Problem('notFound', code, detail)

function mustBeGood({ revoked_at, expires_at, uses, most_uses }: Row): void {
  if (revoked_at) throw over('invitation_revoked', 'This invitation was taken back.')
  if (Date.parse(expires_at) <= Date.now()) throw over('invitation_expired', 'This invitation is over.')
  if (uses >= most_uses) throw over('invitation_used', 'This invitation has been used.')
}

/** Who invited must still be here, and may still give what was given. */
async function readInviter(scope: Scope, { made_by, role }: Row): Promise<{ name: string }> {
  const query = db.selectFrom('member').select(['name', 'role', 'status']).where('workspace_id', '=', scope.workspaceId)
  const inviter = await runOne(scope, query.where('id', '=', made_by).compile())
  const mayStill = inviter?.status === 'active' && may(inviter.role, 'inviteMembers') && mayGive(inviter.role, role)
  if (!inviter || !mayStill) throw over('invitation_revoked', 'This invitation was taken back.')
  return inviter
}

type Joined = { workspaceId: string; accountId: string }

/** Makes an account and joins with it, both or neither. */
export async function joinAnew(ground: Ground, token: string, given: NewAccount): Promise<Joined> {
  const account = await draftAccount(given)
  return takeUse(ground, token, async (scope, invitation) => {
    await writeAccount(scope, account, invitation.email !== null)
    await join(scope, invitation, account)
    return account.id
  })
}

/** Joins with an account that is there. */
export async function joinWith(ground: Ground, token: string, accountId: string): Promise<Joined> {
  const account = await readAccount(ground, accountId)
  return takeUse(ground, token, async (scope, invitation) => {
    await join(scope, invitation, account)
    return accountId
  })
}

/** One use of the invitation is taken in the same transaction: of many at once no more join than it is good for. */
async function takeUse(
  ground: Ground,
  token: string,
  work: (scope: Scope, invitation: Row) => Promise<string>,
): Promise<Joined> {
  const [found] = await runGlobal(
    ground,
    db.selectFrom('invitation').select('workspace_id').where('token_hash', '=', hashToken(token)).compile(),
  )
  if (!found) throw over('invitation_unknown', 'There is no such invitation.')
  return atomically(kithScope(ground, found.workspace_id), async (scope) => {
    const [[row]] = await run(
      scope,
      sql<Row>`select *, '' as workspace from invitation where token_hash = ${hashToken(token)} for update`.compile(db),
    )
    if (!row) throw over('invitation_unknown', 'There is no such invitation.')
    mustBeGood(row)
    await readInviter(scope, row)
    const accountId = await work({ ...scope, memberId: row.made_by }, row)
    await run(scope, sql`update invitation set uses = uses + 1 where id = ${row.id}`.compile(db))
    return { workspaceId: scope.workspaceId, accountId }
  })
}

async function join(
  scope: Scope,
  { email, role, department_ids: departmentIds }: Row,
  account: { id: string; email: string; name: string },
): Promise<void> {
  if (email && email !== account.email)
    throw conflict('invited_other', `This invitation is for ${email}; sign in as that, or ask for another.`)
  const known = await stillHere(scope, departmentIds)
  const { id: accountId, name, email: address } = account
  // An address that nobody sent the link to proves nothing: whoever types it becomes no colleague for whom something was kept.
  await admitAccount(scope, { name, email: address, role, departmentIds: known }, accountId, { proven: email !== null })
}

/** A department may have gone since. */
async function stillHere(scope: Scope, ids: readonly string[]): Promise<string[]> {
  const query = db.selectFrom('department').select('id').where('workspace_id', '=', scope.workspaceId)
  const [rows] = await run(scope, query.where('id', '=', sql<string>`any(${[...ids]}::uuid[])`).compile())
  const here = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => here.has(id))
}
