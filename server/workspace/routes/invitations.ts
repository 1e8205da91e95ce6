// Inviting people by a link, and joining with it.
import { z } from 'zod'
import { id, nothing, openEndpoint } from '../../base/endpoint.ts'
import { unauthenticated } from '../../base/problem.ts'
import { emailText, localeText, nameText, passwordText, timeZoneText } from '../account.ts'
import {
  invitationGiven,
  invitationShape,
  invite,
  listInvitations,
  returnInvitation,
  revokeInvitation,
} from '../invitation/invite.ts'
import { invitedShape, joinAnew, joinWith, readInvitation } from '../invitation/join.ts'
import { endpoint } from '../role.ts'
import { chooseWorkspace, openSession } from '../session.ts'

const token = z.string().min(1).max(200)

export const invitationRoutes = {
  'GET /invitations': endpoint({
    name: 'listInvitations',
    does: 'Lists the invitations with which somebody can still join, the newest first.',
    may: 'inviteMembers',
    takes: nothing,
    gives: z.object({ items: z.array(invitationShape) }),
    answer: async (scope) => ({ items: await listInvitations(scope) }),
  }),
  'POST /invitations': endpoint({
    name: 'invite',
    does: 'Makes an invitation that is good for seven days: for one address, or for so many who have the link. Its token is told this once. Nobody gives a role above their own.',
    may: 'inviteMembers',
    takes: invitationGiven,
    gives: z.object({ id, token: z.string(), expiresAt: z.string() }),
    answer: invite,
  }),
  'DELETE /invitations/:id': endpoint({
    name: 'revokeInvitation',
    does: 'Takes an invitation back: nobody joins with it any more.',
    may: 'inviteMembers',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, which) => {
      await revokeInvitation(scope, which.id)
      return {}
    },
  }),
  'POST /invitations/:id/return': endpoint({
    name: 'returnInvitation',
    does: 'Makes an invitation good again that was taken back.',
    may: 'inviteMembers',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, which) => {
      await returnInvitation(scope, which.id)
      return {}
    },
  }),
  'POST /invited': openEndpoint({
    name: 'readInvitation',
    does: 'Tells who invites to what, for the token of an invitation.',
    may: 'anyone',
    perMinute: 20,
    takes: z.object({ token }),
    gives: invitedShape,
    answer: (door, input) => readInvitation(door.ground, input.token),
  }),
  'POST /invited/join': openEndpoint({
    name: 'joinAnew',
    does: 'Joins by an invitation with a new account, and signs it in.',
    may: 'anyone',
    perMinute: 20,
    takes: z.object({
      token,
      email: emailText,
      name: nameText,
      password: passwordText,
      locale: localeText.optional(),
      timeZone: timeZoneText.optional(),
    }),
    gives: nothing,
    answer: async (door, { token, ...account }) => {
      const { accountId, workspaceId } = await joinAnew(door.ground, token, account)
      const session = await openSession(door.ground, accountId, workspaceId, door)
      door.giveToken(session.token, session.expiresAt)
      return {}
    },
  }),
  'POST /invited/join-with': openEndpoint({
    name: 'joinWithAccount',
    does: 'Joins by an invitation with the account that is signed in, and switches this session to that workspace.',
    may: 'account',
    perMinute: 20,
    takes: z.object({ token }),
    gives: nothing,
    answer: async (door, input) => {
      if (!door.accountId || !door.sessionId) throw unauthenticated()
      const { workspaceId } = await joinWith(door.ground, input.token, door.accountId)
      await chooseWorkspace(door.ground, door.sessionId, workspaceId)
      return {}
    },
  }),
}
