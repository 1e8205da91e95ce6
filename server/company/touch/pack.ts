// Packs the days on which something has changed: each is counted anew from the messages and answers themselves, so that a packed day is always a recount.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, atomically, named, run } from '../../base/scope.ts'
import { markDays, takeDays } from '../../capture/receive/changed-day.ts'
import { readWorkspace } from '../../workspace/workspace.ts'
import { exchanged, packed, spansOf } from './exchange.ts'

/** A day is packed once nothing has changed in it for so long: while a mailbox is imported its days would be packed again and again. */
const quietSeconds = 10
/** One busy day takes about 5 ms. */
const daysAtOnce = 50

/** Has the days that change now packed as soon as they are quiet; until then they are read as they are. */
export async function packSoon(scope: Scope): Promise<void> {
  const { workspaceId } = scope
  await scope.ground.jobs.queue(
    scope,
    'pack',
    { workspaceId, unawaited: true },
    { key: `pack ${workspaceId}`, afterSeconds: quietSeconds + 2 },
  )
}

/** Whether days wait to be packed although they have long been quiet: after an update of Kith, or when a job was lost. */
export const overdueQuery = (scope: Scope) =>
  named(
    sql<{
      overdue: boolean
    }>`select exists (select from day_changed where workspace_id = ${scope.workspaceId} and changed_at < now() - interval '1 minute') as overdue`.compile(
      db,
    ),
  )

/** Packs every changed day that is quiet; done again, it changes nothing. */
export async function packDays(scope: Scope, quiet = quietSeconds): Promise<void> {
  const { time_zone: timeZone } = await readWorkspace(scope.ground, scope.workspaceId)
  for (;;) if ((await packSome(scope, timeZone, quiet)) < daysAtOnce) return
}

/** Packs every day anew: for a repair. */
export async function packAll(scope: Scope): Promise<void> {
  const query = db.selectFrom('touch_day').select('day').distinct().where('workspace_id', '=', scope.workspaceId)
  const [rows] = await run(scope, query.compile())
  await markDays(
    scope,
    rows.map(({ day }) => day),
  )
  await packDays(scope, 0)
}

/** Answers how many days it packed. */
async function packSome(scope: Scope, timeZone: string, quiet: number): Promise<number> {
  return atomically(scope, async (scope) => {
    const key = `pack ${scope.workspaceId}`
    await run(scope, sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.compile(db))
    const days = await takeDays(scope, quiet, daysAtOnce)
    if (days.length > 0) await countAnew(scope, timeZone, days)
    return days.length
  })
}

async function countAnew(scope: Scope, timeZone: string, days: readonly string[]): Promise<void> {
  const workspace = sql`${scope.workspaceId}::uuid`
  const spans = sql`spans as materialized (${spansOf(sql`select day from unnest(${[...days]}::date[]) as one (day)`, timeZone)})`
  const found = exchanged(scope, sql.ref('spans'), null)
  await run(
    scope,
    sql`with ${spans}, found as (${found}), most as (select coalesce(max(number), 0) as number from customer_number where workspace_id = ${workspace})
      insert into customer_number (workspace_id, number, customer_id)
      select ${workspace}, most.number + row_number() over (order by f.stranger), f.stranger
      from (select distinct stranger from found where stranger is not null) f cross join most on conflict do nothing`.compile(
      db,
    ),
    sql`delete from touch_day where workspace_id = ${workspace} and day = any(${[...days]}::date[])`.compile(db),
    sql`with ${spans}, found as (${found})
      insert into touch_day (workspace_id, day, audience_id, member_id, heard, spoke, answered)
      select ${workspace}, day, audience_id, member_id, ${packed('heard')}, ${packed('spoke')}, ${packed('answered')}
      from found group by day, audience_id, member_id on conflict do nothing`.compile(db),
  )
}
