// Addresses that may be ours, asked about on the Channels page.
import { z } from 'zod'
import { nothing } from '../../base/endpoint.ts'
import { emailText } from '../../workspace/account.ts'
import { endpoint } from '../../workspace/role.ts'
import { askAgain, declineAddress, findOwnAddresses, ownAddressShape } from '../own-address.ts'

export const ownAddressRoutes = {
  'GET /ours/found': endpoint({
    name: 'findOwnAddresses',
    does: 'Lists addresses that behave like our own: in most of a source’s mail, as sender and as receiver.',
    may: 'shapeCompany',
    takes: nothing,
    gives: z.object({ items: z.array(ownAddressShape) }),
    answer: findOwnAddresses,
  }),
  'PUT /ours/found/:address/declined': endpoint({
    name: 'declineAddress',
    does: 'Says that an address is not ours, so that it is not asked about again.',
    may: 'shapeCompany',
    takes: z.object({ address: emailText }),
    gives: nothing,
    answer: async (scope, { address }) => {
      await declineAddress(scope, address)
      return {}
    },
  }),
  'DELETE /ours/found/:address/declined': endpoint({
    name: 'askAddressAgain',
    does: 'Asks again whether an address is ours.',
    may: 'shapeCompany',
    takes: z.object({ address: emailText }),
    gives: nothing,
    answer: async (scope, { address }) => {
      await askAgain(scope, address)
      return {}
    },
  }),
}
