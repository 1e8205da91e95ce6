// The ways of looking at the customers' list that a member keeps.
import { z } from 'zod'
import { id, nothing } from '../../base/endpoint.ts'
import { endpoint } from '../../workspace/role.ts'
import {
  changeFilter,
  dropFilter,
  filterName,
  listFilters,
  saveFilter,
  savedFilterShape,
  savedFilterId,
} from '../list/saved-filter.ts'
import { keptFilter } from '../list/filter.ts'

export const filterRoutes = {
  'GET /saved-filters': endpoint({
    name: 'listSavedFilters',
    does: 'Lists the filters of the customers that this member keeps.',
    may: 'readCustomers',
    takes: nothing,
    gives: z.object({ items: z.array(savedFilterShape) }),
    answer: async (scope) => ({ items: await listFilters(scope) }),
  }),
  'POST /saved-filters': endpoint({
    name: 'saveFilter',
    does: 'Keeps a filter under a name; with an id that was dropped, keeps it again.',
    may: 'readCustomers',
    takes: z.object({ id: savedFilterId.optional(), name: filterName, filter: keptFilter }),
    gives: z.object({ id }),
    answer: (scope, given) => saveFilter(scope, given),
  }),
  'PATCH /saved-filters/:id': endpoint({
    name: 'changeSavedFilter',
    does: 'Renames a kept filter or changes what it shows.',
    may: 'readCustomers',
    takes: z.object({ id, name: filterName.optional(), filter: keptFilter.optional() }),
    gives: nothing,
    answer: async (scope, { id, ...change }) => {
      await changeFilter(scope, id, change)
      return {}
    },
  }),
  'DELETE /saved-filters/:id': endpoint({
    name: 'dropSavedFilter',
    does: 'Keeps a filter no longer.',
    may: 'readCustomers',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, { id }) => {
      await dropFilter(scope, id)
      return {}
    },
  }),
}
