// A row of the list, of a person or of an organization.
import type { Item } from '../../api.ts'

type PersonItem = Item<'GET /people'>
type OrganizationItem = Item<'GET /organizations'>
type Common = Pick<PersonItem, 'id' | 'name' | 'owner' | 'interactions' | 'lastAt' | 'last'>
export type Customer = Common &
  (
    | { kind: 'person'; title: string; organization: PersonItem['organization']; address: string | null }
    | { kind: 'organization'; domain: string | null; people: number }
  )

export const personOf = (item: PersonItem): Customer => ({ ...item, kind: 'person' })
export const organizationOf = (item: OrganizationItem): Customer => ({ ...item, kind: 'organization' })
