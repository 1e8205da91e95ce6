// One person: read, put down by hand, corrected.
import { z } from 'zod'
import { id, nothing } from '../../base/endpoint.ts'
import { endpoint } from '../../workspace/role.ts'
import { addPerson, newPersonShape } from '../hand/add.ts'
import { changePerson, personChange } from '../hand/edit.ts'
import { personShape, readPerson } from '../person.ts'

export const personRoutes = {
  'GET /people/:id': endpoint({
    name: 'readPerson',
    does: 'Reads a person with their handles, organization and owner.',
    may: 'readCustomers',
    takes: z.object({ id }),
    gives: personShape,
    answer: (scope, { id }) => readPerson(scope, id),
  }),
  'POST /people': endpoint({
    name: 'addPerson',
    does: 'Puts down a person by hand. A conflict names in `errors[].detail` the id of whoever has an address already.',
    may: 'editCustomers',
    takes: newPersonShape,
    gives: z.object({ id }),
    answer: (scope, given) => addPerson(scope, given),
  }),
  'PATCH /people/:id': endpoint({
    name: 'changePerson',
    does: 'Corrects a name, title or organization; what is said by hand wins over what mail says.',
    may: 'editCustomers',
    takes: personChange.extend({ id }),
    gives: nothing,
    answer: async (scope, { id, ...change }) => {
      await changePerson(scope, id, change)
      return {}
    },
  }),
}
