// The numbers of the company, each as far as one may read what it is made of. Days are the workspace's.
import { type RawBuilder, sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, named } from '../base/scope.ts'
import { readableWait } from '../follow/radar.ts'
import type { Period } from './period.ts'

/** Answer times and touches are of the period's last 90 days: medians cannot be added up from stored days. */
export const touchDays = 90

const readable = (scope: Scope, alias: string) =>
  sql`${sql.ref(`${alias}.audience_id`)} = any(${[...scope.audiences]}::uuid[])`
const startOfDay = (day: string, timeZone: string) => sql`(${day}::date::timestamp at time zone ${timeZone}::text)`
const endOfDay = (day: string, timeZone: string) => sql`((${day}::date + 1)::timestamp at time zone ${timeZone}::text)`

export type Spoken = { at: string; in: number; out: number; among: number }

/** How many messages went which way in each step; from the days counted along. */
export const spokenQuery = (scope: Scope, { from, to, step }: Period) =>
  named(
    sql<Spoken>`select date_trunc(${step}::text, d.day::timestamp)::date as at, coalesce(sum(interactions) filter (where direction = 'in'), 0)::bigint as in,
        coalesce(sum(interactions) filter (where direction = 'out'), 0)::bigint as out, coalesce(sum(interactions) filter (where direction = 'among'), 0)::bigint as among
      from interaction_day d where d.workspace_id = ${scope.workspaceId} and d.day between ${from}::date and ${to}::date and ${readable(scope, 'd')}
      group by 1 order by 1`.compile(db),
  )

/** How many people wrote to us, or we to them, for the first time in each step; who was removed does not count. */
export const newcomersQuery = (scope: Scope, { from, to, step }: Period, timeZone: string) =>
  named(
    sql<{
      at: string
      people: number
    }>`select date_trunc(${step}::text, a.first_at at time zone ${timeZone}::text)::date as at, count(distinct a.subject_id) as people
      from acquaintance a where a.workspace_id = ${scope.workspaceId} and ${readable(scope, 'a')} and a.kind = 'person' and a.last_at >= ${startOfDay(from, timeZone)}
        and a.first_at >= ${startOfDay(from, timeZone)} and a.first_at < ${endOfDay(to, timeZone)}
        and not exists (select from acquaintance b where b.workspace_id = ${scope.workspaceId} and b.subject_id = a.subject_id and ${readable(scope, 'b')} and b.first_at < a.first_at)
        and not exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = a.subject_id)
      group by 1 order by 1`.compile(db),
  )

/** Of a member; of a department (no member); or of everybody (neither). */
export type Answering = {
  memberId: string | null
  departmentId: string | null
  answers: number
  median: number
  ninth: number
}

/** Half of the answers took no longer than `median` seconds, nine of ten no longer than `ninth`. */
export const answeringQuery = (scope: Scope, { to }: Period, timeZone: string) =>
  named(
    sql<Answering>`select a.member_id as "memberId", m.department_id as "departmentId", count(*) as answers,
        percentile_disc(0.5) within group (order by a.seconds) as median, percentile_disc(0.9) within group (order by a.seconds) as ninth
      from answer a join member m on m.workspace_id = ${scope.workspaceId} and m.id = a.member_id
      where a.workspace_id = ${scope.workspaceId} and ${readable(scope, 'a')} and ${lately(sql`a.answered_at`, to, timeZone)}
      group by grouping sets ((a.member_id), (m.department_id), ()) having grouping(a.member_id, m.department_id) <> 2 or m.department_id is not null`.compile(
      db,
    ),
  )

export type Touching = { memberId: string | null; departmentId: string | null; interactions: number; customers: number }

/** How many messages each member, and each department, exchanged with how many customers. */
export const touchingQuery = (scope: Scope, { to }: Period, timeZone: string) =>
  named(
    sql<Touching>`with said as materialized (select i.member_id, i.customer_id, count(*) as times from interaction i
        where i.workspace_id = ${scope.workspaceId} and ${readable(scope, 'i')} and i.direction <> 'among' and i.member_id is not null and ${lately(sql`i.happened_at`, to, timeZone)}
        group by i.member_id, i.customer_id)
      select s.member_id as "memberId", null::uuid as "departmentId", sum(s.times)::bigint as interactions, count(s.customer_id) as customers from said s group by s.member_id
      union all select null, m.department_id, sum(s.times)::bigint, count(distinct s.customer_id) from said s
        join member m on m.workspace_id = ${scope.workspaceId} and m.id = s.member_id where m.department_id is not null group by m.department_id`.compile(
      db,
    ),
  )

const lately = (at: RawBuilder<unknown>, to: string, timeZone: string) =>
  sql`${at} >= ${startOfDay(to, timeZone)} - make_interval(days => ${sql.lit(touchDays - 1)}) and ${at} < ${endOfDay(to, timeZone)}`

export type Ages = { day: number; threeDays: number; week: number; longer: number; before: number }
const mostWaiting = 10_000

/** Who waits now, by how long; before: it was old when it was captured. */
export const agesQuery = (scope: Scope) =>
  named(
    sql<Ages>`select count(*) filter (where not from_before and age < interval '1 day')::int as day,
        count(*) filter (where not from_before and age >= interval '1 day' and age < interval '3 days')::int as "threeDays",
        count(*) filter (where not from_before and age >= interval '3 days' and age < interval '7 days')::int as week,
        count(*) filter (where not from_before and age >= interval '7 days')::int as longer, count(*) filter (where from_before)::int as before
      from (select w.from_before, now() - w.since as age from waiting w where w.workspace_id = ${scope.workspaceId} and ${readableWait(scope)}
        and not exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = w.customer_id) limit ${sql.lit(mostWaiting)}) w`.compile(
      db,
    ),
  )

export type Sources = {
  sources: number
  listed: number
  captured: number
  joined: number
  quarantined: number
  leftOut: number
  missing: number
}

/** What the newest proof of each source says: everything listed was captured, joined, quarantined or left out, or is missing. */
export const sourcesQuery = (scope: Scope) =>
  named(
    sql<Sources>`select count(*)::int as sources, coalesce(sum(p.listed), 0)::bigint as listed, coalesce(sum(p.captured), 0)::bigint as captured,
        coalesce(sum(p.joined), 0)::bigint as joined, coalesce(sum(p.quarantined), 0)::bigint as quarantined, coalesce(sum(p.left_out), 0)::bigint as "leftOut",
        coalesce(sum(abs(p.missing)), 0)::bigint as missing
      from source s cross join lateral (select * from source_proof p where p.workspace_id = ${scope.workspaceId} and p.source_id = s.id order by p.id desc limit 1) p
      where s.workspace_id = ${scope.workspaceId} and ${readable(scope, 's')}`.compile(db),
  )

/** The first day of which anything was counted. */
export const firstDayQuery = (scope: Scope) =>
  named(
    sql<{
      day: string | null
    }>`select min(d.day) as day from interaction_day d where d.workspace_id = ${scope.workspaceId} and ${readable(scope, 'd')}`.compile(
      db,
    ),
  )
