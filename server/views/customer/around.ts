// Who stands around a customer: who writes together with them and the people of an organization.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { id, instant } from '../../base/endpoint.ts'
import { type Scope, named } from '../../base/scope.ts'
import { mayBeKnown } from '../conversation/participant.ts'
import { between } from './between.ts'

/** The newest interactions that are looked at, and how many people are shown. */
const newest = 200
const most = 12

export const neighbourShape = z.object({
  id,
  name: z.string(),
  title: z.string(),
  organization: z.string().nullable(),
  /** In how many of the customer's newest 200 messages they stand. */
  together: z.number(),
  lastAt: instant,
})
export const colleagueShape = z.object({
  id,
  name: z.string(),
  title: z.string(),
  interactions: z.number(),
  lastAt: instant.nullable(),
})

/** Who takes part in the same messages, most often first; an organization's own people stand in a list of their own. */
export const aroundQuery = (scope: Scope, customerId: string) =>
  named(
    sql<z.output<typeof neighbourShape>>`
      with recent as (${between(scope, customerId, { limit: newest })})
      select c.id, c.name, c.title, o.name as organization, x.together::int, x.last_at as "lastAt"
      from (select p.person_id, count(distinct p.interaction_id) as together, max(p.happened_at) as last_at
        from recent join participant p on p.workspace_id = ${scope.workspaceId} and p.interaction_id = recent.interaction_id
        where ${mayBeKnown(scope)} and p.person_id <> ${customerId} and p.organization_id is distinct from ${customerId} group by p.person_id) x
      join person c on c.workspace_id = ${scope.workspaceId} and c.id = x.person_id
      left join organization o on o.workspace_id = ${scope.workspaceId} and o.id = c.organization_id
      where not exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = c.id)
      order by x.together desc, x.last_at desc, c.id limit ${sql.lit(most)}`.compile(db),
  )

/** The people known at an organization, the most recently spoken with first. */
export const colleaguesQuery = (scope: Scope, organizationId: string) =>
  named(
    sql<z.output<typeof colleagueShape>>`
      select p.id, p.name, p.title, sum(a.interactions)::bigint as interactions, max(a.last_at) as "lastAt"
      from person p
      join acquaintance a on a.workspace_id = ${scope.workspaceId} and a.subject_id = p.id and a.audience_id = any(${[...scope.audiences]}::uuid[])
      where p.workspace_id = ${scope.workspaceId} and p.organization_id = ${organizationId}
        and not exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = p.id)
      group by p.id, p.name, p.title order by max(a.last_at) desc nulls last, p.id limit ${sql.lit(most)}`.compile(db),
  )
