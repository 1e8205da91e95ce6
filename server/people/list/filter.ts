// How the customers' list is looked at: of what kind, whose, of which words, in which order.
import { z } from 'zod'
import { day, flag, id, limit } from '../../base/endpoint.ts'

export const sorts = ['last', 'name', 'owner'] as const

const filters = {
  /** The signed-in member's own. */
  mine: flag.optional(),
  ownerId: id.optional(),
  unowned: flag.optional(),
  /** People of this organization. */
  organizationId: id.optional(),
  /** Met within the last seven days. */
  fresh: flag.optional(),
  /** Each word begins a word of the name, the address or the organization; or all of it begins or ends a phone number. */
  text: z.string().trim().max(200).optional(),
  /** Last spoken with on this day or later; before this day. */
  spokenFrom: day.optional(),
  spokenBefore: day.optional(),
  /** Those who were removed, instead of those who were not. */
  removed: flag.optional(),
}
const order = { sort: z.enum(sorts).default('last'), descending: flag.optional() }

export const listInput = z.object({
  ...filters,
  ...order,
  limit: limit(200, 60),
  after: z.string().max(2000).optional(),
})
export type ListInput = z.output<typeof listInput>

/** What a member keeps of it. */
export const keptFilter = z.object({ kind: z.enum(['people', 'organizations']), ...filters, ...order })
export type KeptFilter = z.output<typeof keptFilter>
