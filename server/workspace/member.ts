// A person of the company: with an account here, or a colleague known from mail.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../base/database.ts'
import { id } from '../base/endpoint.ts'
import { newId } from '../base/id.ts'
import { notFound } from '../base/problem.ts'
import { type Scope, afterCommit, atomically, run, runOne } from '../base/scope.ts'
import { keepAnOwner } from './member/depart.ts'
import { placeMember, readPlaces } from './member/place.ts'
import { recordEvents } from './event.ts'
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
      .limit(2000)
      .compile(),
    db
      .selectFrom('member_address')
      .select(['address', 'member_id', 'audience_id'])
      .where('workspace_id', '=', mine.workspace_id)
      .where('member_id', 'is not', null)
      .orderBy('address')
      .limit(5000)
      .compile(),
  )
  const open = addresses.filter((one) => mayKnow(scope, one.audience_id))
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

/** An address that was met in closed mail alone is known to those who may read it. */
export const mayKnow = (scope: Scope, audienceId: string | null): boolean =>
  audienceId === null || scope.audiences.includes(audienceId)

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

/**
 * Makes colleagues known from mail, each with an address of theirs (memberless: a shared address of ours); one that was made meanwhile stays.
 * `audienceId`: who may know of them, where not everyone may read the mail they were met in.
 */
export async function meetColleagues(
  scope: Scope,
  met: readonly { address: string; name: string | null }[],
  audienceId: string | null = null,
): Promise<void> {
  for (const { address, name } of [...met].sort((a, b) => (a.address < b.address ? -1 : 1))) {
    const memberId = name === null ? null : newId()
    if (memberId)
      await run(
        scope,
        db
          .insertInto('member')
          .values({
            workspace_id: scope.workspaceId,
            id: memberId,
            name: name ?? address,
            role: 'guest',
            status: 'known',
          })
          .compile(),
      )
    const found = { found_by: 'domain', audience_id: audienceId }
    const row = { workspace_id: scope.workspaceId, address, member_id: memberId, ...found }
    const [made] = await run(
      scope,
      db
        .insertInto('member_address')
        .values(row)
        .onConflict((on) => on.doNothing())
        .returning('address')
        .compile(),
    )
    if (made.length === 0 && memberId)
      await run(
        scope,
        db.deleteFrom('member').where('workspace_id', '=', scope.workspaceId).where('id', '=', memberId).compile(),
      )
  }
}

/**
 * Addresses of ours that were met in closed mail and now in mail that everyone may read: everyone may know of them, and of whose they
 * are by the name that stands there. A name that an owner gave stays.
 */
export async function openAddresses(
  scope: Scope,
  met: readonly { address: string; name: string | null }[],
): Promise<void> {
  const addresses = met.map(({ address }) => address)
  const query = db.updateTable('member_address').set({ audience_id: null })
  const closed = query.where('workspace_id', '=', scope.workspaceId).where('audience_id', 'is not', null)
  const [opened] = await run(
    scope,
    closed.where('address', '=', sql<string>`any(${addresses}::text[])`).returning(['address', 'member_id']).compile(),
  )
  for (const { address, member_id } of opened) {
    const name = met.find((one) => one.address === address)?.name
    if (!name || !member_id) continue
    await run(
      scope,
      sql`update member m set name = ${name} where m.workspace_id = ${scope.workspaceId} and m.id = ${member_id} and m.status = 'known'
        and not exists (select from event e where e.workspace_id = ${scope.workspaceId} and e.subject_id = m.id and e.kind = 'member.changed')`.compile(
        db,
      ),
    )
  }
}

/** Colleagues known from mail of whom no address is left. */
export async function listAddressless(scope: Scope): Promise<string[]> {
  const [rows] = await run(
    scope,
    db
      .selectFrom('member')
      .select('id')
      .where('workspace_id', '=', scope.workspaceId)
      .where('status', '=', 'known')
      .where((on) =>
        on.not(
          on.exists(
            on
              .selectFrom('member_address')
              .select('member_id')
              .where('workspace_id', '=', scope.workspaceId)
              .whereRef('member_id', '=', 'member.id'),
          ),
        ),
      )
      .where((on) =>
        on.not(
          on.exists(
            on
              .selectFrom('audience_reader')
              .select('member_id')
              .where('workspace_id', '=', scope.workspaceId)
              .whereRef('member_id', '=', 'member.id'),
          ),
        ),
      )
      .limit(2000)
      .compile(),
  )
  return rows.map(({ id }) => id)
}

/** Takes out colleagues who were none; nothing may refer to them any more. */
export async function forgetColleagues(scope: Scope, ids: readonly string[]): Promise<void> {
  const query = db.deleteFrom('member').where('workspace_id', '=', scope.workspaceId).where('status', '=', 'known')
  await run(scope, query.where('id', '=', sql<string>`any(${[...ids]}::uuid[])`).compile())
}
