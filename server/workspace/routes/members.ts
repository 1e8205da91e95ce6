// Who of the company is here: members, colleagues known from mail, and who comes and goes.
import { z } from 'zod'
import { id, instant, nothing } from '../../base/endpoint.ts'
import { emailText, nameText } from '../account.ts'
import { admitMember } from '../member/admit.ts'
import { leaveWorkspace, returnToWorkspace } from '../member/depart.ts'
import { changeMember, listMembers, memberShape } from '../member.ts'
import { endpoint, type Right, rights, roles } from '../role.ts'

const role = z.enum(roles)
const rightNames = Object.keys(rights) as [Right, ...Right[]]

export const memberRoutes = {
  'GET /rights': endpoint({
    name: 'listRights',
    does: 'Tells of each right which roles have it.',
    may: 'readMembers',
    takes: nothing,
    gives: z.object({ items: z.array(z.object({ right: z.enum(rightNames), roles: z.array(role) })) }),
    answer: async () => ({ items: rightNames.map((right) => ({ right, roles: [...rights[right]] })) }),
  }),
  'GET /members': endpoint({
    name: 'listMembers',
    does: 'Lists the members of the workspace, colleagues known from mail and those who left included.',
    may: 'readMembers',
    takes: nothing,
    gives: z.object({
      items: z.array(
        memberShape.extend({
          email: z.string().nullable(),
          addresses: z.array(z.string()),
          /** The department they are counted under, and all that they are in, that one first. */
          departmentId: id.nullable(),
          departmentIds: z.array(id),
        }),
      ),
    }),
    answer: async (scope) => ({ items: await listMembers(scope) }),
  }),
  'POST /members': endpoint({
    name: 'admitMember',
    does: 'Gives somebody of the company an account here, or lets the account they have join; a first password is told once. Where nobody vouched for whose that account is, it makes an invitation for the address instead.',
    may: 'manageMembers',
    takes: z.object({
      name: nameText,
      email: emailText,
      role,
      departmentIds: z.array(id).max(50).optional(),
      memberId: id.optional(),
    }),
    gives: z.object({
      id: id.nullable(),
      password: z.string().nullable(),
      invitation: z.object({ token: z.string(), expiresAt: instant }).nullable(),
    }),
    answer: admitMember,
  }),
  'PATCH /members/:id': endpoint({
    name: 'changeMember',
    does: 'Changes what a member is called, what they may, or where they belong.',
    may: 'manageMembers',
    takes: z.object({
      id,
      name: nameText.optional(),
      role: role.optional(),
      departmentIds: z.array(id).max(50).optional(),
    }),
    gives: nothing,
    answer: async (scope, { id, ...change }) => {
      await changeMember(scope, id, change)
      return {}
    },
  }),
  'POST /members/:id/leave': endpoint({
    name: 'leaveWorkspace',
    does: 'Ends a membership: the member may no longer enter, and every session of theirs here ends at once.',
    may: 'manageMembers',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, which) => {
      await leaveWorkspace(scope, which.id)
      return {}
    },
  }),
  'POST /members/:id/return': endpoint({
    name: 'returnToWorkspace',
    does: 'Takes back that a member left.',
    may: 'manageMembers',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, which) => {
      await returnToWorkspace(scope, which.id)
      return {}
    },
  }),
}
