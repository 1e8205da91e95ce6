// Everyone who may knock: strangers, who left, who was signed out, who belongs elsewhere, and each role.
import { randomBytes } from 'node:crypto'
import { newId } from '../../server/base/id.ts'
import { makeAccount, setPassword } from '../../server/workspace/account.ts'
import { leaveWorkspace } from '../../server/workspace/member/depart.ts'
import { type Role, roles } from '../../server/workspace/role.ts'
import { openSession, revokeSessions } from '../../server/workspace/session.ts'
import { letIn } from '../someone.ts'
import { newWorld, openFrontDoor, type World } from '../world.ts'
import { anotherSession, fillCompany, type Ids, ownThings } from './company.ts'
import { fillFollowed } from './followed.ts'
import { fillSender, ownMail } from './outgoing.ts'
import { ownTogether } from './together.ts'

const at = { userAgent: 'test', address: '127.0.0.1' }

/** A filled company with a caller of each role; `enter` opens a session of one of them. */
export async function openCompany(given?: World) {
  const world = given ?? (await newWorld())
  const word = `zq${randomBytes(8).toString('hex')}`
  const { app, token } = await openFrontDoor(world)
  const [filled, sender] = [await fillCompany(world, app, token, word), await fillSender(world.scope, word)]
  const ids = { ...filled, ...sender, ...(await fillFollowed(world.scope, word)) }
  const accounts: Record<Role, string> = { owner: world.accountId, manager: '', member: '', guest: '' }
  for (const role of roles)
    if (role !== 'owner') {
      const { email } = await letIn(world, role)
      accounts[role] = (await setPassword(world.ground, email, world.password)) ?? ''
    }
  const own: Partial<Record<Role, Ids>> = {}
  const things = async (role: Role): Promise<Ids> => {
    own[role] ??= {
      ...(await ownThings(world, accounts[role])),
      ...(await ownTogether(world, accounts[role], ids)),
      ...(await ownMail(world, accounts[role], ids)),
    }
    return own[role]
  }
  /** What a role cannot have is asked for by the ids of the owner's. */
  const enter = async (role: Role): Promise<{ token: string; ids: Ids }> => {
    const all = { ...ids, ...(await things('owner')), ...(await things(role)) }
    const session = await anotherSession(world, accounts[role])
    const { token } = await openSession(world.ground, accounts[role], world.scope.workspaceId, at)
    return { token, ids: { ...all, session, workspace: world.scope.workspaceId } }
  }
  return { world, app, word, ids, accounts, enter }
}
export type Company = Awaited<ReturnType<typeof openCompany>>

async function accountOf({ ground }: World, email: string): Promise<string> {
  const found = await ground.pool.query('select id from account where email = $1', [email])
  return found.rows[0].id
}

/** Tokens that must open nothing, and the status they are answered with. */
export async function strangers({ world }: Company): Promise<{ who: string; token: string | null; status: number }[]> {
  const { ground, scope } = world
  const homeless = await makeAccount(ground, {
    email: `${newId()}@nowhere.example`,
    name: 'Nobody',
    password: 'a long enough password',
  })
  const left = await letIn(world, 'owner')
  const leftAccount = await accountOf(world, left.email)
  await leaveWorkspace(scope, left.id)
  const revoked = await letIn(world, 'owner')
  await revokeSessions(ground, await accountOf(world, revoked.email), {})
  const elsewhere = await newWorld({ name: 'Eve Elsewhere' })
  const open = async (accountId: string, workspaceId: string | null) =>
    (await openSession(ground, accountId, workspaceId, at)).token
  return [
    { who: 'no session', token: null, status: 401 },
    { who: 'an invented token', token: 'x'.repeat(43), status: 401 },
    { who: 'a revoked session', token: revoked.token, status: 401 },
    { who: 'who left, with the session they had', token: left.token, status: 401 },
    { who: 'who left, signed in again', token: await open(leftAccount, scope.workspaceId), status: 403 },
    { who: 'signed in without a workspace', token: await open(homeless, null), status: 403 },
    {
      who: 'a member of another workspace, with this one chosen',
      token: await open(elsewhere.accountId, scope.workspaceId),
      status: 403,
    },
    { who: 'signed in, the workspace chosen does not exist', token: await open(homeless, newId()), status: 403 },
  ]
}
