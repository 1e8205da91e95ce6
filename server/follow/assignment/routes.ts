// Who answers a conversation.
import { z } from 'zod'
import { id, instant, nothing } from '../../base/endpoint.ts'
import { endpoint } from '../../workspace/role.ts'
import { readersShape, readReaders } from '../conversation.ts'
import { assign, unassign } from './assign.ts'
import { readAssignment, storyShape } from './story.ts'

/** When it was given to whom one saw having it (null: nobody had it); another since then is a conflict. Left out: whatever was before. */
const seen = instant.nullable().optional()
const given = z.object({ id: id.nullable() })

export const assignmentRoutes = {
  'GET /conversations/:id/assignment': endpoint({
    name: 'readAssignment',
    does: 'Tells to whom a conversation is given, and each time it was.',
    may: 'readCustomers',
    takes: z.object({ id }),
    gives: storyShape,
    answer: (scope, { id }) => readAssignment(scope, id),
  }),
  'GET /conversations/:id/readers': endpoint({
    name: 'listReaders',
    does: 'Lists who of us may read what one reads of a conversation, and may so be given it or named in a remark.',
    may: 'readCustomers',
    takes: z.object({ id }),
    gives: readersShape,
    answer: (scope, { id }) => readReaders(scope, id),
  }),
  'PUT /conversations/:id/assignment': endpoint({
    name: 'assignToMember',
    does: 'Gives a conversation to a member who may read it; answers the assignment’s id, null where it was theirs already.',
    may: 'editCustomers',
    takes: z.object({ id, memberId: id, seen }),
    gives: given,
    answer: (scope, { id, memberId, seen }) => assign(scope, id, { memberId }, seen),
  }),
  'PUT /conversations/:id/assignment/department': endpoint({
    name: 'assignToDepartment',
    does: 'Gives a conversation to a department, whoever of it takes it; somebody there must be able to read it.',
    may: 'editCustomers',
    takes: z.object({ id, departmentId: id, seen }),
    gives: given,
    answer: (scope, { id, departmentId, seen }) => assign(scope, id, { departmentId }, seen),
  }),
  'PUT /conversations/:id/assignment/nobody': endpoint({
    name: 'assignToNobody',
    does: 'Gives a conversation to nobody.',
    may: 'editCustomers',
    takes: z.object({ id, seen }),
    gives: given,
    answer: (scope, { id, seen }) => assign(scope, id, 'nobody', seen),
  }),
  'DELETE /assignments/:id': endpoint({
    name: 'undoAssignment',
    does: 'Takes an assignment back, as long as it is the newest: what was before holds again.',
    may: 'editCustomers',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, { id }) => {
      await unassign(scope, id)
      return {}
    },
  }),
}
