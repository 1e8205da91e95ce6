// "Who is this?": each address in doubt with the names it bears, how it wrote last, and whom it may belong to.
import { sql } from 'kysely'
import { z } from 'zod'
import { packCursor, readCursor } from '../base/cursor.ts'
import { db } from '../base/database.ts'
import { id, instant, pageOf } from '../base/endpoint.ts'
import { type Scope, run } from '../base/scope.ts'
import { namesSeen, visibleQuestions } from '../people/who/visible.ts'
import { answers } from '../people/who/answer.ts'
import { candidateReasons, questionReasons } from '../people/who/question.ts'

const subject = z.object({ id, name: z.string() })
export const whoQuestion = z.object({
  /** The handle's. */
  id,
  value: z.string(),
  nature: z.string(),
  reason: z.enum(questionReasons),
  askedAt: instant,
  /** What its senders were called, in what one may read. */
  names: z.array(z.string()),
  /** Whose it is meanwhile. */
  person: subject.extend({ nameSource: z.string() }).nullable(),
  organization: subject.nullable(),
  interactions: z.number(),
  /** How it was used last: an interaction it took part in. */
  last: z
    .object({ id, conversationId: id, at: instant, direction: z.string(), subject: z.string(), preview: z.string() })
    .nullable(),
  candidates: z.array(
    subject.extend({
      reason: z.enum(candidateReasons),
      title: z.string(),
      organization: z.string().nullable(),
      handles: z.array(z.string()),
      interactions: z.number(),
      lastAt: instant.nullable(),
    }),
  ),
  answer: z
    .object({ answer: z.enum(answers), person: subject.nullable(), at: instant, by: z.string().nullable() })
    .nullable(),
})
export const whoPages = pageOf(whoQuestion)
/** The count of what was said through an address stops here. */
export const mostSaidCounted = 500

export type WhoInput = { answered?: boolean | undefined; limit: number; after?: string | undefined }

/** The open questions, the longest asked first; or those answered, the newest first. */
export async function listQuestions(
  scope: Scope,
  { answered = false, limit, after }: WhoInput,
): Promise<z.input<typeof whoPages>> {
  const key = readCursor(after, z.tuple([id]))
  const further = key ? sql`where q.handle_id ${sql.raw(answered ? '<' : '>')} ${key[0]}::uuid` : sql``
  const way = sql.raw(answered ? 'desc' : 'asc')
  const page = sql`select * from (${visibleQuestions(scope, answered)}) q ${further} order by q.handle_id ${way} limit ${sql.lit(limit + 1)}`
  const [rows] = await run(
    scope,
    sql<z.output<typeof whoQuestion>>`${described(scope, page)} order by q.handle_id ${way}`.compile(db),
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? packCursor([last.id]) : null }
}

const described = (scope: Scope, page: ReturnType<typeof sql>) => sql`
  with q as materialized (${page})
  select h.id, h.value, h.nature, q.reason, q.asked_at as "askedAt",
    array(${namesSeen(scope)} and n.name <> '' order by n.name limit 12) as names,
    case when p.id is not null then json_build_object('id', p.id, 'name', p.name, 'nameSource', p.name_source) end as person,
    case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end as organization,
    (select count(*) from (select from participant t where t.workspace_id = ${scope.workspaceId} and t.handle_id = h.id
      and t.audience_id = any(${[...scope.audiences]}::uuid[]) limit ${sql.lit(mostSaidCounted)}) said) as interactions,
    ${lastOf(scope)} as last, coalesce(${candidatesOf(scope)}, '[]') as candidates, ${answerOf(scope)} as answer
  from q join handle h on h.workspace_id = ${scope.workspaceId} and h.id = q.handle_id
  left join person p on p.workspace_id = ${scope.workspaceId} and p.id = h.person_id
  left join organization o on o.workspace_id = ${scope.workspaceId} and o.id = h.organization_id`

/** The newest that the address wrote, or else that it took part in. */
const lastOf = (
  scope: Scope,
) => sql`(select json_build_object('id', i.id, 'conversationId', i.conversation_id, 'at', to_char(i.happened_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'direction', i.direction, 'subject', i.subject, 'preview', i.preview)
  from participant t join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = t.interaction_id
  where t.workspace_id = ${scope.workspaceId} and t.handle_id = h.id and t.audience_id = any(${[...scope.audiences]}::uuid[])
  order by t.part = 'from' desc, t.happened_at desc limit 1)`

const candidatesOf = (scope: Scope) => sql`(select json_agg(one order by one.interactions desc, one.name) from (
    select c.person_id as id, c.reason, s.name, s.title, e.name as organization, k.interactions, to_char(k.last_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "lastAt",
      array(select g.value from handle g where g.workspace_id = ${scope.workspaceId} and g.person_id = s.id order by g.kind, g.value limit 5) as handles
    from who_candidate c join person s on s.workspace_id = ${scope.workspaceId} and s.id = c.person_id
    cross join lateral (select sum(a.interactions)::bigint as interactions, max(a.last_at) as last_at from acquaintance a
      where a.workspace_id = ${scope.workspaceId} and a.subject_id = s.id and a.audience_id = any(${[...scope.audiences]}::uuid[]) having count(*) > 0) k
    left join organization e on e.workspace_id = ${scope.workspaceId} and e.id = s.organization_id
    where c.workspace_id = ${scope.workspaceId} and c.handle_id = q.handle_id
      and not exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = s.id)) one)`

const answerOf = (
  scope: Scope,
) => sql`(select json_build_object('answer', w.answer, 'at', to_char(w.answered_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'by', m.name,
    'person', case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end)
  from who_answer w left join person s on s.workspace_id = ${scope.workspaceId} and s.id = w.person_id
  left join member m on m.workspace_id = ${scope.workspaceId} and m.id = w.answered_by
  where w.workspace_id = ${scope.workspaceId} and w.handle_id = h.id)`
