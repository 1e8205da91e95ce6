// Addresses that may be ours, asked about on the Channels page.
import { z } from 'zod'
import { nothing } from '../../base/endpoint.ts'
import { endpoint } from '../../workspace/role.ts'
import { findOwnAddresses, ownAddressShape } from '../own-address.ts'

export const ownAddressRoutes = {
  'GET /ours/found': endpoint({
    name: 'findOwnAddresses',
    does: 'Lists addresses that behave like our own: in most of a source’s mail, as sender and as receiver.',
    may: 'shapeCompany',
    takes: nothing,
    gives: z.object({ items: z.array(ownAddressShape) }),
    answer: findOwnAddresses,
  }),
}
