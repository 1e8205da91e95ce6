// Counts everything anew that is otherwise counted along: for a repair, when the counters can no longer be believed.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, atomically, run } from '../base/scope.ts'
import { readWorkspace } from '../workspace/workspace.ts'
import { recountSubjects } from './receive/acquaintance.ts'
import { markCountedDays } from './receive/changed-day.ts'

const atOnce = 1000

export async function recountAll(scope: Scope): Promise<void> {
  const { time_zone: timeZone } = await readWorkspace(scope.ground, scope.workspaceId)
  const workspace = sql`${scope.workspaceId}::uuid`
  await atomically(scope, async (scope) => {
    await run(
      scope,
      sql`select pg_advisory_xact_lock(hashtextextended(${`capture ${scope.workspaceId}`}, 0))`.compile(db),
      sql`delete from source_tally where workspace_id = ${workspace}`.compile(db),
      sql`insert into source_tally (workspace_id, source_id, outcome, rule, arrivals)
        select workspace_id, source_id, outcome, rule, count(*) from arrival where workspace_id = ${workspace} group by workspace_id, source_id, outcome, rule
        union all select workspace_id, source_id, 'gone', outcome, count(*) from arrival where workspace_id = ${workspace} and gone_at is not null
          group by workspace_id, source_id, outcome on conflict do nothing`.compile(db),
    )
    await markCountedDays(scope)
    await run(
      scope,
      sql`delete from interaction_day where workspace_id = ${workspace}`.compile(db),
      sql`insert into interaction_day (workspace_id, day, audience_id, channel, direction, interactions)
        select workspace_id, (happened_at at time zone ${timeZone})::date as day, audience_id, channel, direction, count(*) from interaction
        where workspace_id = ${workspace} group by workspace_id, day, audience_id, channel, direction on conflict do nothing`.compile(
        db,
      ),
    )
    await markCountedDays(scope)
    const [subjects] = await run(
      scope,
      sql<{ id: string }>`select distinct subject_id as id from acquaintance where workspace_id = ${workspace}`.compile(
        db,
      ),
    )
    for (let at = 0; at < subjects.length; at += atOnce)
      await recountSubjects(
        scope,
        subjects.slice(at, at + atOnce).map(({ id }) => id),
      )
  })
}
