// Who waits for us, what needs no answer, and how we share that.
import { z } from 'zod'
import { flag, id, instant, limit, nothing } from '../base/endpoint.ts'
import { endpoint } from '../workspace/role.ts'
import { assignmentRoutes } from './assignment/routes.ts'
import { notificationRoutes } from './notification/routes.ts'
import { presenceRoutes } from './presence.ts'
import { holdersShape, listHolders, listWaiting, waitingPages, whose } from './radar.ts'
import { remarkRoutes } from './remark/routes.ts'
import { settle, settleBefore, unsettle, unsettleBefore } from './settle.ts'

export const followRoutes = {
  'GET /waiting': endpoint({
    name: 'listWaiting',
    does: 'Lists who waits for an answer, the longest first; or those who waited before their mail was captured, the latest first.',
    may: 'readCustomers',
    takes: z.object({
      whose: whose.default('mine'),
      holderId: id.optional(),
      before: flag.default(false),
      limit: limit(100, 50),
      after: z.string().max(200).optional(),
    }),
    gives: waitingPages,
    answer: (scope, wish) => listWaiting(scope, wish),
  }),
  'GET /waiting/holders': endpoint({
    name: 'listHolders',
    does: 'Lists the members and departments to whom conversations are given in which somebody waits, each with how many.',
    may: 'readCustomers',
    takes: nothing,
    gives: holdersShape,
    answer: (scope) => listHolders(scope),
  }),
  'POST /waiting/:interactionId/settle': endpoint({
    name: 'settleWaiting',
    does: 'Says that what was said needs no answer, until they write again.',
    may: 'editCustomers',
    takes: z.object({ interactionId: id }),
    gives: nothing,
    answer: async (scope, { interactionId }) => {
      await settle(scope, interactionId)
      return {}
    },
  }),
  'DELETE /waiting/:interactionId/settle': endpoint({
    name: 'unsettleWaiting',
    does: 'Takes back that no answer is needed.',
    may: 'editCustomers',
    takes: z.object({ interactionId: id }),
    gives: nothing,
    answer: async (scope, { interactionId }) => {
      await unsettle(scope, interactionId)
      return {}
    },
  }),
  'POST /waiting/settle-before': endpoint({
    name: 'settleBefore',
    does: 'Settles all that was older than two weeks when it was captured; the instant answered takes it back.',
    may: 'editCustomers',
    takes: z.object({ whose: whose.default('mine'), holderId: id.optional() }),
    gives: z.object({ settled: z.number(), at: instant.nullable() }),
    answer: (scope, input) => settleBefore(scope, input),
  }),
  'DELETE /waiting/settle-before': endpoint({
    name: 'unsettleBefore',
    does: 'Takes back what one settled at once at an instant.',
    may: 'editCustomers',
    takes: z.object({ at: instant }),
    gives: z.object({ settled: z.number() }),
    answer: async (scope, { at }) => ({ settled: await unsettleBefore(scope, at) }),
  }),
  ...assignmentRoutes,
  ...remarkRoutes,
  ...presenceRoutes,
  ...notificationRoutes,
}
