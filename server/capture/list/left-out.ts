// What was left out, rule by rule, and by whom it was sent mostly.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { instant } from '../../base/endpoint.ts'
import { type Scope, run } from '../../base/scope.ts'

const count = z.number().int()
export const leftOutShape = z.object({
  rules: z.array(
    z.object({
      rule: z.string(),
      arrivals: count,
      /** Who sent the most of the newest two thousand. */
      senders: z.array(z.object({ sender: z.string(), arrivals: count })),
    }),
  ),
  /** Rules taken back, by the member or (without a sender) by anybody. */
  takenBack: z.array(z.object({ rule: z.string(), sender: z.string(), takenAt: instant })),
})

const mostLookedAt = 2000
const mostSenders = 8

export async function readLeftOut(scope: Scope): Promise<z.output<typeof leftOutShape>> {
  const { workspaceId } = scope
  const readable = sql`s.audience_id = any(${[...scope.audiences]}::uuid[])`
  const [rules, takenBack] = await run(
    scope,
    sql<{ rule: string; arrivals: number }>`select t.rule, sum(t.arrivals)::bigint as arrivals from source_tally t
      join source s on s.workspace_id = ${workspaceId} and s.id = t.source_id
      where t.workspace_id = ${workspaceId} and t.outcome = 'left_out' and ${readable}
      group by t.rule having sum(t.arrivals) > 0 order by 2 desc, 1`.compile(db),
    sql<{ rule: string; sender: string; takenAt: string }>`select rule, sender, taken_at as "takenAt" from taken_back
      where workspace_id = ${workspaceId} and (sender = '' or taken_by = ${scope.memberId}) order by taken_at desc limit 200`.compile(
      db,
    ),
  )
  const senders = await run(scope, ...rules.map(({ rule }) => topSenders(scope, rule)))
  return { rules: rules.map((rule, at) => ({ ...rule, senders: senders[at] ?? [] })), takenBack }
}

const topSenders = (scope: Scope, rule: string) =>
  sql<{ sender: string; arrivals: number }>`select sender, count(*) as arrivals from (
      select a.sender from arrival a join source s on s.workspace_id = ${scope.workspaceId} and s.id = a.source_id
      where a.workspace_id = ${scope.workspaceId} and a.outcome = 'left_out' and a.rule = ${rule} and s.audience_id = any(${[...scope.audiences]}::uuid[])
      order by a.id desc limit ${mostLookedAt}) newest
    group by sender order by 2 desc, 1 limit ${mostSenders}`.compile(db)
