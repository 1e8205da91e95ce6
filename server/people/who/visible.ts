// Which questions a scope may see: it knows of whom they are about, and may read what gives rise to them.
import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../base/scope.ts'
import { audienceId } from '../../workspace/audience.ts'

/** An array of the ids of audiences. */
type Audiences = RawBuilder<unknown>
const ownAudiences = (scope: Scope): Audiences => sql`${[...scope.audiences]}::uuid[]`

/** The open questions, or those answered; rows of who_question. Of others' audiences than the scope's own where they are given. */
export const visibleQuestions = (
  scope: Scope,
  answered = false,
  audiences: Audiences = ownAudiences(scope),
): RawBuilder<unknown> => sql`
  select q.handle_id, q.reason, q.asked_at from who_question q join handle h on h.workspace_id = ${scope.workspaceId} and h.id = q.handle_id
  where q.workspace_id = ${scope.workspaceId} and ${answered ? answerOf(scope) : sql`not ${answerOf(scope)}`}
    and ${answered ? sql`(${knowsHolder(scope, audiences)} or ${ownAnswer(scope)})` : knowsHolder(scope, audiences)}
    and (q.openly or ${sawName(scope, audiences, sql`n.audience_id <> ${audienceId(scope.workspaceId, 'everyone')}`)})
    and not exists (select from removal r where r.workspace_id = ${scope.workspaceId}
      and (r.subject_id = h.person_id or h.person_id is null and r.subject_id = h.organization_id))
    and case q.reason
      when 'same_name' then exists (select from who_candidate c where c.workspace_id = ${scope.workspaceId} and c.handle_id = q.handle_id
        and ${knows(scope, audiences, sql`c.person_id`)} and not exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = c.person_id))
      when 'shared_address' then (select count(*) > 1 from (${namesSeen(scope, audiences)} and n.name <> '') n)
      when 'role_address' then ${sawName(scope, audiences, sql`n.name <> ''`)}
      else ${sawName(scope, audiences, sql`true`)} end`

/** Of whose the address `h` is, a person's or else an organization's. Not by coalesce(): under a policy no index answers that. */
const knowsHolder = (scope: Scope, audiences: Audiences) =>
  sql`(${knows(scope, audiences, sql`h.person_id`)} or h.person_id is null and ${knows(scope, audiences, sql`h.organization_id`)})`

/** The names that the senders of the address of `q` bore, in what one may read. */
export const namesSeen = (
  scope: Scope,
  audiences: Audiences = ownAudiences(scope),
): RawBuilder<unknown> => sql`select distinct n.name from handle_name n
  where n.workspace_id = ${scope.workspaceId} and n.handle_id = q.handle_id and n.wrote and n.audience_id = any(${audiences})`

/** With a limit, so that it is looked up for each question: as "exists" it was planned as a hash of the whole table. */
const sawName = (
  scope: Scope,
  audiences: Audiences,
  such: RawBuilder<unknown>,
) => sql`coalesce((select true from handle_name n
  where n.workspace_id = ${scope.workspaceId} and n.handle_id = q.handle_id and n.wrote and n.audience_id = any(${audiences}) and ${such} limit 1), false)`

const knows = (
  scope: Scope,
  audiences: Audiences,
  subjectId: RawBuilder<unknown>,
) => sql`exists (select from acquaintance a
  where a.workspace_id = ${scope.workspaceId} and a.subject_id = ${subjectId} and a.audience_id = any(${audiences}))`

const answerOf = (scope: Scope) =>
  sql`exists (select from who_answer w where w.workspace_id = ${scope.workspaceId} and w.handle_id = q.handle_id)`

/** What one answered oneself stays in one's sight, also where the answer took the address from everyone one knows. */
const ownAnswer = (scope: Scope) =>
  sql`exists (select from who_answer w where w.workspace_id = ${scope.workspaceId} and w.handle_id = q.handle_id and w.answered_by = ${scope.memberId})`

/** What of these questions the readers of each audience concerned see, who may read what everyone may too. */
export const questionsByAudience = (scope: Scope, handleIds: readonly string[]) => sql<{
  audienceId: string
  sees: string
}>`
  with about as (select person_id as id from handle where workspace_id = ${scope.workspaceId} and id = any(${[...handleIds]}::uuid[])
    union select organization_id from handle where workspace_id = ${scope.workspaceId} and id = any(${[...handleIds]}::uuid[])),
  concerned as (select distinct a.audience_id from about join acquaintance a on a.workspace_id = ${scope.workspaceId} and a.subject_id = about.id)
  select k.audience_id as "audienceId", string_agg(v.handle_id || v.reason || array(select c.person_id from who_candidate c
      where c.workspace_id = ${scope.workspaceId} and c.handle_id = v.handle_id and ${knows(scope, reader(scope), sql`c.person_id`)} order by 1)::text, ' ' order by v.handle_id) as sees
  from concerned k cross join lateral (${visibleQuestions(scope, false, reader(scope))} and q.handle_id = any(${[...handleIds]}::uuid[])) v
  group by k.audience_id`

const reader = (scope: Scope) => sql`array[k.audience_id, ${audienceId(scope.workspaceId, 'everyone')}]::uuid[]`
