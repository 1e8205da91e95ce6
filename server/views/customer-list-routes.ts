// The lists of the Customers page, the questions of "Who is this?", the numbers of the sidebar.
import { z } from 'zod'
import { flag, limit, nothing } from '../base/endpoint.ts'
import { listInput } from '../people/list/filter.ts'
import { endpoint } from '../workspace/role.ts'
import { countsShape, readCounts } from './counts.ts'
import { listOrganizations, listPeople, organizationPages, personPages } from './customer-list.ts'
import { listQuestions, whoPages } from './who.ts'

export const customerListRoutes = {
  'GET /people': endpoint({
    name: 'listPeople',
    does: 'Lists people, with what was last between us and who knows them best; by last contact, name or owner.',
    may: 'readCustomers',
    takes: listInput,
    gives: personPages,
    answer: (scope, input) => listPeople(scope, input),
  }),
  'GET /organizations': endpoint({
    name: 'listOrganizations',
    does: 'Lists organizations, with what was last between us; by last contact, name or owner.',
    may: 'readCustomers',
    takes: listInput,
    gives: organizationPages,
    answer: (scope, input) => listOrganizations(scope, input),
  }),
  'GET /who': endpoint({
    name: 'listQuestions',
    does: 'Lists the addresses of which could not be decided whose they are, with whom they may belong to; or those already answered.',
    may: 'readCustomers',
    takes: z.object({ answered: flag.optional(), limit: limit(100, 20), after: z.string().max(200).optional() }),
    gives: whoPages,
    answer: (scope, input) => listQuestions(scope, input),
  }),
  'GET /counts': endpoint({
    name: 'readCounts',
    does: 'Counts what waits at each place, up to a cap.',
    may: 'readCustomers',
    takes: nothing,
    gives: countsShape,
    answer: (scope) => readCounts(scope),
  }),
}
