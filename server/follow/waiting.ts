// Who waits for us: the customer spoke last in a conversation and nobody answered, there or in a message of its own.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, atomically, run } from '../base/scope.ts'
import { type Turn, conversationsOf } from '../capture/turn.ts'
import { readAsking, turnsAfterOurs } from '../knowledge/asking.ts'
import { readDelivered } from '../outgoing/bounce/undelivered.ts'
import { audienceId } from '../workspace/audience.ts'
import { announceEvents, recordEvents } from '../workspace/event.ts'

/** Someone who waits, for whoever may read `audienceId`: their turns of that audience from the first to the last that asks. */
type Waiting = { conversationId: string; customerId: string; audienceId: string; first: Turn; last: Turn }

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
    const turns = await readDelivered(scope, conversations)
    const asking = await stillAsking(scope, [...turns.values()])
    const waiting = await notAnsweredElsewhere(scope, asking.flatMap(waitingIn))
    const ids = [...turns.values()].flat().map(({ id }) => id)
    const told = await replaceWaiting(scope, conversations, [...interactionIds, ...ids], openFirst(scope, waiting))
    const events = told.map((audienceId) => ({ kind: 'waiting.changed', audienceId }))
    if (quietly) announceEvents(scope, events)
    else await recordEvents(scope, events)
  })
}

/** One at a time in a workspace, until the transaction ends. */
export async function holdWaiting(scope: Scope): Promise<void> {
  const key = `waiting ${scope.workspaceId}`
  await run(scope, sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.compile(db))
}

/** The customer's turns after our last one, whoever may read that: they were answered (docs/decisions/waiting.md). */
function openTurns(turns: readonly Turn[]): Turn[] {
  const answered = turns.findLastIndex(({ direction }) => direction === 'out')
  return turns.slice(answered + 1).filter(({ customerId }) => customerId !== null)
}

/** The open turns of each conversation, without those that ask for nothing and what a member settled with all before it. */
async function stillAsking(scope: Scope, conversations: readonly Turn[][]): Promise<Turn[][]> {
  const open = conversations.map(openTurns)
  const turns = open.flat()
  const asking = await readAsking(scope, turns, turnsAfterOurs(conversations))
  const settledQuery = db
    .selectFrom('waiting_settled')
    .select('interaction_id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('interaction_id', '=', sql<string>`any(${turns.map(({ id }) => id)}::uuid[])`)
  const [rows] = await run(scope, settledQuery.compile())
  const settled = new Set(rows.map((row) => row.interaction_id))
  return open.map((turns) =>
    turns.slice(turns.findLastIndex(({ id }) => settled.has(id)) + 1).filter(({ id }) => asking.has(id)),
  )
}

/** Each audience's own wait in a conversation: what one audience adds changes nothing of what another sees. */
function waitingIn(asking: readonly Turn[]): Waiting[] {
  return [...Map.groupBy(asking, ({ audienceId }) => audienceId)].flatMap(([audienceId, turns]) => {
    const [first, last] = [turns[0], turns.at(-1)]
    if (!first || !last?.customerId) return []
    return [{ conversationId: last.conversationId, customerId: last.customerId, audienceId, first, last }]
  })
}

/** Where everyone sees them wait, nobody has to be told once more. */
function openFirst({ workspaceId }: Scope, waiting: readonly Waiting[]): Waiting[] {
  const everyone = audienceId(workspaceId, 'everyone')
  const open = new Set(waiting.filter((one) => one.audienceId === everyone).map((one) => one.conversationId))
  return waiting.filter((one) => one.audienceId === everyone || !open.has(one.conversationId))
}

/** A later message of ours that begins a conversation with the customer answers what they were waiting for. */
async function notAnsweredElsewhere(scope: Scope, waiting: readonly Waiting[]): Promise<Waiting[]> {
  const [rows] = await run(
    scope,
    sql<{ at: number }>`select w.at::int as at
      from unnest(${waiting.map((w) => w.conversationId)}::uuid[], ${waiting.map((w) => w.customerId)}::uuid[],
        ${waiting.map((w) => w.last.happenedAt)}::timestamptz[]) with ordinality as w (conversation_id, customer_id, last_at, at)
      where exists (select from interaction i where i.workspace_id = ${scope.workspaceId} and i.customer_id = w.customer_id and i.happened_at > w.last_at
        and i.direction = 'out' and i.conversation_id <> w.conversation_id
        and not exists (select from bounce b join participant p on p.workspace_id = ${scope.workspaceId} and p.interaction_id = b.interaction_id and p.handle_id = b.handle_id
          where b.workspace_id = ${scope.workspaceId} and b.interaction_id = i.id and (p.person_id = w.customer_id or p.organization_id = w.customer_id))
        and not exists (select from interaction e where e.workspace_id = ${scope.workspaceId} and e.conversation_id = i.conversation_id and e.happened_at < i.happened_at))`.compile(
      db,
    ),
  )
  const answered = new Set(rows.map(({ at }) => at - 1))
  return waiting.filter((_, at) => !answered.has(at))
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

/** Writes who waits in these conversations, also where they were two before; answers the audiences that see a difference. */
async function replaceWaiting(
  scope: Scope,
  conversationIds: readonly string[],
  interactionIds: readonly string[],
  waiting: readonly Waiting[],
): Promise<string[]> {
  const [gone] = await run(
    scope,
    sql<{
      interaction_id: string
      since: string
      audience_id: string
    }>`delete from waiting where workspace_id = ${scope.workspaceId}
      and (conversation_id = any(${[...conversationIds]}::uuid[]) or interaction_id = any(${[...interactionIds]}::uuid[]))
      returning interaction_id, since, audience_id`.compile(db),
    sql`insert into waiting (workspace_id, conversation_id, interaction_id, customer_id, member_id, since, from_before, audience_id)
      select ${scope.workspaceId}::uuid, * from unnest(${waiting.map((w) => w.conversationId)}::uuid[], ${waiting.map((w) => w.last.id)}::uuid[], ${waiting.map((w) => w.customerId)}::uuid[],
        ${waiting.map((w) => w.last.memberId)}::uuid[], ${waiting.map((w) => w.first.happenedAt)}::timestamptz[], ${waiting.map((w) => w.last.fromBefore)}::boolean[],
        ${waiting.map((w) => w.audienceId)}::uuid[])
      on conflict (workspace_id, conversation_id, audience_id) do update set interaction_id = excluded.interaction_id, customer_id = excluded.customer_id,
        member_id = excluded.member_id, since = excluded.since, from_before = excluded.from_before`.compile(db),
  )
  const before = new Map(gone.map((row) => [`${row.interaction_id} ${row.since}`, row.audience_id]))
  const after = new Map(waiting.map((one) => [`${one.last.id} ${one.first.happenedAt}`, one.audienceId]))
  const differs = (one: Map<string, string>, other: Map<string, string>) =>
    [...one].flatMap(([key, audience]) => (other.get(key) === audience ? [] : [audience]))
  return [...new Set([...differs(before, after), ...differs(after, before)])]
}
