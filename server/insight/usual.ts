// How long our answer usually takes: the time against which who waits is held.
import { sql } from 'kysely'
import type { Scope } from '../base/scope.ts'

/** A customer's own usual time is the median of the newest 100 answers to them; fewer than three say nothing, and the workspace's newest 500 stand in. */
const [newest, fewest, newestOfAll] = [100, 3, 500]

/** The workspace's usual answer time, one row (seconds). */
export const usualOfAll = (scope: Scope) => sql`
  select case when count(*) >= ${sql.lit(fewest)} then percentile_disc(0.5) within group (order by seconds) end as seconds
  from (select a.seconds from answer a where a.workspace_id = ${scope.workspaceId} and a.audience_id = any(${[...scope.audiences]}::uuid[])
    order by a.answered_at desc limit ${sql.lit(newestOfAll)}) a`

/** A customer's own usual answer time, one row (seconds, or null where too few answers tell). */
export const usualOf = (scope: Scope, customerId: ReturnType<typeof sql.ref>) => sql`
  select case when count(*) >= ${sql.lit(fewest)} then percentile_disc(0.5) within group (order by seconds) end as seconds
  from (select a.seconds from answer a where a.workspace_id = ${scope.workspaceId} and a.customer_id = ${customerId}
    and a.audience_id = any(${[...scope.audiences]}::uuid[]) order by a.answered_at desc limit ${sql.lit(newest)}) a`
