// A question as the page shows it, and what may be answered to it.
import type { Item, Takes } from '../../api.ts'
import { formatList } from '../../words/format.ts'

export type Question = Item<'GET /who'>
export type Answer = Takes<'PUT /who/:id/answer'>['answer']

/** What of a question is said in its sentence. */
export const bearersOf = ({ names, person }: Question): string =>
  names.length > 0 ? formatList(names) : (person?.name ?? '')
