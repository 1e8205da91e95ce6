// The Company view.
import { endpoint } from '../workspace/role.ts'
import { companyInput, companyShape, readCompany } from './company.ts'

export const companyRoutes = {
  'GET /company': endpoint({
    name: 'viewCompany',
    does: 'Reads how the company does between two days (the last 90 as usual): messages over time, who touches the customer and how fast they answer, who waits, who is new.',
    may: 'readCompany',
    takes: companyInput,
    gives: companyShape,
    answer: (scope, input) => readCompany(scope, input),
  }),
}
