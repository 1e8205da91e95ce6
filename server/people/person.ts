// Someone we deal with, as far as one may know of them.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../base/database.ts'
import { id, instant } from '../base/endpoint.ts'
import { notFound } from '../base/problem.ts'
import { type Scope, named, run } from '../base/scope.ts'
import { nameSources } from './meet.ts'

export const handleShape = z.object({
  id,
  kind: z.enum(['email', 'phone']),
  value: z.string(),
  nature: z.enum(['personal', 'role', 'list', 'noreply', 'ours']),
})
export const ownerShape = z.object({ id, name: z.string(), source: z.enum(['proposed', 'set']) }).nullable()

export const personShape = z.object({
  id,
  name: z.string(),
  /** Where the name comes from; address: it is the address itself. */
  nameSource: z.enum(nameSources),
  title: z.string(),
  organization: z.object({ id, name: z.string() }).nullable(),
  owner: ownerShape,
  handles: z.array(handleShape),
  interactions: z.number(),
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
  byHand: z.boolean(),
  madeAt: instant,
})
export type Person = z.output<typeof personShape>

type Row = Pick<
  Person,
  'id' | 'name' | 'nameSource' | 'title' | 'interactions' | 'firstAt' | 'lastAt' | 'byHand' | 'madeAt'
> & {
  organization_id: string | null
  organization_name: string
  owner_id: string | null
  owner_name: string
  owner_source: 'proposed' | 'set'
}

export async function readPerson(scope: Scope, id: string): Promise<Person> {
  const [[row], handles] = await run(scope, personQuery(scope, id), handlesQuery(scope, id))
  if (!row) throw notFound('person')
  return {
    ...row,
    organization: row.organization_id ? { id: row.organization_id, name: row.organization_name } : null,
    owner: row.owner_id ? { id: row.owner_id, name: row.owner_name, source: row.owner_source } : null,
    handles,
  }
}

/** Nothing comes back for whom the scope may not know of, or who was removed. */
const personQuery = (scope: Scope, id: string) =>
  named(
    sql<Row>`
      select p.id, p.name, p.name_source as "nameSource", p.title, p.made_by is not null as "byHand", p.made_at as "madeAt",
        p.organization_id, o.name as organization_name, p.owner_id, m.name as owner_name, p.owner_source,
        k.interactions, k.first_at as "firstAt", k.last_at as "lastAt"
      from person p
      cross join lateral (select sum(a.interactions)::bigint as interactions, min(a.first_at) as first_at, max(a.last_at) as last_at, count(*) as audiences
        from acquaintance a where a.workspace_id = ${scope.workspaceId} and a.subject_id = p.id and a.audience_id = any(${[...scope.audiences]}::uuid[])) k
      left join organization o on o.workspace_id = ${scope.workspaceId} and o.id = p.organization_id
      left join member m on m.workspace_id = ${scope.workspaceId} and m.id = p.owner_id
      where p.workspace_id = ${scope.workspaceId} and p.id = ${id} and k.audiences > 0
        and not exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = p.id)`.compile(
      db,
    ),
  )

export const handlesQuery = (scope: Scope, personId: string) =>
  named(
    sql<Person['handles'][number]>`select id, kind, value, nature from handle
      where workspace_id = ${scope.workspaceId} and person_id = ${personId} order by kind, value`.compile(db),
  )
