// One organization: read, put down by hand, renamed.
import { z } from 'zod'
import { id, nothing } from '../../base/endpoint.ts'
import { endpoint } from '../../workspace/role.ts'
import { addOrganization, newOrganizationShape } from '../hand/add.ts'
import { renameOrganization } from '../hand/edit.ts'
import { customerName } from '../hand/employer.ts'
import { organizationShape, readOrganization } from '../organization.ts'

export const organizationRoutes = {
  'GET /organizations/:id': endpoint({
    name: 'readOrganization',
    does: 'Reads an organization with its own addresses, its owner and the people known there.',
    may: 'readCustomers',
    takes: z.object({ id }),
    gives: organizationShape,
    answer: (scope, { id }) => readOrganization(scope, id),
  }),
  'POST /organizations': endpoint({
    name: 'addOrganization',
    does: 'Puts down an organization by hand. A conflict names in `errors[].detail` the id of the one with this domain.',
    may: 'editCustomers',
    takes: newOrganizationShape,
    gives: z.object({ id }),
    answer: (scope, given) => addOrganization(scope, given),
  }),
  'PATCH /organizations/:id': endpoint({
    name: 'renameOrganization',
    does: 'Corrects the name of an organization.',
    may: 'editCustomers',
    takes: z.object({ id, name: customerName }),
    gives: nothing,
    answer: async (scope, { id, name }) => {
      await renameOrganization(scope, id, name)
      return {}
    },
  }),
}
