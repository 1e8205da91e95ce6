// An invitation: a link with which somebody joins the company, in a role and departments, until it is used up, over or taken back.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { id, instant } from '../../base/endpoint.ts'
import { newId } from '../../base/id.ts'
import { conflict, forbidden, invalid, notFound } from '../../base/problem.ts'
import { type Scope, atomically, run, runOne } from '../../base/scope.ts'
import { emailText } from '../account.ts'
import { recordEvents } from '../event.ts'
import { type Role, roles } from '../role.ts'
import { hashToken, newToken } from '../secret.ts'

/** Long enough to be read after a holiday's weekend, short enough that a lost one is soon worth nothing. */
const daysOpen = 7
const mostListed = 200

export const invitationGiven = z.object({
  /** Of whom alone may use it; without one, whoever has the link may. */
  email: emailText.optional(),
  role: z.enum(roles),
  departmentIds: z.array(id).max(50).default([]),
  /** How many may join with it; with an address, one. */
  uses: z.number().int().min(1).max(500).default(1),
})
export type Given = z.output<typeof invitationGiven>

export const invitationShape = z.object({
  id,
  email: z.string().nullable(),
  role: z.enum(roles),
  departmentIds: z.array(id),
  uses: z.number(),
  mostUses: z.number(),
  madeBy: z.string(),
  madeAt: instant,
  expiresAt: instant,
})

/** Answers the token of the link, which is told this once and kept nowhere. */
export async function invite(scope: Scope, given: Given): Promise<{ id: string; token: string; expiresAt: string }> {
  const { email = null, role, departmentIds, uses } = given
  if (!mayGive(scope.role, role)) throw forbidden()
  if (!email && role === 'owner')
    throw invalid('owner_by_link', 'An owner is invited by their address.', [
      { path: 'email', code: 'owner_by_link', detail: 'An owner is invited by their address.' },
    ])
  return atomically(scope, async (scope) => {
    await mustBeDepartments(scope, departmentIds)
    if (email) await mustBeNew(scope, email)
    const token = newToken()
    const row = {
      id: newId(),
      workspace_id: scope.workspaceId,
      token_hash: hashToken(token),
      email,
      role,
      department_ids: [...new Set(departmentIds)],
      most_uses: email ? 1 : uses,
      made_by: scope.memberId ?? '',
      expires_at: new Date(Date.now() + daysOpen * 86_400_000).toISOString(),
    }
    await run(scope, db.insertInto('invitation').values(row).compile())
    await recordEvents(scope, [{ kind: 'invitation.made', subjectId: row.id }])
    return { id: row.id, token, expiresAt: row.expires_at }
  })
}

/** Nobody gives more than they have. */
export const mayGive = (own: string, role: Role): boolean => roles.indexOf(role) >= roles.indexOf(own as Role)

async function mustBeDepartments(scope: Scope, ids: readonly string[]): Promise<void> {
  const query = db.selectFrom('department').select('id').where('workspace_id', '=', scope.workspaceId)
  const [found] = await run(scope, query.where('id', '=', sql<string>`any(${[...ids]}::uuid[])`).compile())
  if (found.length < new Set(ids).size) throw notFound('department')
}

async function mustBeNew(scope: Scope, email: string): Promise<void> {
  const query = db
    .selectFrom('member')
    .innerJoin('account', 'account.id', 'member.account_id')
    .select('member.id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('status', '=', 'active')
    .where('email', '=', email)
  if (await runOne(scope, query.compile()))
    throw conflict('already_member', 'Somebody with this address is a member already.')
}

/** Those with which somebody can still join, the newest first. */
export async function listInvitations(scope: Scope): Promise<z.input<typeof invitationShape>[]> {
  const [rows] = await run(
    scope,
    sql<
      z.output<typeof invitationShape>
    >`select i.id, i.email, i.role, i.department_ids as "departmentIds", i.uses, i.most_uses as "mostUses",
        coalesce(m.name, '') as "madeBy", i.made_at as "madeAt", i.expires_at as "expiresAt"
      from invitation i left join member m on m.workspace_id = ${scope.workspaceId} and m.id = i.made_by
      where i.workspace_id = ${scope.workspaceId} and i.revoked_at is null and i.expires_at > now() and i.uses < i.most_uses
      order by i.id desc limit ${sql.lit(mostListed)}`.compile(db),
  )
  return rows
}

/** Takes an invitation back; `returnInvitation` makes it good again. */
export const revokeInvitation = (scope: Scope, invitationId: string): Promise<void> =>
  mark(scope, invitationId, 'invitation.revoked', sql`now()`)

export const returnInvitation = (scope: Scope, invitationId: string): Promise<void> =>
  mark(scope, invitationId, 'invitation.returned', sql`null`)

async function mark(scope: Scope, id: string, kind: string, revokedAt: ReturnType<typeof sql>): Promise<void> {
  await atomically(scope, async (scope) => {
    const [marked] = await run(
      scope,
      sql<{
        id: string
      }>`update invitation set revoked_at = ${revokedAt} where workspace_id = ${scope.workspaceId} and id = ${id} returning id`.compile(
        db,
      ),
    )
    if (marked.length === 0) throw notFound('invitation')
    await recordEvents(scope, [{ kind, subjectId: id }])
  })
}
