// A new member: somebody of the company gets an account here, or joins with the account they have.
import { randomInt } from 'node:crypto'
import { db } from '../../base/database.ts'
import { newId } from '../../base/id.ts'
import { conflict, notFound } from '../../base/problem.ts'
import { type Scope, atomically, run, runOne } from '../../base/scope.ts'
import { hashPassword } from '../secret.ts'
import { makeAudience } from '../audience.ts'
import { recordEvents } from '../event.ts'
import { invite } from '../invitation/invite.ts'
import { readOurs } from '../member.ts'
import { refileOurs } from '../ours.ts'
import type { Role } from '../role.ts'
import { readWorkspace } from '../workspace.ts'
import { placeMember } from './place.ts'

export type Admission = {
  name: string
  email: string
  role: Role
  departmentIds?: readonly string[]
  /** A colleague known from mail who gets an account. */
  memberId?: string
}

/** The member, with the first password, to be shown once (null where the account was there before); or the invitation that they are sent. */
export type Admitted =
  | { id: string; password: string | null; invitation: null }
  | { id: null; password: null; invitation: { token: string; expiresAt: string } }

/** Lets somebody in; where an account is there of which nobody knows whose it is, an invitation is made for whoever the address belongs to. */
export async function admitMember(scope: Scope, admission: Admission): Promise<Admitted> {
  const password = makePassword()
  const hash = await hashPassword(password)
  return atomically(scope, async (scope) => {
    const account = await haveAccount(scope, admission, hash)
    if (!account.proven) return inviteInstead(scope, admission)
    const id = await admitAccount(scope, admission, account.id)
    return { id, password: account.made ? password : null, invitation: null }
  })
}

async function inviteInstead(scope: Scope, { email, role, departmentIds = [] }: Admission): Promise<Admitted> {
  const { token, expiresAt } = await invite(scope, { email, role, departmentIds: [...departmentIds], uses: 1 })
  return { id: null, password: null, invitation: { token, expiresAt } }
}

/** Whether it is certain that the address of the account is its owner's: an owner said so, or an invitation was sent there. */
type Certainty = { proven: boolean }

/** Lets an account into the scope's workspace, as the colleague or former member that they are, if they are one; answers the member. */
export async function admitAccount(
  scope: Scope,
  admission: Admission,
  accountId: string,
  certainty: Certainty = { proven: true },
): Promise<string> {
  const id = await writeMember(scope, admission, accountId, certainty)
  if (admission.departmentIds) await placeMember(scope, id, admission.departmentIds)
  const entry = { account_id: accountId, workspace_id: scope.workspaceId, member_id: id }
  await run(scope, db.insertInto('account_workspace').values(entry).compile())
  await makeAudience(scope, [id])
  await keepOwnAddress(scope, admission.email, id, certainty)
  await recordEvents(scope, [{ kind: 'member.admitted', subjectId: id, change: { fields: ['account', 'role'] } }])
  return id
}

/** Twenty letters and digits that cannot be mistaken for one another, in groups: 99 bits. */
export function makePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const letter = () => letters[randomInt(letters.length)]
  return Array.from({ length: 4 }, () => Array.from({ length: 5 }, letter).join('')).join('-')
}

async function haveAccount(scope: Scope, { email, name }: Admission, hash: string) {
  const workspace = await readWorkspace(scope.ground, scope.workspaceId)
  const { locale, time_zone } = workspace
  const row = { id: newId(), email, name, password_hash: hash, locale, time_zone }
  const [[made], [there]] = await run(
    scope,
    db
      .insertInto('account')
      .values(row)
      .onConflict((on) => on.doNothing())
      .returning('id')
      .compile(),
    db.selectFrom('account').select(['id', 'proven']).where('email', '=', email).compile(),
  )
  if (!there) throw new Error('the account that was just made is not there')
  return { ...there, made: made !== undefined }
}

/** Writes the row of a new member, or gives the account to the one this is about: a colleague, or somebody who left. */
async function writeMember(
  scope: Scope,
  admission: Admission,
  accountId: string,
  certainty: Certainty,
): Promise<string> {
  const { name, role } = admission
  const known = await findKnown(scope, admission, accountId, certainty)
  const set = { account_id: accountId, name, role, status: 'active' }
  if (!known) {
    const id = newId()
    await run(
      scope,
      db
        .insertInto('member')
        .values({ workspace_id: scope.workspaceId, id, ...set })
        .compile(),
    )
    return id
  }
  if (known.status === 'active') throw conflict('already_member', 'Somebody with this address is a member already.')
  await run(
    scope,
    db
      .updateTable('member')
      .set(set)
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', known.id)
      .compile(),
  )
  return known.id
}

/** The member this account had or has here, else the colleague that was named, else the one who writes from the address. */
async function findKnown(scope: Scope, { memberId, email }: Admission, accountId: string, { proven }: Certainty) {
  const members = db.selectFrom('member').select(['id', 'status']).where('workspace_id', '=', scope.workspaceId)
  const former = await runOne(scope, members.where('account_id', '=', accountId).compile())
  if (former && (!memberId || former.id === memberId)) return former
  const colleagues = members.where('account_id', 'is', null)
  if (memberId) {
    const named = former ? undefined : await runOne(scope, colleagues.where('id', '=', memberId).compile())
    if (!named) throw notFound('colleague')
    return named
  }
  const address = db.selectFrom('member_address').select('member_id').where('workspace_id', '=', scope.workspaceId)
  const writer = (await runOne(scope, address.where('address', '=', email).compile()))?.member_id
  if (!writer || (!proven && (await isReader(scope, writer)))) return undefined
  return runOne(scope, colleagues.where('id', '=', writer).compile())
}

/** Whether something is kept for this member: then nobody becomes them by typing their address. */
async function isReader(scope: Scope, memberId: string): Promise<boolean> {
  const query = db.selectFrom('audience_reader').select('audience_id').where('workspace_id', '=', scope.workspaceId)
  return (await runOne(scope, query.where('member_id', '=', memberId).limit(1).compile())) !== undefined
}

/** The address somebody signs in with is theirs, if it is certain or at a domain of ours; what came from it before is filed anew. */
async function keepOwnAddress(scope: Scope, address: string, memberId: string, { proven }: Certainty): Promise<void> {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  if (!proven && !(await readOurs(scope)).domains.has(domain)) return
  const row = { workspace_id: scope.workspaceId, address, member_id: memberId, found_by: 'asked' }
  const query = db
    .insertInto('member_address')
    .values(row)
    .onConflict((on) => on.doNothing())
  const [added] = await run(scope, query.returning('address').compile())
  if (added.length > 0) await refileOurs(scope, { addresses: [address] })
}
