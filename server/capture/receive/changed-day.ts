// Days that must be counted anew by whoever keeps counts of them: marked with each change, in its transaction; taken before they are counted.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { newId } from '../../base/id.ts'
import { type Scope, run } from '../../base/scope.ts'

/** The calendar days (yyyy-mm-dd) on which these instants fall. */
export function daysOf(timeZone: string, instants: readonly string[]): string[] {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  return instants.map((at) => format.format(new Date(at)))
}

/** Marks are only ever added, so that two changes of a day never wait for each other, and what is not committed yet cannot be taken. */
export async function markDays(scope: Scope, days: readonly string[]): Promise<void> {
  const distinct = [...new Set(days)].sort()
  if (distinct.length === 0) return
  await run(
    scope,
    sql`insert into day_changed (workspace_id, day, id)
      select ${scope.workspaceId}::uuid, * from unnest(${distinct}::date[], ${distinct.map(() => newId())}::uuid[])`.compile(
      db,
    ),
  )
}

/** Takes the marks of up to `most` days, the latest first, in each of which nothing has changed for `quietSeconds`; what is read afterwards holds all that they stood for. */
export async function takeDays(scope: Scope, quietSeconds: number, most: number): Promise<string[]> {
  const [rows] = await run(
    scope,
    sql<{ day: string }>`delete from day_changed where workspace_id = ${scope.workspaceId} and day = any(array(
        select day from day_changed where workspace_id = ${scope.workspaceId} group by day
        having max(changed_at) <= now() - make_interval(secs => ${quietSeconds}) order by day desc limit ${most}))
      returning day`.compile(db),
  )
  return [...new Set(rows.map(({ day }) => day))].sort()
}

/** Marks every day of which anything is counted: for a repair, or when days begin at another hour. */
export async function markCountedDays(scope: Scope): Promise<void> {
  const [rows] = await run(
    scope,
    sql<{ day: string }>`select distinct day from interaction_day where workspace_id = ${scope.workspaceId}`.compile(
      db,
    ),
  )
  await markDays(
    scope,
    rows.map(({ day }) => day),
  )
}
