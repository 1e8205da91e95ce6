// How many wait at each place of the sidebar: counted only so far as it is shown.
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { db } from '../base/database.ts'
import { type Scope, knownAudiences, named, run } from '../base/scope.ts'
import { pressing } from '../follow/radar.ts'
import { visibleQuestions } from '../people/who/visible.ts'
import { may } from '../workspace/role.ts'

/** `value` counts up to `cap` and stops. */
const counted = z.object({ value: z.number(), cap: z.number() })
export const countsShape = z.object({
  waiting: counted,
  people: counted,
  organizations: counted,
  questions: counted,
  /** Sources that failed or whose proof does not come out even. */
  troubles: counted,
  /** One’s own mail that was not sent, or is not known to be. */
  outbox: counted,
})

const caps = { waiting: 100, people: 5000, organizations: 5000, questions: 100, troubles: 100, outbox: 100 }
type Counts = Record<keyof typeof caps, number>

export async function readCounts(scope: Scope): Promise<z.input<typeof countsShape>> {
  const sources = may(scope.role, 'readSources') ? troubled(scope) : sql`select where false`
  const count = (rows: RawBuilder<unknown>, cap: number) =>
    sql`(select count(*) from (${rows} limit ${sql.lit(cap)}) c)`
  const [[row]] = await run(
    scope,
    named(
      sql<Counts>`select ${count(waiting(scope), caps.waiting)} as waiting, ${count(acquainted(scope, 'person'), caps.people)} as people,
        ${count(acquainted(scope, 'organization'), caps.organizations)} as organizations,
        ${count(sql`select from (${visibleQuestions(scope)}) q`, caps.questions)} as questions, ${count(sources, caps.troubles)} as troubles,
        ${count(unsent(scope), caps.outbox)} as outbox`.compile(db),
    ),
  )
  const figure = (name: keyof Counts) => ({ value: row?.[name] ?? 0, cap: caps[name] })
  return {
    waiting: figure('waiting'),
    people: figure('people'),
    organizations: figure('organizations'),
    questions: figure('questions'),
    troubles: figure('troubles'),
    outbox: figure('outbox'),
  }
}

/** Who waits for the member now, as on their Today. */
const waiting = (scope: Scope) => sql`select from ${pressing(scope, 'mine', false)} order by w.since, w.conversation_id`

const unsent = (scope: Scope) =>
  sql`select from sending s where s.workspace_id = ${scope.workspaceId} and s.member_id = ${scope.memberId}::uuid and s.state in ('failed', 'unknown')`

/** Who knows of nothing asks of none. */
const known = (scope: Scope) => (knownAudiences(scope).length > 0 ? knownAudiences(scope) : [nil])
const nil = '00000000-0000-0000-0000-000000000000'

/** Along the index, each subject in the first of its readable audiences. */
const acquainted = (scope: Scope, kind: 'person' | 'organization') =>
  sql`select from (${sql.join(
    known(scope).map((audienceId, at, all) => inAudience(scope, kind, audienceId, all.slice(0, at))),
    sql` union all `,
  )}) known`

function inAudience(scope: Scope, kind: string, audienceId: string, before: readonly string[]): RawBuilder<unknown> {
  const once = sql`and not exists (select from acquaintance b where b.workspace_id = ${scope.workspaceId} and b.subject_id = a.subject_id and b.audience_id = any(${[...before]}::uuid[]))`
  return sql`(select a.subject_id from acquaintance a
    where a.workspace_id = ${scope.workspaceId} and a.audience_id = ${audienceId} and a.kind = ${kind} ${before.length > 0 ? once : sql``}
      and not exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = a.subject_id)
    order by a.last_at, a.subject_id limit ${sql.lit(caps.people)})`
}

const troubled = (scope: Scope) => sql`select from source s
  where s.workspace_id = ${scope.workspaceId} and s.audience_id = any(${[...scope.audiences]}::uuid[])
    and (s.phase = 'failed' or s.problem is not null or exists (
      select from (select missing, problem from source_proof p where p.workspace_id = ${scope.workspaceId} and p.source_id = s.id order by p.id desc limit 1) newest
      where newest.missing <> 0 or newest.problem is not null))`
