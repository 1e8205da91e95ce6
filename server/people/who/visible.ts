// Which questions a scope may see: it knows of whom they are about, and may read what gives rise to them.
import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../base/scope.ts'

/** The open questions, or those answered; rows of who_question. */
export const visibleQuestions = (scope: Scope, answered = false): RawBuilder<unknown> => sql`
  select q.handle_id, q.reason, q.asked_at from who_question q join handle h on h.workspace_id = ${scope.workspaceId} and h.id = q.handle_id
  where q.workspace_id = ${scope.workspaceId} and ${answered ? answerOf(scope) : sql`not ${answerOf(scope)}`}
    and ${answered ? sql`(${knowsHolder(scope)} or ${ownAnswer(scope)})` : knowsHolder(scope)}
    and not exists (select from removal r where r.workspace_id = ${scope.workspaceId}
      and (r.subject_id = h.person_id or h.person_id is null and r.subject_id = h.organization_id))
    and case q.reason
      when 'same_name' then exists (select from who_candidate c where c.workspace_id = ${scope.workspaceId} and c.handle_id = q.handle_id
        and ${knows(scope, sql`c.person_id`)} and not exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = c.person_id))
      when 'shared_address' then (select count(*) > 1 from (${namesSeen(scope)} and n.name <> '') n)
      when 'role_address' then (select count(*) > 0 from (${namesSeen(scope)} and n.name <> '') n)
      else true end`

/** Of whose the address `h` is, a person's or else an organization's. Not by coalesce(): under a policy no index answers that. */
const knowsHolder = (scope: Scope) =>
  sql`(${knows(scope, sql`h.person_id`)} or h.person_id is null and ${knows(scope, sql`h.organization_id`)})`

/** The names that the senders of the address of `q` bore, in what one may read. */
export const namesSeen = (scope: Scope): RawBuilder<unknown> => sql`select distinct n.name from handle_name n
  where n.workspace_id = ${scope.workspaceId} and n.handle_id = q.handle_id and n.wrote and n.audience_id = any(${[...scope.audiences]}::uuid[])`

const knows = (scope: Scope, subjectId: RawBuilder<unknown>) => sql`exists (select from acquaintance a
  where a.workspace_id = ${scope.workspaceId} and a.subject_id = ${subjectId} and a.audience_id = any(${[...scope.audiences]}::uuid[]))`

const answerOf = (scope: Scope) =>
  sql`exists (select from who_answer w where w.workspace_id = ${scope.workspaceId} and w.handle_id = q.handle_id)`

/** What one answered oneself stays in one's sight, also where the answer took the address from everyone one knows. */
const ownAnswer = (scope: Scope) =>
  sql`exists (select from who_answer w where w.workspace_id = ${scope.workspaceId} and w.handle_id = q.handle_id and w.answered_by = ${scope.memberId})`
