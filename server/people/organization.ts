// A firm, shop, school or office we deal with, and the people we know there.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../base/database.ts'
import { id, instant } from '../base/endpoint.ts'
import { notFound } from '../base/problem.ts'
import { type Scope, knownAudiences, named, run } from '../base/scope.ts'
import { handleColumns, type HandleRow, handleShape, ownerShape, showHandle, titleOf } from './person.ts'

const mostPeople = 200

export const organizationShape = z.object({
  id,
  name: z.string(),
  nameSource: z.enum(['domain', 'signature', 'hand']),
  domain: z.string().nullable(),
  owner: ownerShape,
  handles: z.array(handleShape),
  /** Those we know there, the most recently spoken with first; at most 200. */
  people: z.array(
    z.object({ id, name: z.string(), title: z.string(), interactions: z.number(), lastAt: instant.nullable() }),
  ),
  interactions: z.number(),
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
  byHand: z.boolean(),
  madeAt: instant,
})
export type Organization = z.output<typeof organizationShape>

type Row = Omit<Organization, 'owner' | 'handles' | 'people'> & {
  owner_id: string | null
  owner_name: string
  owner_source: 'proposed' | 'set'
}

export async function readOrganization(scope: Scope, id: string): Promise<Organization> {
  const [[row], handles, people] = await run(
    scope,
    organizationQuery(scope, id),
    handlesQuery(scope, id),
    peopleQuery(scope, id),
  )
  if (!row) throw notFound('organization')
  return {
    ...row,
    owner: row.owner_id ? { id: row.owner_id, name: row.owner_name, source: row.owner_source } : null,
    handles: handles.map(showHandle),
    people,
  }
}

const said = (scope: Scope, subject: 'o' | 'p') =>
  sql`(select sum(a.interactions)::bigint as interactions, min(a.first_at) as first_at, max(a.last_at) as last_at, count(*) as audiences
    from acquaintance a where a.workspace_id = ${scope.workspaceId} and a.subject_id = ${sql.ref(`${subject}.id`)} and a.audience_id = any(${knownAudiences(scope)}::uuid[]))`

const organizationQuery = (scope: Scope, id: string) =>
  named(
    sql<Row>`
      select o.id, o.name, o.name_source as "nameSource", o.domain, o.made_by is not null as "byHand", o.made_at as "madeAt",
        o.owner_id, m.name as owner_name, o.owner_source, k.interactions, k.first_at as "firstAt", k.last_at as "lastAt"
      from organization o
      cross join lateral ${said(scope, 'o')} k
      left join member m on m.workspace_id = ${scope.workspaceId} and m.id = o.owner_id
      where o.workspace_id = ${scope.workspaceId} and o.id = ${id} and k.audiences > 0
        and not exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = o.id)`.compile(
      db,
    ),
  )

const mostHandles = 100

const handlesQuery = (scope: Scope, organizationId: string) =>
  named(
    sql<HandleRow>`${ownHandles(scope, organizationId)} order by kind, value limit ${sql.lit(mostHandles)}`.compile(db),
  )

/** The organization's own addresses (info@), not those of its people, as far as one may read a mail they stand in. */
export const ownHandles = (scope: Scope, organizationId: string) =>
  sql`select ${handleColumns(scope)} from handle
    where workspace_id = ${scope.workspaceId} and organization_id = ${organizationId} and person_id is null and nature = 'role'
      and exists (select from handle_name n where n.workspace_id = ${scope.workspaceId} and n.handle_id = handle.id
        and n.audience_id = any(${knownAudiences(scope)}::uuid[]))`

const peopleQuery = (scope: Scope, organizationId: string) =>
  named(
    sql<Organization['people'][number]>`
      select p.id, p.name, ${titleOf(scope, sql`p.title`, sql`p.id`)} as title, k.interactions, k.last_at as "lastAt"
      from person p cross join lateral ${said(scope, 'p')} k
      where p.workspace_id = ${scope.workspaceId} and p.organization_id = ${organizationId} and k.audiences > 0
        and not exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = p.id)
      order by k.last_at desc nulls last, p.sort_name, p.id limit ${sql.lit(mostPeople)}`.compile(db),
  )
