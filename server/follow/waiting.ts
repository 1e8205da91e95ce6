// Who waits for us: the customer spoke last in a conversation and nobody answered, there or in a message of its own.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, atomically, run } from '../base/scope.ts'
import { type Turn, conversationsOf, readTurns } from '../capture/turn.ts'
import { readAsking } from '../knowledge/asking.ts'
import { audienceId } from '../workspace/audience.ts'
import { recordEvents } from '../workspace/event.ts'

type Open = { turns: Turn[]; customerId: string }
type Waiting = { conversationId: string; last: Turn; first: Turn; newestAt: string; customerId: string }

/** Further conversations of one customer that are looked at anew, the newest. */
const mostFurther = 100

/**
 * Recomputes who waits in the conversations of these interactions, and in others of the customers whom we wrote to in them.
 * Done again, it changes nothing; `quietly`: whoever calls records the event.
 */
export async function reckonWaiting(
  scope: Scope,
  interactionIds: readonly string[],
  { quietly = false } = {},
): Promise<void> {
  await atomically(scope, async (scope) => {
    await holdWaiting(scope)
    const touched = await conversationsOf(scope, interactionIds)
    const conversations = [...new Set([...touched, ...(await openWithWrittenTo(scope, touched))])]
    const turns = await readTurns(scope, conversations)
    const asking = await keepAsking(
      scope,
      [...turns.values()].flatMap((group) => openTurns(group) ?? []),
    )
    const waiting = await notAnsweredElsewhere(scope, asking)
    const ids = [...turns.values()].flat().map(({ id }) => id)
    const changed = await replaceWaiting(scope, conversations, [...interactionIds, ...ids], waiting)
    if (changed && !quietly) await recordEvents(scope, [{ kind: 'waiting.changed' }])
  })
}

/** One at a time in a workspace, until the transaction ends. */
export async function holdWaiting(scope: Scope): Promise<void> {
  const key = `waiting ${scope.workspaceId}`
  await run(scope, sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.compile(db))
}

/** The customer's turns after our last one, when they spoke last. */
export function openTurns(turns: readonly Turn[]): Open | null {
  const answered = turns.findLastIndex(({ direction }) => direction === 'out')
  const open = turns.slice(answered + 1).filter(({ customerId }) => customerId !== null)
  const customerId = open.at(-1)?.customerId
  return customerId ? { turns: open, customerId } : null
}

/** Leaves away turns that ask for nothing, and what a member settled with all before it. */
async function keepAsking(scope: Scope, open: readonly Open[]): Promise<Waiting[]> {
  const turns = open.flatMap((one) => one.turns)
  const asking = await readAsking(scope, turns)
  const settledQuery = db
    .selectFrom('waiting_settled')
    .select('interaction_id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('interaction_id', '=', sql<string>`any(${turns.map(({ id }) => id)}::uuid[])`)
  const [rows] = await run(scope, settledQuery.compile())
  const everyone = audienceId(scope.workspaceId, 'everyone')
  const settled = new Set(rows.map((row) => row.interaction_id))
  return open.flatMap(({ turns, customerId }) => {
    const after = turns.slice(turns.findLastIndex(({ id }) => settled.has(id)) + 1).filter(({ id }) => asking.has(id))
    const newest = after.at(-1)
    // What a closed mail adds must not take from others what they see waiting.
    const last = after.findLast(({ audienceId }) => audienceId === everyone) ?? newest
    // Since when is told only from what whoever may read the last message may read too.
    const first = after.find(({ audienceId }) => audienceId === last?.audienceId || audienceId === everyone)
    if (!first || !last || !newest) return []
    const { conversationId } = last
    return [{ conversationId, first, last, newestAt: newest.happenedAt, customerId: last.customerId ?? customerId }]
  })
}

/** A later message of ours that begins a conversation with the customer answers what they were waiting for. */
async function notAnsweredElsewhere(scope: Scope, waiting: readonly Waiting[]): Promise<Waiting[]> {
  const [rows] = await run(
    scope,
    sql<{ conversation_id: string }>`select w.conversation_id
      from unnest(${waiting.map((w) => w.conversationId)}::uuid[], ${waiting.map((w) => w.customerId)}::uuid[],
        ${waiting.map((w) => w.newestAt)}::timestamptz[]) as w (conversation_id, customer_id, at)
      where exists (select from interaction i where i.workspace_id = ${scope.workspaceId} and i.customer_id = w.customer_id and i.happened_at > w.at
        and i.direction = 'out' and i.conversation_id <> w.conversation_id
        and not exists (select from interaction e where e.workspace_id = ${scope.workspaceId} and e.conversation_id = i.conversation_id and e.happened_at < i.happened_at))`.compile(
      db,
    ),
  )
  const answered = new Set(rows.map((row) => row.conversation_id))
  return waiting.filter(({ conversationId }) => !answered.has(conversationId))
}

/**
 * Other conversations in which a customer spoke last, of those to whom we wrote in these: a message of ours that begins one of these
 * answers them, and one that turns out to be a reply does not.
 */
async function openWithWrittenTo(scope: Scope, conversationIds: readonly string[]): Promise<string[]> {
  const [rows] = await run(
    scope,
    sql<{ conversation_id: string }>`
      with written as (select distinct customer_id from interaction
        where workspace_id = ${scope.workspaceId} and conversation_id = any(${[...conversationIds]}::uuid[]) and direction = 'out' and customer_id is not null)
      select distinct i.conversation_id from written cross join lateral (
        select conversation_id, happened_at, direction from interaction i where i.workspace_id = ${scope.workspaceId} and i.customer_id = written.customer_id
          and i.direction = 'in' order by i.happened_at desc limit ${sql.lit(mostFurther)}) i
      where not exists (select from interaction l where l.workspace_id = ${scope.workspaceId} and l.conversation_id = i.conversation_id
        and l.happened_at > i.happened_at and l.direction <> 'among')`.compile(db),
  )
  return rows.map((row) => row.conversation_id)
}

/** Writes who waits in these conversations, also where they were two before; answers whether that is visible. */
async function replaceWaiting(
  scope: Scope,
  conversationIds: readonly string[],
  interactionIds: readonly string[],
  waiting: readonly Waiting[],
): Promise<boolean> {
  const [gone] = await run(
    scope,
    sql<{ interaction_id: string }>`delete from waiting where workspace_id = ${scope.workspaceId}
      and (conversation_id = any(${[...conversationIds]}::uuid[]) or interaction_id = any(${[...interactionIds]}::uuid[])) returning interaction_id`.compile(
      db,
    ),
    sql`insert into waiting (workspace_id, conversation_id, interaction_id, customer_id, member_id, since, from_before, audience_id)
      select ${scope.workspaceId}::uuid, * from unnest(${waiting.map((w) => w.conversationId)}::uuid[], ${waiting.map((w) => w.last.id)}::uuid[], ${waiting.map((w) => w.customerId)}::uuid[],
        ${waiting.map((w) => w.last.memberId)}::uuid[], ${waiting.map((w) => w.first.happenedAt)}::timestamptz[], ${waiting.map((w) => w.last.fromBefore)}::boolean[],
        ${waiting.map((w) => w.last.audienceId)}::uuid[])
      on conflict (workspace_id, conversation_id) do update set interaction_id = excluded.interaction_id, customer_id = excluded.customer_id, member_id = excluded.member_id,
        since = excluded.since, from_before = excluded.from_before, audience_id = excluded.audience_id`.compile(db),
  )
  const before = new Set(gone.map((row) => row.interaction_id))
  return before.size !== waiting.length || waiting.some(({ last }) => !before.has(last.id))
}
