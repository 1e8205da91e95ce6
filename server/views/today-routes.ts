// The Consultant view.
import { z } from 'zod'
import { id } from '../base/endpoint.ts'
import { whose } from '../follow/radar.ts'
import { endpoint } from '../workspace/role.ts'
import { readToday, todayShape } from './today.ts'

export const todayRoutes = {
  'GET /today': endpoint({
    name: 'viewToday',
    does: 'Reads who waits for an answer, the most urgent first, who waited before their mail was captured, who is new to us, and how fast one answers.',
    may: 'readCustomers',
    takes: z.object({ whose: whose.default('mine'), holderId: id.optional() }),
    gives: todayShape,
    answer: (scope, input) => readToday(scope, input),
  }),
}
