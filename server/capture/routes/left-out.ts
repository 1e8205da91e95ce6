// The rules that leave mail out: counted, taken back for a sender or for all, put in force again.
import { z } from 'zod'
import { nothing } from '../../base/endpoint.ts'
import { endpoint } from '../../workspace/role.ts'
import { restoreRule, takeBack } from '../again/take-back.ts'
import { leftOutShape, readLeftOut } from '../list/left-out.ts'

const rule = z.enum(['newsletter', 'automatic', 'spam', 'draft'])
/** Empty for every sender. */
const sender = z.string().trim().toLowerCase().max(400)

export const leftOutRoutes = {
  'GET /left-out': endpoint({
    name: 'readLeftOut',
    does: 'Tells how much each rule left out and who sent it mostly, and which rules were taken back.',
    may: 'readSources',
    takes: nothing,
    gives: leftOutShape,
    answer: (scope) => readLeftOut(scope),
  }),
  'POST /taken-back': endpoint({
    name: 'takeBackRule',
    does: 'Takes a rule back for one sender, or for all (an empty sender): a few seconds later what it left out is taken in.',
    may: 'bringSources',
    takes: z.object({ rule, sender }),
    gives: nothing,
    answer: async (scope, taken) => {
      await takeBack(scope, taken)
      return {}
    },
  }),
  'DELETE /taken-back': endpoint({
    name: 'restoreRule',
    does: 'Puts a rule in force again. Within ten seconds nothing was taken in yet; later, what was taken in stays.',
    may: 'bringSources',
    takes: z.object({ rule, sender: sender.default('') }),
    gives: nothing,
    answer: async (scope, taken) => {
      await restoreRule(scope, taken)
      return {}
    },
  }),
}
