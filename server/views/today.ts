// The Consultant view: who waits for me, who is new, with whom we spoke since yesterday evening. Read in one round trip.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../base/database.ts'
import { id, instant } from '../base/endpoint.ts'
import { type Scope, run, steady } from '../base/scope.ts'
import {
  pageOfWaiting,
  pressing,
  urgencyOf,
  waitingPages,
  waitingQuery,
  type Which,
  type Whose,
} from '../follow/radar.ts'
import { readWorkspace } from '../workspace/workspace.ts'

/** Of more answers the newest tell how fast one is. */
const mostAnswers = 1000
/** Counts stop here. */
const mostWaitingCounted = 100
const [pageLength, newcomersShown, spokenCounted, answersDays] = [50, 6, 100, 90]
/** Of those spoken with since yesterday evening, so many are looked at. */
const mostLately = 500

const newcomer = z.object({
  id,
  name: z.string(),
  organization: z.string().nullable(),
  at: instant,
  subject: z.string(),
  conversationId: id,
})

export const todayShape = z.object({
  /** The page that waits longest, the most urgent first: by how many times the usual answer time it has lasted. */
  waiting: waitingPages,
  counts: z.object({ mine: z.number(), all: z.number(), nobody: z.number(), before: z.number(), most: z.number() }),
  /** What was old when it was captured, the latest first. */
  before: waitingPages,
  /** Since yesterday at six in the evening, in the workspace's time zone. */
  since: instant,
  newcomers: z.array(newcomer),
  /** How many people we spoke with since then; most: the count stops there. */
  spoke: z.object({ people: z.number(), most: z.number() }),
  /** The member's own answers of 90 days, of more than 1,000 the newest: how many, their median in seconds, how many within a day. Null: none. */
  answers: z.object({ count: z.number(), seconds: z.number(), withinDay: z.number() }).nullable(),
})

export async function readToday(scope: Scope, which: Which): Promise<z.input<typeof todayShape>> {
  const { time_zone: timeZone } = await readWorkspace(scope.ground, scope.workspaceId)
  const wish = { ...which, limit: pageLength }
  const [waiting, before, [counts], newcomers, [spoke], [answers]] = await run(
    scope,
    steady(waitingQuery(scope, { ...wish, before: false })),
    steady(waitingQuery(scope, { ...wish, before: true })),
    countsQuery(scope, which),
    newcomersQuery(scope, timeZone),
    spokeQuery(scope, timeZone),
    answersQuery(scope),
  )
  const now = Date.now()
  const page = pageOfWaiting(waiting, pageLength)
  return {
    waiting: { ...page, items: page.items.toSorted((a, b) => urgencyOf(b, now) - urgencyOf(a, now)) },
    counts: { ...(counts ?? { mine: 0, all: 0, nobody: 0, before: 0 }), most: mostWaitingCounted },
    before: pageOfWaiting(before, pageLength),
    since: spoke?.since ?? new Date(now).toISOString(),
    newcomers,
    spoke: { people: spoke?.people ?? 0, most: spokenCounted },
    answers: answers?.seconds == null ? null : { ...answers, seconds: answers.seconds },
  }
}

type Counts = { mine: number; all: number; nobody: number; before: number }

/** Counted in the order of the index, so that no more than these are looked at. */
function countsQuery(scope: Scope, which: Which) {
  const count = (who: Whose | Which, before: boolean) =>
    sql`(select count(*)::int from (select from ${pressing(scope, who, before)} order by w.since, w.conversation_id limit ${sql.lit(mostWaitingCounted)}) c)`
  return steady(
    sql<Counts>`select ${count('mine', false)} as mine, ${count('all', false)} as "all", ${count('nobody', false)} as nobody, ${count(which, true)} as before`.compile(
      db,
    ),
  )
}

/** Yesterday at six in the evening. */
const evening = (timeZone: string) =>
  sql`((date_trunc('day', now() at time zone ${timeZone}::text) - interval '6 hours') at time zone ${timeZone}::text)`

/** People spoken with lately, the latest first; whoever is known in several audiences may come more than once. */
const lately = (scope: Scope, timeZone: string) => sql`
  (select a.subject_id, a.audience_id from acquaintance a
  where a.workspace_id = ${scope.workspaceId} and a.audience_id = any(${[...scope.audiences]}::uuid[]) and a.kind = 'person' and a.last_at >= ${evening(timeZone)}
    and not exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = a.subject_id)
  order by a.last_at desc limit ${sql.lit(mostLately)})`

const newcomersQuery = (scope: Scope, timeZone: string) =>
  steady(
    sql<z.output<typeof newcomer>>`
      select p.id, p.name, o.name as organization, i.happened_at as at, i.subject, i.conversation_id as "conversationId"
      from (select l.subject_id from ${lately(scope, timeZone)} l
        join acquaintance a on a.workspace_id = ${scope.workspaceId} and a.subject_id = l.subject_id and a.audience_id = l.audience_id
        group by l.subject_id having min(a.first_at) >= ${evening(timeZone)}) l
      join person p on p.workspace_id = ${scope.workspaceId} and p.id = l.subject_id and p.made_by is null
      left join organization o on o.workspace_id = ${scope.workspaceId} and o.id = p.organization_id
      cross join lateral (select i.id, i.happened_at, i.subject, i.conversation_id from participant t
        join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = t.interaction_id
        where t.workspace_id = ${scope.workspaceId} and t.person_id = p.id and t.audience_id = any(${[...scope.audiences]}::uuid[])
        order by t.happened_at, t.interaction_id limit 1) i
      where i.happened_at >= ${evening(timeZone)} order by i.happened_at desc limit ${sql.lit(newcomersShown)}`.compile(
      db,
    ),
  )

const spokeQuery = (scope: Scope, timeZone: string) =>
  steady(
    sql<{ since: string; people: number }>`select ${evening(timeZone)} as since,
      (select least(count(distinct l.subject_id), ${sql.lit(spokenCounted)})::int from ${lately(scope, timeZone)} l) as people`.compile(
      db,
    ),
  )

const answersQuery = (scope: Scope) =>
  steady(
    sql<{
      count: number
      seconds: number | null
      withinDay: number
    }>`select count(*)::int as count, percentile_disc(0.5) within group (order by a.seconds) as seconds,
        count(*) filter (where a.seconds <= 86400)::int as "withinDay"
      from (select a.seconds from answer a
        where a.workspace_id = ${scope.workspaceId} and a.member_id = ${scope.memberId} and a.answered_at >= now() - make_interval(days => ${sql.lit(answersDays)})
          and a.audience_id = any(${[...scope.audiences]}::uuid[]) order by a.answered_at desc limit ${sql.lit(mostAnswers)}) a`.compile(
      db,
    ),
  )
