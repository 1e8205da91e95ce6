// What holds for a person and an organization alike: their owner, and being removed.
import { z } from 'zod'
import { id, nothing } from '../../base/endpoint.ts'
import { endpoint } from '../../workspace/role.ts'
import { removeCustomer, returnCustomer } from '../hand/removal.ts'
import { setOwner } from '../owner.ts'

const source = z.enum(['proposed', 'set'])

export const customerRoutes = {
  'PUT /customers/:id/owner': endpoint({
    name: 'setOwner',
    does: 'Sets who answers for a customer (nobody with null); source "proposed" leaves it to Kith again. Answers what was before, which undoes it.',
    may: 'editCustomers',
    takes: z.object({ id, memberId: id.nullable(), source: source.default('set') }),
    gives: z.object({ memberId: id.nullable(), source }),
    answer: (scope, { id, ...ownership }) => setOwner(scope, id, ownership),
  }),
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
