// The Company view, and the lists behind its figures.
import { z } from 'zod'
import { limit } from '../../base/endpoint.ts'
import { ages, waitingOf } from '../../company/metric.ts'
import { todayIn } from '../../company/period.ts'
import { listWaiting, waitingPages } from '../../follow/radar.ts'
import { endpoint } from '../../workspace/role.ts'
import { readWorkspace } from '../../workspace/workspace.ts'
import { answerPages, answersInput, listAnswers } from './answers.ts'
import { companyInput, companyShape, readCompany } from './company.ts'
import { listTouched, touchedInput, touchedPages } from './customers.ts'
import { listMessages, messagePages, messagesInput } from './messages.ts'
import { listNewcomers, newcomerPages, newcomersInput } from './newcomers.ts'

export const companyRoutes = {
  'GET /company': endpoint({
    name: 'viewCompany',
    does: 'Reads how the company does in a period (the last 90 days as usual) and how it did before: messages over time, who touches the customer and how fast they answer, who waits, who is new, how complete each source is.',
    may: 'readCompany',
    takes: companyInput,
    gives: companyShape,
    answer: (scope, input) => readCompany(scope, input),
  }),
  'GET /company/customers': endpoint({
    name: 'listTouchedCustomers',
    does: 'Lists the customers with whom messages were exchanged in a period, those with the most first: by member, by department, by two departments, by how many of us they are in touch with.',
    may: 'readCompany',
    takes: touchedInput,
    gives: touchedPages,
    answer: (scope, input) => listTouched(scope, input),
  }),
  'GET /company/messages': endpoint({
    name: 'listMessages',
    does: 'Lists the messages of a period, the newest first: by member, by department, by direction.',
    may: 'readCompany',
    takes: messagesInput,
    gives: messagePages,
    answer: (scope, input) => listMessages(scope, input),
  }),
  'GET /company/answers': endpoint({
    name: 'listAnswers',
    does: 'Lists the answers given in a period, those that took longest first: by member, by department.',
    may: 'readCompany',
    takes: answersInput,
    gives: answerPages,
    answer: (scope, input) => listAnswers(scope, input),
  }),
  'GET /company/newcomers': endpoint({
    name: 'listNewcomers',
    does: 'Lists the people who wrote or were written to for the first time in a period, the latest first.',
    may: 'readCompany',
    takes: newcomersInput,
    gives: newcomerPages,
    answer: (scope, input) => listNewcomers(scope, input),
  }),
  'GET /company/waiting': endpoint({
    name: 'listWaitingByAge',
    does: 'Lists who waits for an answer, by how long they have: since today, for one or two days, up to a week, longer, or from before; without an age all but the last.',
    may: 'readCompany',
    takes: z.object({ age: z.enum(ages).optional(), limit: limit(100, 50), after: z.string().max(200).optional() }),
    gives: waitingPages,
    answer: async (scope, { age, ...page }) => {
      const { time_zone: timeZone } = await readWorkspace(scope.ground, scope.workspaceId)
      const of = age ? { of: waitingOf(age, todayIn(timeZone), timeZone) } : {}
      return listWaiting(scope, { ...page, whose: 'all', before: age === 'before', ...of })
    },
  }),
}
