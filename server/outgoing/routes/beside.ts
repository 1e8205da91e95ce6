// What of our mail stands beside a conversation and a customer, and addresses to which mail came back.
import { z } from 'zod'
import { id, nothing } from '../../base/endpoint.ts'
import { endpoint } from '../../workspace/role.ts'
import { besideConversation, readBesideConversation, readBesideCustomer } from '../beside.ts'
import { returnedShape } from '../bounce/list.ts'
import { setRight, unsetRight } from '../bounce/trust.ts'

export const besideRoutes = {
  'GET /conversations/:id/outgoing': endpoint({
    name: 'readOutgoing',
    does: 'Tells what of a conversation one is writing, what is on its way, and what came back.',
    may: 'readCustomers',
    takes: z.object({ id }),
    gives: besideConversation,
    answer: (scope, { id }) => readBesideConversation(scope, id),
  }),
  'GET /customers/:id/returned': endpoint({
    name: 'listReturned',
    does: 'Lists mail to the addresses of a customer that came back.',
    may: 'readCustomers',
    takes: z.object({ id }),
    gives: z.object({ returned: z.array(returnedShape) }),
    answer: (scope, { id }) => readBesideCustomer(scope, id),
  }),
  'POST /handles/:id/right': endpoint({
    name: 'setHandleRight',
    does: 'Says that mail to an address arrives again.',
    may: 'editCustomers',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, { id }) => {
      await setRight(scope, id)
      return {}
    },
  }),
  'DELETE /handles/:id/right': endpoint({
    name: 'unsetHandleRight',
    does: 'Takes back that mail to an address arrives again.',
    may: 'editCustomers',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, { id }) => {
      await unsetRight(scope, id)
      return {}
    },
  }),
}
