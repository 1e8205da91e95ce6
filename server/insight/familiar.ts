// Who of us knows a customer best: whoever speaks with them most is proposed as their owner.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, run } from '../base/scope.ts'
import { proposeOwner } from '../people/owner.ts'
import { audienceId } from '../workspace/audience.ts'

/** The newest interactions that count: who spoke most lately, not who did ten years ago. */
const newest = 200

/** Proposes owners of the persons in these interactions. What everyone may read counts; who is known from closed sources alone, by those. */
export async function reckonOwners(scope: Scope, interactionIds: readonly string[]): Promise<void> {
  const everyone = audienceId(scope.workspaceId, 'everyone')
  const [rows] = await run(
    scope,
    sql<{ person_id: string; member_id: string }>`
      with touched as (select distinct person_id from participant
        where workspace_id = ${scope.workspaceId} and interaction_id = any(${[...interactionIds]}::uuid[]) and person_id is not null)
      select distinct on (touched.person_id) touched.person_id, spoken.member_id
      from touched cross join lateral (
        select i.member_id, count(*) filter (where i.audience_id = ${everyone}) as openly, count(*) as times, max(i.happened_at) as last_at
        from (select interaction_id from participant p where p.workspace_id = ${scope.workspaceId} and p.person_id = touched.person_id
          order by p.happened_at desc limit ${newest}) recent
        join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = recent.interaction_id
        where i.member_id is not null and i.direction <> 'among' group by i.member_id) spoken
      order by touched.person_id, spoken.openly desc, spoken.times desc, spoken.last_at desc, spoken.member_id`.compile(
      db,
    ),
  )
  for (const { person_id, member_id } of rows) await proposeOwner(scope, person_id, member_id)
}
