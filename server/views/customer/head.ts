// Who a customer is: name, ways to reach them, who answers for them, how much was said since when.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { id, instant } from '../../base/endpoint.ts'
import { type Scope, knownAudiences, named } from '../../base/scope.ts'
import { ownHandles } from '../../people/organization.ts'
import {
  handleColumns,
  mayShow,
  titleOf,
  type HandleRow,
  handleShape,
  ownerShape,
  showHandle,
} from '../../people/person.ts'

export const headShape = z.object({
  id,
  kind: z.enum(['person', 'organization']),
  name: z.string(),
  /** Where the name comes from; address, guess: it may be wrong. */
  nameSource: z.string(),
  title: z.string(),
  organization: z.object({ id, name: z.string() }).nullable(),
  domain: z.string().nullable(),
  owner: ownerShape,
  handles: z.array(handleShape),
  /** How much was said with them, as far as one may read it, and in what time. */
  interactions: z.number(),
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
  byHand: z.boolean(),
})
export type Head = z.output<typeof headShape>

type Row = Omit<Head, 'organization' | 'owner' | 'handles'> & {
  organization_id: string | null
  organization_name: string
  owner_id: string | null
  owner_name: string
  owner_source: 'proposed' | 'set'
}

export function headOf(row: Row, handles: readonly HandleRow[]): Head {
  const { organization_id, organization_name, owner_id, owner_name, owner_source, ...head } = row
  return {
    ...head,
    organization: organization_id ? { id: organization_id, name: organization_name } : null,
    owner: owner_id ? { id: owner_id, name: owner_name, source: owner_source } : null,
    handles: handles.map(showHandle),
  }
}

/** A row where the scope may know of the customer and they were not removed. */
export const knownQuery = (scope: Scope, id: string) =>
  named(
    sql<{ known: boolean }>`select true as known from acquaintance a
      where a.workspace_id = ${scope.workspaceId} and a.subject_id = ${id} and a.audience_id = any(${knownAudiences(scope)}::uuid[])
        and not exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = a.subject_id) limit 1`.compile(
      db,
    ),
  )

export const headQuery = (scope: Scope, id: string) =>
  named(
    sql<Row>`
      select k.subject_id as id, k.kind, coalesce(p.name, o.name) as name, coalesce(p.name_source, o.name_source) as "nameSource",
        ${titleOf(scope, sql`coalesce(p.title, '')`, sql`k.subject_id`)} as title,
        po.id as organization_id, po.name as organization_name, o.domain, m.id as owner_id, m.name as owner_name, coalesce(p.owner_source, o.owner_source) as owner_source,
        k.interactions, k.first_at as "firstAt", k.last_at as "lastAt", coalesce(p.made_by, o.made_by) is not null as "byHand"
      from (select a.subject_id, a.kind, sum(a.interactions)::bigint as interactions, min(a.first_at) as first_at, max(a.last_at) as last_at from acquaintance a
        where a.workspace_id = ${scope.workspaceId} and a.subject_id = ${id} and a.audience_id = any(${knownAudiences(scope)}::uuid[]) group by a.subject_id, a.kind) k
      left join person p on p.workspace_id = ${scope.workspaceId} and p.id = k.subject_id
      left join organization o on o.workspace_id = ${scope.workspaceId} and o.id = k.subject_id
      left join organization po on po.workspace_id = ${scope.workspaceId} and po.id = p.organization_id
      left join member m on m.workspace_id = ${scope.workspaceId} and m.id = coalesce(p.owner_id, o.owner_id)
      where coalesce(p.id, o.id) is not null
        and not exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = k.subject_id)`.compile(
      db,
    ),
  )

/** A person's handles, or an organization's own (info@), not those of its people. */
export const handlesQuery = (scope: Scope, id: string) =>
  named(
    sql<HandleRow>`select ${handleColumns(scope)} from handle where workspace_id = ${scope.workspaceId} and person_id = ${id} and ${mayShow(scope)}
      union all (${ownHandles(scope, id)} order by kind, value limit 50)
      order by kind, value`.compile(db),
  )
