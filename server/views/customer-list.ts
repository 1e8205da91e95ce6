// The customers as a list: who they are, what was last between us, how much was said, who knows them best.
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { db } from '../base/database.ts'
import { id, instant, pageOf as pagesOf } from '../base/endpoint.ts'
import { type Scope, knownAudiences, run, steady } from '../base/scope.ts'
import type { SubjectKind } from '../people/known.ts'
import type { ListInput } from '../people/list/filter.ts'
import type { SortKey } from '../people/list/key.ts'
import { cutPage, pageOf } from '../people/list/page.ts'
import { mayShow, ownerShape, titleOf } from '../people/person.ts'
import { showPhone } from '../people/phone.ts'

const common = {
  id,
  name: z.string(),
  owner: ownerShape,
  interactions: z.number(),
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
  /** The newest interaction, of those that one may read. */
  last: z
    .object({
      id,
      conversationId: id,
      channel: z.string(),
      direction: z.enum(['in', 'out', 'among']),
      subject: z.string(),
    })
    .nullable(),
}
export const personRow = z.object({
  ...common,
  /** Where the name comes from; address: nobody told it yet. */
  nameSource: z.string(),
  title: z.string(),
  /** Of whom nothing else is known that tells them from others. */
  address: z.string().nullable(),
  organization: z.object({ id, name: z.string() }).nullable(),
})
export const organizationRow = z.object({ ...common, domain: z.string().nullable(), people: z.number() })
export const personPages = pagesOf(personRow)
export const organizationPages = pagesOf(organizationRow)
/** The count of an organization's people stops here. */
export const mostPeopleCounted = 50

type Row = SortKey & {
  name: string
  owner_id: string | null
  owner_name: string
  owner_source: 'proposed' | 'set'
  last_id: string | null
  conversation_id: string
  channel: string
  direction: 'in' | 'out' | 'among'
  subject: string
}
type PersonRow = Row & {
  nameSource: string
  title: string
  address: string | null
  country: string
  organization_id: string | null
  organization_name: string
}
type OrganizationRow = Row & { domain: string | null; people: number }

/** `most`: how many a filter may let through to be gathered first (for tests). */
export async function listPeople(scope: Scope, input: ListInput, most?: number): Promise<z.input<typeof personPages>> {
  const own = sql`, s.name_source as "nameSource", ${titleOf(scope, sql`s.title`, sql`s.id`)} as title, o.id as organization_id, o.name as organization_name,
    case when s.title = '' and s.organization_id is null and s.name_source <> 'address' then (select handle.value from handle
      where handle.workspace_id = ${scope.workspaceId} and handle.person_id = s.id and ${mayShow(scope)} order by handle.kind, handle.value limit 1) end as address,
    (select w.country from workspace w where w.id = ${scope.workspaceId}) as country`
  const beside = sql`left join organization o on o.workspace_id = ${scope.workspaceId} and o.id = s.organization_id`
  const rows = await readRows<PersonRow>(scope, 'person', input, own, beside, most)
  const { items, next } = cutPage(rows, input)
  return {
    next,
    items: items.map((row) => ({
      ...rowOf(row),
      nameSource: row.nameSource,
      title: row.title,
      address: row.address && !row.address.includes('@') ? showPhone(row.address, row.country) : row.address,
      organization: row.organization_id ? { id: row.organization_id, name: row.organization_name } : null,
    })),
  }
}

export async function listOrganizations(
  scope: Scope,
  input: ListInput,
  most?: number,
): Promise<z.input<typeof organizationPages>> {
  const beside = sql`left join lateral (select count(*) as people from (
      select from person q where q.workspace_id = ${scope.workspaceId} and q.organization_id = s.id
        and exists (select from acquaintance b where b.workspace_id = ${scope.workspaceId} and b.subject_id = q.id and b.audience_id = any(${knownAudiences(scope)}::uuid[]))
        and not exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = q.id)
      limit ${sql.lit(mostPeopleCounted)}) known) n on true`
  const rows = await readRows<OrganizationRow>(scope, 'organization', input, sql`, s.domain, n.people`, beside, most)
  const { items, next } = cutPage(rows, input)
  return { next, items: items.map((row) => ({ ...rowOf(row), domain: row.domain, people: row.people })) }
}

/** One statement, one round trip: the page's ids, then what each shows. It is prepared, but for words, whose frequency the planner must know. */
async function readRows<R extends Row>(
  scope: Scope,
  kind: SubjectKind,
  input: ListInput,
  own: RawBuilder<unknown>,
  beside: RawBuilder<unknown>,
  most?: number,
): Promise<R[]> {
  const page = await pageOf(scope, kind, input, most)
  const query = sql<R>`
    with page as materialized (${page.rows})
    select page.id, page.interactions, page.first_at, page.last_at${keyColumns(input)}, s.name, s.owner_id, m.name as owner_name, s.owner_source,
      l.id as last_id, l.conversation_id, l.channel, l.direction, l.subject${own}
    from page
    join ${sql.table(kind)} s on s.workspace_id = ${scope.workspaceId} and s.id = page.id
    left join member m on m.workspace_id = ${scope.workspaceId} and m.id = s.owner_id
    left join lateral (select i.id, i.conversation_id, i.channel, i.direction, i.subject
      from participant t join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = t.interaction_id
      where t.workspace_id = ${scope.workspaceId} and t.${sql.ref(`${kind}_id`)} = page.id and t.happened_at = page.last_at
        and t.audience_id = any(${knownAudiences(scope)}::uuid[]) order by t.interaction_id desc limit 1) l on true
    ${beside}
    order by ${page.order}`.compile(db)
  const [rows] = await run(scope, page.steady ? steady(query) : query)
  return rows as R[]
}

/** What the next page's marker needs besides the instant and the id. */
const keyColumns = ({ sort }: ListInput): RawBuilder<unknown> => {
  if (sort === 'last') return sql``
  return sort === 'name' ? sql`, page.sort_name` : sql`, page.sort_name, page.sort_owner, page.sort_owner_id`
}

const rowOf = (row: Row) => ({
  id: row.id,
  name: row.name,
  owner: row.owner_id ? { id: row.owner_id, name: row.owner_name, source: row.owner_source } : null,
  interactions: row.interactions,
  firstAt: row.first_at,
  lastAt: row.last_at,
  last: row.last_id
    ? {
        id: row.last_id,
        conversationId: row.conversation_id,
        channel: row.channel,
        direction: row.direction,
        subject: row.subject,
      }
    : null,
})
