// How fast we answer: which of our turns answered which of theirs.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, atomically, run } from '../base/scope.ts'
import { daysOf, markDays } from '../capture/receive/changed-day.ts'
import { type Turn, conversationsOf } from '../capture/turn.ts'
import { readAsking, turnsAfterOurs } from '../knowledge/asking.ts'
import { readDelivered } from '../outgoing/bounce/undelivered.ts'
import { readCircles, type Within } from '../people/known/circle.ts'
import { audienceId } from '../workspace/audience.ts'

export type Answered = { asked: Turn; answer: Turn }

/**
 * Pairs each run of the customer's turns with the next turn of ours: the time counts from the first turn of the run that asks for an answer
 * (closing thanks do not). A run that nobody answered yet has no pair.
 */
export function pairAnswers(turns: readonly Turn[], asking: ReadonlySet<string>): Answered[] {
  const pairs: Answered[] = []
  let asked: Turn | null = null
  for (const turn of turns) {
    if (turn.direction === 'in') asked ??= asking.has(turn.id) ? turn : null
    else if (asked) {
      pairs.push({ asked, answer: turn })
      asked = null
    }
  }
  return pairs
}

/** What everyone may read is paired by itself: closed turns add answers for their readers and change none that everyone sees. */
function pairOpenFirst(turns: readonly Turn[], asking: ReadonlySet<string>, everyone: string): Answered[] {
  const open = pairAnswers(
    turns.filter(({ audienceId }) => audienceId === everyone),
    asking,
  )
  const known = new Set(open.map(({ asked }) => asked.id))
  return [...open, ...pairAnswers(turns, asking).filter(({ asked }) => !known.has(asked.id))]
}

/** Recomputes the answers of the conversations in which these interactions stand. */
export async function reckonAnswers(scope: Scope, interactionIds: readonly string[]): Promise<void> {
  await atomically(scope, async (scope) => {
    const turns = await readDelivered(scope, await conversationsOf(scope, interactionIds))
    const all = [...turns.values()].flat()
    const asking = await readAsking(scope, all, turnsAfterOurs(turns.values()))
    const everyone = audienceId(scope.workspaceId, 'everyone')
    const { words } = await readCircles(
      scope,
      all.map((turn) => turn.audienceId),
    )
    const pairs = [...turns.values()]
      .flatMap((group) => pairOpenFirst(group, asking, everyone))
      .flatMap(({ asked, answer }) => {
        const audience = narrower(asked.audienceId, answer.audienceId, words)
        return asked.customerId && audience ? [{ asked, answer, audience }] : []
      })
    await replaceAnswers(scope, [...new Set([...interactionIds, ...all.map(({ id }) => id)])], pairs)
  })
}

type Kept = Answered & { audience: string }

async function replaceAnswers(scope: Scope, askedIds: readonly string[], pairs: readonly Kept[]): Promise<void> {
  const [before, [workspace]] = await run(
    scope,
    sql<Answer>`select asked_id as "askedId", customer_id as "customerId", member_id as "memberId", audience_id as "audienceId", answered_at as "answeredAt", seconds
      from answer where workspace_id = ${scope.workspaceId} and asked_id = any(${[...askedIds]}::uuid[]) for update`.compile(
      db,
    ),
    db.selectFrom('workspace').select('time_zone').where('id', '=', scope.workspaceId).compile(),
  )
  const days = daysOf(workspace?.time_zone ?? 'UTC', differing(before, pairs.map(answerOf)))
  await markDays(scope, days)
  await run(
    scope,
    sql`delete from answer where workspace_id = ${scope.workspaceId} and asked_id = any(${[...askedIds]}::uuid[])
      and asked_id <> all(${pairs.map((p) => p.asked.id)}::uuid[])`.compile(db),
    sql`insert into answer (workspace_id, interaction_id, asked_id, customer_id, member_id, audience_id, asked_at, answered_at, seconds)
      select ${scope.workspaceId}::uuid, * from unnest(${pairs.map((p) => p.answer.id)}::uuid[], ${pairs.map((p) => p.asked.id)}::uuid[], ${pairs.map((p) => p.asked.customerId)}::uuid[],
        ${pairs.map((p) => p.answer.memberId)}::uuid[], ${pairs.map((p) => p.audience)}::uuid[], ${pairs.map((p) => p.asked.happenedAt)}::timestamptz[],
        ${pairs.map((p) => p.answer.happenedAt)}::timestamptz[], ${pairs.map(secondsOf)}::bigint[])
      on conflict (workspace_id, asked_id) do update set interaction_id = excluded.interaction_id, customer_id = excluded.customer_id, member_id = excluded.member_id,
        audience_id = excluded.audience_id, answered_at = excluded.answered_at, seconds = excluded.seconds`.compile(db),
  )
}

type Answer = {
  askedId: string
  customerId: string | null
  memberId: string | null
  audienceId: string
  answeredAt: string
  seconds: number
}

const answerOf = (pair: Kept): Answer => ({
  askedId: pair.asked.id,
  customerId: pair.asked.customerId,
  memberId: pair.answer.memberId,
  audienceId: pair.audience,
  answeredAt: pair.answer.happenedAt,
  seconds: secondsOf(pair),
})

/** When those were given that were there and are not any more, are new, or have become other ones. */
function differing(before: readonly Answer[], after: readonly Answer[]): string[] {
  const textOf = (one: Answer) =>
    [one.askedId, one.customerId, one.memberId, one.audienceId, one.answeredAt, one.seconds].join(' ')
  const [were, are] = [new Set(before.map(textOf)), new Set(after.map(textOf))]
  const differ = [...before.filter((one) => !are.has(textOf(one))), ...after.filter((one) => !were.has(textOf(one)))]
  return differ.map(({ answeredAt }) => answeredAt)
}

const secondsOf = ({ asked, answer }: Answered) =>
  Math.max(0, Math.round((Date.parse(answer.happenedAt) - Date.parse(asked.happenedAt)) / 1000))

/** What comes of two pieces of evidence is for those who may read both; where neither audience is within the other, it is not kept. */
function narrower(one: string, other: string, within: Within): string | null {
  if (within(one, other)) return one
  return within(other, one) ? other : null
}
