// How fast we answer a customer, and what they wait for now.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { id, instant } from '../../base/endpoint.ts'
import { type Scope, named } from '../../base/scope.ts'
import { assignedShape, joinAssigned } from '../../follow/assignment/assigned.ts'
import { readableWait } from '../../follow/radar.ts'

const newest = 100
const mostPeople = 200

/** The usual answer time is the median of our newest 100 answers to them, from the first message of theirs that was open to our answer. */
export const answerShape = z.object({ seconds: z.number(), answers: z.number() })
export const waitingShape = z.object({
  interactionId: id,
  conversationId: id,
  subject: z.string(),
  since: instant,
  fromBefore: z.boolean(),
  name: z.string(),
  /** To whom the conversation was given. */
  assigned: assignedShape.nullable(),
})

/** The customer, and where it is an organization, its people. */
const subjects = (scope: Scope, customerId: string) => sql`
  (select ${customerId}::uuid as id union all
    (select p.id from person p where p.workspace_id = ${scope.workspaceId} and p.organization_id = ${customerId} limit ${sql.lit(mostPeople)}))`

export const answerQuery = (scope: Scope, customerId: string) =>
  named(
    sql<{ seconds: number | null; answers: number }>`
      select percentile_disc(0.5) within group (order by x.seconds) as seconds, count(*)::int as answers
      from (select a.seconds, a.answered_at from ${subjects(scope, customerId)} s
        cross join lateral (select a.seconds, a.answered_at from answer a where a.workspace_id = ${scope.workspaceId} and a.customer_id = s.id
          and a.audience_id = any(${[...scope.audiences]}::uuid[]) order by a.answered_at desc limit ${sql.lit(newest)}) a
        order by a.answered_at desc limit ${sql.lit(newest)}) x`.compile(db),
  )

export const waitingQuery = (scope: Scope, customerId: string) =>
  named(
    sql<z.output<typeof waitingShape>>`
      select w.interaction_id as "interactionId", w.conversation_id as "conversationId", i.subject, w.since, w.from_before as "fromBefore", coalesce(p.name, o.name) as name, given.assigned
      from ${subjects(scope, customerId)} s
      join waiting w on w.workspace_id = ${scope.workspaceId} and w.customer_id = s.id and ${readableWait(scope)}
      join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = w.interaction_id
      left join person p on p.workspace_id = ${scope.workspaceId} and p.id = s.id
      left join organization o on o.workspace_id = ${scope.workspaceId} and o.id = s.id
      ${joinAssigned(scope, sql`w.conversation_id`, sql`array[w.audience_id]`)}
      where not exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = s.id)
      order by w.from_before, case when w.from_before then null else w.since end, w.since desc, w.conversation_id limit 8`.compile(
      db,
    ),
  )
