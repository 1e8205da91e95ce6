// The Customer view and the pages of its timeline.
import { z } from 'zod'
import { id } from '../../base/endpoint.ts'
import { endpoint } from '../../workspace/role.ts'
import { customerShape, readCustomer } from './customer.ts'
import { readTimeline, timelineInput, timelineShape } from './timeline.ts'

export const customerViewRoutes = {
  'GET /customers/:id': endpoint({
    name: 'viewCustomer',
    does: 'Reads a person or an organization: who they are, how often and how fast we speak, who waits, who stands around them, and the newest of everything between us.',
    may: 'readCustomers',
    takes: z.object({ id }),
    gives: customerShape,
    answer: (scope, { id }) => readCustomer(scope, id),
  }),
  'GET /customers/:id/timeline': endpoint({
    name: 'readTimeline',
    does: 'Pages through everything between us and a customer, newest first; narrowed to a direction, a channel, what has attachments, or words.',
    may: 'readCustomers',
    takes: timelineInput,
    gives: timelineShape,
    answer: (scope, input) => readTimeline(scope, input),
  }),
}
