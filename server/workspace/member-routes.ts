// Who of the company is here.
import { z } from 'zod'
import { id, nothing } from '../base/endpoint.ts'
import { listMembers, memberShape } from './member.ts'
import { endpoint } from './role.ts'

export const memberRoutes = {
  'GET /members': endpoint({
    name: 'listMembers',
    does: 'Lists the members of the workspace, colleagues known from mail included.',
    may: 'readMembers',
    takes: nothing,
    gives: z.object({
      items: z.array(memberShape.extend({ addresses: z.array(z.string()), departmentId: id.nullable() })),
    }),
    answer: async (scope) => ({ items: await listMembers(scope) }),
  }),
}
