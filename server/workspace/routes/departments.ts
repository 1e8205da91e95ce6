// The parts of the company.
import { z } from 'zod'
import { id, nothing } from '../../base/endpoint.ts'
import { nameText } from '../account.ts'
import { addDepartment, listDepartments, removeDepartment, renameDepartment } from '../department.ts'
import { endpoint } from '../role.ts'

export const departmentRoutes = {
  'GET /departments': endpoint({
    name: 'listDepartments',
    does: 'Lists the departments, each with how many belong to it.',
    may: 'readMembers',
    takes: nothing,
    gives: z.object({ items: z.array(z.object({ id, name: z.string(), members: z.number().int() })) }),
    answer: async (scope) => ({ items: await listDepartments(scope) }),
  }),
  'POST /departments': endpoint({
    name: 'addDepartment',
    does: 'Adds a department.',
    may: 'shapeCompany',
    takes: z.object({ name: nameText }),
    gives: z.object({ id }),
    answer: async (scope, { name }) => ({ id: await addDepartment(scope, name) }),
  }),
  'PATCH /departments/:id': endpoint({
    name: 'renameDepartment',
    does: 'Gives a department another name.',
    may: 'shapeCompany',
    takes: z.object({ id, name: nameText }),
    gives: nothing,
    answer: async (scope, { id, name }) => {
      await renameDepartment(scope, id, name)
      return {}
    },
  }),
  'DELETE /departments/:id': endpoint({
    name: 'removeDepartment',
    does: 'Removes a department that nobody and nothing belongs to.',
    may: 'shapeCompany',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, which) => {
      await removeDepartment(scope, which.id)
      return {}
    },
  }),
}
