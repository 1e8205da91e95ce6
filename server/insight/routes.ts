// Who answers for a customer: a member by hand, or whoever knows them best.
import { z } from 'zod'
import { id } from '../base/endpoint.ts'
import { endpoint } from '../workspace/role.ts'
import { assignOwner } from './familiar.ts'

const source = z.enum(['proposed', 'set'])

export const insightRoutes = {
  'PUT /customers/:id/owner': endpoint({
    name: 'setOwner',
    does: 'Sets who answers for a customer (nobody with null); source "proposed" leaves it to Kith again, who proposes at once whoever knows them best. Answers what was before, which undoes it, as long as `instead` is still who answers for them.',
    may: 'editCustomers',
    takes: z.object({
      id,
      memberId: id.nullable(),
      source: source.default('set'),
      /** Only while this member (or nobody) answers for them. */
      instead: id.nullable().optional(),
    }),
    gives: z.object({ memberId: id.nullable(), source }),
    answer: (scope, { id, instead, ...ownership }) => assignOwner(scope, id, ownership, instead),
  }),
}
