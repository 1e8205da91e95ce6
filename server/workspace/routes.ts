// Signing in and out, the first run, and who is here.
import { z } from 'zod'
import { type Door, id, instant, nothing, openEndpoint } from '../base/endpoint.ts'
import { notFound, unauthenticated } from '../base/problem.ts'
import {
  changeAccount,
  emailText,
  localeText,
  nameText,
  passwordText,
  proveAccount,
  readAccount,
  setPassword,
  timeZoneText,
} from './account.ts'
import { firstRun, firstRunShape } from './first-run.ts'
import { chooseWorkspace, listSessions, openSession, revokeSessions } from './session.ts'
import { describeHere, here } from './here.ts'
import { renameMembers } from './member/rename.ts'
import { departmentRoutes } from './routes/departments.ts'
import { invitationRoutes } from './routes/invitations.ts'
import { memberRoutes } from './routes/members.ts'
import { oursRoutes } from './routes/ours.ts'
import { settingRoutes } from './routes/setting.ts'
import { signInThrottle } from './throttle.ts'
import { listWorkspaces } from './workspace.ts'

const session = z.object({
  id,
  createdAt: instant,
  seenAt: instant,
  userAgent: z.string(),
  address: z.string(),
  current: z.boolean(),
})

export const workspaceRoutes = {
  'GET /here': openEndpoint({
    name: 'readHere',
    does: 'Tells whether this Kith is set up, who is signed in, and in which workspace with which rights.',
    may: 'anyone',
    takes: nothing,
    gives: here,
    answer: describeHere,
  }),
  'POST /first-run': openEndpoint({
    name: 'makeFirstWorkspace',
    does: 'Makes the first account, its workspace and its session; only while there is no account.',
    may: 'anyone',
    perMinute: 20,
    takes: firstRunShape,
    gives: nothing,
    answer: async (door, input) => {
      const { accountId, workspaceId } = await firstRun(door.ground, input, { first: true })
      return signIn(door, accountId, workspaceId)
    },
  }),
  'POST /sign-in': openEndpoint({
    name: 'signIn',
    does: 'Opens a session for an e-mail address and password.',
    may: 'anyone',
    perMinute: 20,
    takes: z.object({ email: emailText, password: z.string().max(200) }),
    gives: nothing,
    answer: async (door, { email, password }) => {
      signInThrottle.begin(email, door.address)
      const accountId = await proveAccount(door.ground, email, password)
      signInThrottle.succeed(email, door.address)
      const [first] = await listWorkspaces(door.ground, accountId)
      return signIn(door, accountId, first?.id ?? null)
    },
  }),
  'POST /sign-out': openEndpoint({
    name: 'signOut',
    does: 'Ends this session.',
    may: 'account',
    takes: nothing,
    gives: nothing,
    answer: async (door) => {
      if (door.sessionId) await revokeSessions(door.ground, accountOf(door), { id: door.sessionId })
      door.takeToken()
      return {}
    },
  }),
  'PUT /here/workspace': openEndpoint({
    name: 'chooseWorkspace',
    does: 'Switches this session to another workspace of the account.',
    may: 'account',
    takes: z.object({ workspaceId: id }),
    gives: nothing,
    answer: async (door, { workspaceId }) => {
      const mine = await listWorkspaces(door.ground, accountOf(door))
      if (!mine.some((workspace) => workspace.id === workspaceId)) throw notFound('workspace')
      await chooseWorkspace(door.ground, door.sessionId ?? '', workspaceId)
      return {}
    },
  }),
  'PATCH /account': openEndpoint({
    name: 'changeAccount',
    does: 'Changes the name, locale or time zone of the signed-in account.',
    may: 'account',
    takes: z.object({ name: nameText.optional(), locale: localeText.optional(), timeZone: timeZoneText.optional() }),
    gives: nothing,
    answer: async (door, change) => {
      const { name: before } = await readAccount(door.ground, accountOf(door))
      await changeAccount(door.ground, accountOf(door), change)
      if (change.name) await renameMembers(door.ground, accountOf(door), before, change.name)
      return {}
    },
  }),
  'PUT /account/password': openEndpoint({
    name: 'changePassword',
    does: 'Sets a new password and ends every other session of the account.',
    may: 'account',
    perMinute: 20,
    takes: z.object({ current: z.string().max(200), password: passwordText }),
    gives: nothing,
    answer: async (door, { current, password }) => {
      const { email } = await readAccount(door.ground, accountOf(door))
      signInThrottle.begin(email, door.address)
      await proveAccount(door.ground, email, current)
      signInThrottle.succeed(email, door.address)
      await setPassword(door.ground, email, password)
      await revokeSessions(door.ground, accountOf(door), door.sessionId ? { except: door.sessionId } : {})
      return {}
    },
  }),
  'GET /sessions': openEndpoint({
    name: 'listSessions',
    does: 'Lists where the account is signed in.',
    may: 'account',
    takes: nothing,
    gives: z.object({ items: z.array(session) }),
    answer: async (door) => {
      const rows = await listSessions(door.ground, accountOf(door))
      return {
        items: rows.map((row) => ({
          id: row.id,
          createdAt: row.created_at,
          seenAt: row.seen_at,
          userAgent: row.user_agent,
          address: row.address,
          current: row.id === door.sessionId,
        })),
      }
    },
  }),
  'DELETE /sessions/:id': openEndpoint({
    name: 'revokeSession',
    does: 'Ends one session of the account.',
    may: 'account',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (door, which) => {
      if ((await revokeSessions(door.ground, accountOf(door), which)) === 0) throw notFound('session')
      return {}
    },
  }),
  ...settingRoutes,
  ...memberRoutes,
  ...departmentRoutes,
  ...invitationRoutes,
  ...oursRoutes,
}

async function signIn(door: Door, accountId: string, workspaceId: string | null) {
  const { token, expiresAt } = await openSession(door.ground, accountId, workspaceId, door)
  door.giveToken(token, expiresAt)
  return {}
}

function accountOf(door: Door): string {
  if (!door.accountId) throw unauthenticated()
  return door.accountId
}
