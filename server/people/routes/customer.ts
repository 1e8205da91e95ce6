// What holds for a person and an organization alike: being removed.
import { z } from 'zod'
import { id, nothing } from '../../base/endpoint.ts'
import { endpoint } from '../../workspace/role.ts'
import { removeCustomer, returnCustomer } from '../hand/removal.ts'

export const customerRoutes = {
  'DELETE /customers/:id': endpoint({
    name: 'removeCustomer',
    does: 'Takes a person or organization out of sight, for good until returned: also what is imported later stays out of sight.',
    may: 'editCustomers',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, { id }) => {
      await removeCustomer(scope, id)
      return {}
    },
  }),
  'POST /customers/:id/return': endpoint({
    name: 'returnCustomer',
    does: 'Brings back a removed person or organization.',
    may: 'editCustomers',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, { id }) => {
      await returnCustomer(scope, id)
      return {}
    },
  }),
}
