// A customer as the lists behind the Company view name them: a person with their organization, or an organization itself.
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { id } from '../../base/endpoint.ts'
import type { Scope } from '../../base/scope.ts'

type Sql = RawBuilder<unknown>

export const customerShape = {
  id,
  name: z.string(),
  kind: z.enum(['person', 'organization']),
  organization: z.string().nullable(),
}
export type CustomerRow = { id: string; name: string; is_person: boolean; organization: string | null }

/** Joins `p`, `po` and `o`: the person, theirs, or the organization. */
export const customerJoins = ({ workspaceId }: Scope, customerId: Sql): Sql =>
  sql`left join person p on p.workspace_id = ${workspaceId} and p.id = ${customerId}
    left join organization po on po.workspace_id = ${workspaceId} and po.id = p.organization_id
    left join organization o on o.workspace_id = ${workspaceId} and o.id = ${customerId}`

export const customerColumns = (customerId: Sql): Sql =>
  sql`${customerId} as id, coalesce(p.name, o.name, '') as name, p.id is not null as is_person, po.name as organization`

export const customerOf = ({ id, name, is_person, organization }: CustomerRow) => ({
  id,
  name,
  kind: is_person ? ('person' as const) : ('organization' as const),
  organization,
})
