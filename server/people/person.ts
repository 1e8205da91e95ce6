// Someone we deal with, as far as one may know of them.
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { db } from '../base/database.ts'
import { id, instant } from '../base/endpoint.ts'
import { notFound } from '../base/problem.ts'
import { type Scope, knownAudiences, named, run } from '../base/scope.ts'
import { nameSources } from './meet.ts'
import { showPhone } from './phone.ts'

export const handleShape = z.object({
  id,
  kind: z.enum(['email', 'phone']),
  value: z.string(),
  /** As people write it: a number of the company's own country as it is dialled there. */
  shown: z.string(),
  nature: z.enum(['personal', 'role', 'list', 'noreply', 'ours']),
})
type Handle = z.output<typeof handleShape>
/** A handle as it is kept, and the country in which it is shown. */
export type HandleRow = Omit<Handle, 'shown'> & { country: string }
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
    handles: handles.map(showHandle),
  }
}

export const showHandle = ({ country, ...handle }: HandleRow): Handle => ({
  ...handle,
  shown: handle.kind === 'phone' ? showPhone(handle.value, country) : handle.value,
})

/** Nothing comes back for whom the scope may not know of, or who was removed. */
const personQuery = (scope: Scope, id: string) =>
  named(
    sql<Row>`
      select p.id, p.name, p.name_source as "nameSource", ${titleOf(scope, sql`p.title`, sql`p.id`)} as title, p.made_by is not null as "byHand", p.made_at as "madeAt",
        p.organization_id, o.name as organization_name, p.owner_id, m.name as owner_name, p.owner_source,
        k.interactions, k.first_at as "firstAt", k.last_at as "lastAt"
      from person p
      cross join lateral (select sum(a.interactions)::bigint as interactions, min(a.first_at) as first_at, max(a.last_at) as last_at, count(*) as audiences
        from acquaintance a where a.workspace_id = ${scope.workspaceId} and a.subject_id = p.id and a.audience_id = any(${knownAudiences(scope)}::uuid[])) k
      left join organization o on o.workspace_id = ${scope.workspaceId} and o.id = p.organization_id
      left join member m on m.workspace_id = ${scope.workspaceId} and m.id = p.owner_id
      where p.workspace_id = ${scope.workspaceId} and p.id = ${id} and k.audiences > 0
        and not exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = p.id)`.compile(
      db,
    ),
  )

export const handlesQuery = (scope: Scope, personId: string) =>
  named(
    sql<HandleRow>`select ${handleColumns(scope)} from handle
      where workspace_id = ${scope.workspaceId} and person_id = ${personId} and ${mayShow(scope)} order by kind, value`.compile(
      db,
    ),
  )

/** Whether a row of handle may be shown to whoever may know of its person: a number that was signed, to those alone who read something of theirs. */
export const mayShow = (scope: Scope): RawBuilder<unknown> =>
  scope.outlines.length === 0 ? sql`true` : sql`(not handle.from_signature or ${readsOf(scope, sql`handle.person_id`)})`

/** Whether one reads anything said with them: more than that, when and by whom it was. */
export const readsOf = (scope: Scope, subjectId: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`exists (select from acquaintance read where read.workspace_id = ${scope.workspaceId} and read.subject_id = ${subjectId}
    and read.audience_id = any(${[...scope.audiences]}::uuid[]))`

/** A title, which signatures tell, as far as one reads anything said with the person `subjectId`. */
export const titleOf = (
  scope: Scope,
  title: RawBuilder<unknown>,
  subjectId: RawBuilder<unknown>,
): RawBuilder<unknown> =>
  scope.outlines.length === 0 ? title : sql`case when ${readsOf(scope, subjectId)} then ${title} else '' end`

/** The columns of a HandleRow. */
export const handleColumns = ({ workspaceId }: Scope) =>
  sql`id, kind, value, nature, (select w.country from workspace w where w.id = ${workspaceId}) as country`
