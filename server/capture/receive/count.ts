// Counts along with the writing, so that no page ever has to count: outcomes of a source, days, acquaintance.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { type Spoken, countSpoken } from '../../people/acquaintance.ts'
import type { Draft } from './placed.ts'
import type { Outcome, Placed } from './placed.ts'
import type { Receiving } from './receiving.ts'
import { daysOf, markDays } from './changed-day.ts'

export type Counted = Record<Outcome, number>

export async function countAlong(
  scope: Scope,
  receiving: Receiving,
  placed: readonly Placed[],
  fresh: readonly Draft[],
): Promise<Counted> {
  await countSpoken(
    scope,
    fresh.flatMap((draft) => spokenIn(draft, receiving.audienceId)),
  )
  const days = fresh.map(({ happenedAt, direction }) => ({
    happened_at: happenedAt,
    direction,
    channel: 'email',
    audience_id: receiving.audienceId,
    by: 1 as const,
  }))
  await shiftDays(scope, receiving.timeZone, days)
  await tally(scope, receiving.sourceId, placed)
  const counted: Counted = { captured: 0, joined: 0, quarantined: 0, left_out: 0 }
  for (const { outcome, before } of placed) if (outcome !== before?.outcome) counted[outcome]++
  return counted
}

function spokenIn({ participants, happenedAt }: Draft, audienceId: string): Spoken[] {
  const persons = new Set(participants.flatMap(({ who }) => who.personId ?? []))
  const organizations = new Set(participants.flatMap(({ who }) => who.organizationId ?? []))
  const as = (kind: Spoken['kind']) => (subjectId: string) => ({ subjectId, kind, audienceId, at: happenedAt })
  return [...[...persons].map(as('person')), ...[...organizations].map(as('organization'))]
}

type DayShift = { happened_at: string; direction: string; channel: string; audience_id: string; by: 1 | -1 }

/** Adds interactions to (or takes them from) the counts of their days in the workspace's time zone. */
export async function shiftDays(scope: Scope, timeZone: string, shifts: readonly DayShift[]): Promise<void> {
  if (shifts.length === 0) return
  const days = daysOf(
    timeZone,
    shifts.map(({ happened_at }) => happened_at),
  )
  await markDays(scope, days)
  await run(
    scope,
    sql`insert into interaction_day (workspace_id, day, audience_id, channel, direction, interactions)
      select ${scope.workspaceId}::uuid, day, audience_id, channel, direction, sum(by)
      from unnest(${days}::date[], ${shifts.map((s) => s.audience_id)}::uuid[], ${shifts.map((s) => s.channel)}::text[],
        ${shifts.map((s) => s.direction)}::text[], ${shifts.map((s) => s.by)}::int[]) as row (day, audience_id, channel, direction, by)
      group by day, audience_id, channel, direction order by 1, 2, 3, 4, 5
      on conflict (workspace_id, day, audience_id, channel, direction) do update set interactions = interaction_day.interactions + excluded.interactions`.compile(
      db,
    ),
  )
  if (shifts.some(({ by }) => by < 0))
    await run(
      scope,
      sql`delete from interaction_day where workspace_id = ${scope.workspaceId} and day = any(${[...new Set(days)]}::date[]) and interactions = 0`.compile(
        db,
      ),
    )
}

async function tally(scope: Scope, sourceId: string, placed: readonly Placed[]): Promise<void> {
  const now = placed.map(({ outcome, rule }) => ({ outcome, rule, by: 1 }))
  const before = placed.flatMap(({ before }) =>
    before ? [{ outcome: before.outcome, rule: before.rule, by: -1 }] : [],
  )
  // Of those that are gone from their server it is told apart what became of them.
  const gone = placed.flatMap(({ outcome, before }) =>
    before?.gone
      ? [
          { rule: outcome, by: 1 },
          { rule: before.outcome, by: -1 },
        ]
      : [],
  )
  await shiftTally(scope, sourceId, [...now, ...before, ...gone.map((one) => ({ outcome: 'gone', ...one }))])
}

type TallyShift = { outcome: string; rule: string; by: number }

/** Adds to (or takes from) what a source's arrivals came to. Outcome `gone`, with the outcome as its rule: those of them that are not on the server any more. */
export async function shiftTally(scope: Scope, sourceId: string, all: readonly TallyShift[]): Promise<void> {
  if (all.length === 0) return
  await run(
    scope,
    sql`insert into source_tally (workspace_id, source_id, outcome, rule, arrivals)
      select ${scope.workspaceId}::uuid, ${sourceId}::uuid, outcome, rule, sum(by)
      from unnest(${all.map((a) => a.outcome)}::text[], ${all.map((a) => a.rule)}::text[], ${all.map((a) => a.by)}::int[]) as row (outcome, rule, by)
      group by outcome, rule order by 1, 2, 3, 4
      on conflict (workspace_id, source_id, outcome, rule) do update set arrivals = source_tally.arrivals + excluded.arrivals`.compile(
      db,
    ),
  )
}
