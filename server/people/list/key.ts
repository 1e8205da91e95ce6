// What a page of the list is asked for, what its rows sort by, and where the next page goes on.
import { z } from 'zod'
import { id } from '../../base/endpoint.ts'
import type { SubjectKind } from '../known.ts'
import type { ListInput } from './filter.ts'

export type Wish = ListInput & { kind: SubjectKind; descending: boolean }
/** What a row sorts by, and how much was said with the subject in all that one may read. */
export type SortKey = {
  id: string
  interactions: number
  first_at: string | null
  last_at: string | null
  sort_name: string | null
  sort_owner: string | null
  sort_owner_id: string | null
}

export const byName = z.tuple([z.string(), id])
export const byLast = z.tuple([z.string().nullable(), id])
export const byOwner = z.tuple([z.string().nullable(), id.nullable(), z.string(), id])
export type NameKey = z.output<typeof byName>
export type LastKey = z.output<typeof byLast>
export type OwnerKey = z.output<typeof byOwner>
