// Numbers of the company that rest on other rows than its days: mail among ourselves, who is new, who waits.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, named } from '../base/scope.ts'
import { readableWait } from '../follow/radar.ts'
import { notRemoved, readable, startOfDay, within } from './day.ts'
import { type Days, type Period, shift } from './period.ts'

/** How many messages went among ourselves in each step; from the days counted along. */
export const amongQuery = (scope: Scope, { from, to, step }: Period) =>
  named(
    sql<{
      at: string
      among: number
    }>`select date_trunc(${step}::text, d.day::timestamp)::date as at, sum(interactions)::bigint as among
      from interaction_day d where d.workspace_id = ${scope.workspaceId} and d.day between ${from}::date and ${to}::date and ${readable(scope, 'd')}
        and d.direction = 'among'
      group by 1`.compile(db),
  )

/** A select of (id, first_at): people who wrote to us, or we to them, for the first time in these days; who was removed does not count. */
export const newcomers = (scope: Scope, days: Days, timeZone: string) => {
  const earlier = sql`select from acquaintance b where b.workspace_id = ${scope.workspaceId} and b.subject_id = n.id and ${readable(scope, 'b')}
    and b.first_at < ${startOfDay(days.from, timeZone)}`
  return sql<{ id: string; first_at: string }>`select n.id, n.first_at from (
      select a.subject_id as id, min(a.first_at) as first_at from acquaintance a
      where a.workspace_id = ${scope.workspaceId} and ${readable(scope, 'a')} and a.kind = 'person' and ${within(sql`a.first_at`, days, timeZone)}
      group by a.subject_id) n
    where ${scope.audiences.length > 1 ? sql`not exists (${earlier})` : sql`true`} and ${notRemoved(scope, sql`n.id`)}`
}

export const newcomersQuery = (scope: Scope, period: Period, timeZone: string) =>
  named(
    sql<{
      at: string
      people: number
    }>`select date_trunc(${period.step}::text, n.first_at at time zone ${timeZone}::text)::date as at, count(*) as people
      from (${newcomers(scope, period, timeZone)}) n group by 1`.compile(db),
  )

export const newcomersCountQuery = (scope: Scope, days: Days, timeZone: string) =>
  named(sql<{ people: number }>`select count(*) as people from (${newcomers(scope, days, timeZone)}) n`.compile(db))

/** today: since today; days: since yesterday or the day before; week: within seven days; longer; before: it was old when it was captured. */
export const ages = ['today', 'days', 'week', 'longer', 'before'] as const
export type Age = (typeof ages)[number]

/** Those who wait of an age, by the row `w` of waiting; days are the company's. */
export function waitingOf(age: Age, today: string, timeZone: string) {
  const start = (back: number) => startOfDay(shift(today, -back), timeZone)
  const since = sql`w.since`
  if (age === 'today') return sql`${since} >= ${start(0)}`
  if (age === 'days') return sql`${since} >= ${start(2)} and ${since} < ${start(0)}`
  if (age === 'week') return sql`${since} >= ${start(7)} and ${since} < ${start(2)}`
  return age === 'longer' ? sql`${since} < ${start(7)}` : sql`true`
}

/** How many conversations wait, by how long: the same as are listed (radar.ts), without looking at whose they are. */
export const agesQuery = (scope: Scope, today: string, timeZone: string) => {
  const workspace = scope.workspaceId
  const count = (age: Age) =>
    sql`count(*) filter (where w.from_before = ${sql.lit(age === 'before')} and ${waitingOf(age, today, timeZone)}) as ${sql.ref(age)}`
  return named(
    sql<Record<Age, number>>`select ${sql.join(ages.map(count))} from waiting w
      where w.workspace_id = ${workspace} and ${readableWait(scope)}
        and not exists (select from waiting_settled s where s.workspace_id = ${workspace} and s.interaction_id = w.interaction_id)
        and ${notRemoved(scope, sql`w.customer_id`)}`.compile(db),
  )
}

/** The first day of which anything was counted. */
export const firstDayQuery = (scope: Scope) =>
  named(
    sql<{
      day: string | null
    }>`select d.day from interaction_day d where d.workspace_id = ${scope.workspaceId} and ${readable(scope, 'd')} and d.interactions > 0
      order by d.day limit 1`.compile(db),
  )
