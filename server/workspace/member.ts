// A person of the company: with an account here, or a colleague known from mail.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../base/database.ts'
import { id } from '../base/endpoint.ts'
import { notFound } from '../base/problem.ts'
import { type Scope, afterCommit, atomically, knownAudiences, run, runOne } from '../base/scope.ts'
import { keepAnOwner } from './member/depart.ts'
import { placeMember, readPlaces } from './member/place.ts'
import { recordEvents, tellMember } from './event.ts'
import { type Role, roles } from './role.ts'
import { forgetSessions } from './session/opened.ts'

export const memberShape = z.object({
  id,
  name: z.string(),
  role: z.enum(roles),
  status: z.enum(['active', 'known', 'left']),
})

/** Everyone of the company that one may know of, by name, with the address they sign in with where they have an account. */
export async function listMembers(scope: Scope) {
  const mine = { workspace_id: scope.workspaceId }
  const [members, addresses] = await run(
    scope,
    db
      .selectFrom('member')
      .leftJoin('account', 'account.id', 'member.account_id')
      .select(['member.id', 'member.name', 'role', 'status', 'department_id', 'email'])
      .where('workspace_id', '=', mine.workspace_id)
      .orderBy('member.name')
      .orderBy('member.id')
      .compile(),
    ownAddresses(scope).where('member_id', 'is not', null).compile(),
  )
  const open = addresses.filter((one) => one.known)
  const byMember = Map.groupBy(open, ({ member_id }) => member_id)
  const closed = new Set(addresses.map(({ member_id }) => member_id).filter((id) => !byMember.has(id)))
  const seen = members.filter(({ id, status }) => status !== 'known' || !closed.has(id))
  const places = await readPlaces(scope)
  return seen.map(({ id, name, role, status, department_id, email }) => ({
    id,
    name,
    role: role as Role,
    email,
    status: status as 'active' | 'known' | 'left',
    departmentId: department_id,
    departmentIds: places.get(id) ?? [],
    addresses: (byMember.get(id) ?? []).map(({ address }) => address),
  }))
}

/** All addresses of ours: whoever were left out would not be recognised, or be known to those who may not. `known`: whether the scope may know of it, for one that nobody told is known to those who met it. */
export const ownAddresses = (scope: Scope) =>
  db
    .selectFrom('member_address')
    .select(['address', 'member_id', 'found_by'])
    .select((on) =>
      on
        .or([
          on('found_by', '<>', 'domain'),
          on.exists(
            on
              .selectFrom('address_met as met')
              .select('met.address')
              .where('met.workspace_id', '=', scope.workspaceId)
              .whereRef('met.address', '=', 'member_address.address')
              .where('met.audience_id', '=', sql<string>`any(${knownAudiences(scope)}::uuid[])`),
          ),
        ])
        .as('known'),
    )
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('address')

export async function readMemberName(scope: Scope, id: string): Promise<string> {
  const query = db.selectFrom('member').select('name').where('workspace_id', '=', scope.workspaceId)
  return (await runOne(scope, query.where('id', '=', id).compile()))?.name ?? ''
}

/** Changes what a member is called, may do and belongs to; the last owner stays owner. */
export async function changeMember(
  scope: Scope,
  id: string,
  change: { name?: string; role?: Role; departmentIds?: readonly string[] },
): Promise<void> {
  await atomically(scope, async (scope) => {
    const { name, role, departmentIds } = change
    const query = db.selectFrom('member').select(['role', 'status']).where('workspace_id', '=', scope.workspaceId)
    const member = await runOne(scope, query.where('id', '=', id).compile())
    if (!member) throw notFound('member')
    if (member.role === 'owner' && member.status === 'active' && role && role !== 'owner') await keepAnOwner(scope, id)
    const set = { ...(name ? { name } : {}), ...(role ? { role } : {}) }
    const fields = [...Object.keys(set), ...(departmentIds ? ['departments'] : [])]
    if (fields.length === 0) return
    const update = db.updateTable('member').where('workspace_id', '=', scope.workspaceId).where('id', '=', id)
    if (Object.keys(set).length > 0) await run(scope, update.set(set).compile())
    if (departmentIds) await placeMember(scope, id, departmentIds)
    await recordEvents(scope, [{ kind: 'member.changed', subjectId: id, change: { fields } }])
    afterCommit(scope, forgetSessions)
    tellMember(scope, id)
  })
}

/** Which addresses and domains are ours: loaded once for a batch of arrivals. */
export type Ours = { addresses: Map<string, string | null>; domains: Set<string> }

export async function readOurs(scope: Scope): Promise<Ours> {
  const [addresses, domains] = await run(
    scope,
    db
      .selectFrom('member_address')
      .select(['address', 'member_id'])
      .where('workspace_id', '=', scope.workspaceId)
      .compile(),
    db.selectFrom('company_domain').select('domain').where('workspace_id', '=', scope.workspaceId).compile(),
  )
  return {
    addresses: new Map(addresses.map(({ address, member_id }) => [address, member_id])),
    domains: new Set(domains.map(({ domain }) => domain)),
  }
}
