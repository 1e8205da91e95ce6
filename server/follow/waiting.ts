// Who waits for us: the customer spoke last in a conversation and nobody answered, there or in a message of its own.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, atomically, run } from '../base/scope.ts'
import { type Turn, conversationsOf, readTurns } from '../capture/turn.ts'
import { isClosing } from '../knowledge/closing.ts'
import { recordEvents } from '../workspace/event.ts'

type Candidate = { turns: Turn[]; customerId: string }
type Waiting = { conversationId: string; last: Turn; first: Turn; customerId: string }

/** Recomputes who waits in the conversations of these interactions, and in others of the customers whom we wrote to in them. */
export async function reckonWaiting(scope: Scope, interactionIds: readonly string[]): Promise<void> {
  const conversations = [
    ...new Set([
      ...(await conversationsOf(scope, interactionIds)),
      ...(await waitingOfWrittenTo(scope, interactionIds)),
    ]),
  ]
  const turns = await readTurns(scope, conversations)
  const candidates = [...turns.values()].flatMap((group) => openTurns(group) ?? [])
  const asking = await keepAsking(scope, candidates)
  const waiting = await notAnsweredElsewhere(scope, asking)
  await replaceWaiting(scope, conversations, waiting)
}

/** The customer's turns after our last one, when they spoke last. */
export function openTurns(turns: readonly Turn[]): Candidate | null {
  const answered = turns.findLastIndex(({ direction }) => direction === 'out')
  const open = turns.slice(answered + 1).filter(({ customerId }) => customerId !== null)
  const customerId = open.at(-1)?.customerId
  return customerId ? { turns: open, customerId } : null
}

/** Leaves away turns that need no answer: closing thanks, mail that names us only in Cc, what a member settled and all before it. */
async function keepAsking(scope: Scope, candidates: readonly Candidate[]): Promise<Waiting[]> {
  const ids = candidates.flatMap(({ turns }) => turns.map(({ id }) => id))
  const [words, settled] = await run(
    scope,
    sql<{
      id: string
      said: string
      to_us: boolean
      in_cc: boolean
    }>`select t.interaction_id as id, left(t.said, 2000) as said,
        exists (select 1 from participant p where p.workspace_id = ${scope.workspaceId} and p.interaction_id = t.interaction_id and p.part = 'to'
          and exists (select 1 from handle h where h.workspace_id = ${scope.workspaceId} and h.id = p.handle_id and h.nature = 'ours')) as to_us,
        exists (select 1 from participant p where p.workspace_id = ${scope.workspaceId} and p.interaction_id = t.interaction_id and p.part in ('cc', 'to')
          and exists (select 1 from handle h where h.workspace_id = ${scope.workspaceId} and h.id = p.handle_id)) as in_cc
      from interaction_text t where t.workspace_id = ${scope.workspaceId} and t.interaction_id = any(${ids}::uuid[])`.compile(
      db,
    ),
    sql<{
      interaction_id: string
    }>`select interaction_id from waiting_settled where workspace_id = ${scope.workspaceId} and interaction_id = any(${ids}::uuid[])`.compile(
      db,
    ),
  )
  const about = new Map(words.map((row) => [row.id, row]))
  const done = new Set(settled.map((row) => row.interaction_id))
  return candidates.flatMap(({ turns, customerId }) => {
    const after = turns.slice(turns.findLastIndex(({ id }) => done.has(id)) + 1)
    const asking = after.filter(({ id }) => {
      const row = about.get(id)
      return row !== undefined && (row.to_us || !row.in_cc) && !isClosing(row.said)
    })
    const [first, last] = [asking[0], asking.at(-1)]
    return first && last ? [{ conversationId: last.conversationId, first, last, customerId }] : []
  })
}

/** A later message of ours that begins a conversation with the customer answers what they were waiting for. */
async function notAnsweredElsewhere(scope: Scope, waiting: readonly Waiting[]): Promise<Waiting[]> {
  const [rows] = await run(
    scope,
    sql<{
      conversation_id: string
    }>`select w.conversation_id from unnest(${waiting.map((w) => w.conversationId)}::uuid[], ${waiting.map((w) => w.customerId)}::uuid[],
        ${waiting.map((w) => w.last.happenedAt)}::timestamptz[]) as w (conversation_id, customer_id, at)
      where exists (select 1 from interaction i where i.workspace_id = ${scope.workspaceId} and i.customer_id = w.customer_id and i.happened_at > w.at
        and i.direction = 'out' and i.conversation_id <> w.conversation_id
        and not exists (select 1 from interaction e where e.workspace_id = ${scope.workspaceId} and e.conversation_id = i.conversation_id and e.happened_at < i.happened_at))`.compile(
      db,
    ),
  )
  const answered = new Set(rows.map((row) => row.conversation_id))
  return waiting.filter(({ conversationId }) => !answered.has(conversationId))
}

/** Conversations that wait, of the customers to whom these interactions of ours went. */
async function waitingOfWrittenTo(scope: Scope, interactionIds: readonly string[]): Promise<string[]> {
  const [rows] = await run(
    scope,
    sql<{ conversation_id: string }>`select w.conversation_id from interaction i
      join waiting w on w.workspace_id = ${scope.workspaceId} and w.customer_id = i.customer_id
      where i.workspace_id = ${scope.workspaceId} and i.id = any(${[...interactionIds]}::uuid[]) and i.direction = 'out'`.compile(
      db,
    ),
  )
  return rows.map((row) => row.conversation_id)
}

async function replaceWaiting(
  scope: Scope,
  conversationIds: readonly string[],
  waiting: readonly Waiting[],
): Promise<void> {
  await atomically(scope, async (scope) => {
    const [gone] = await run(
      scope,
      sql<{
        conversation_id: string
        interaction_id: string
      }>`delete from waiting w where w.workspace_id = ${scope.workspaceId}
        and (w.conversation_id = any(${[...conversationIds]}::uuid[]) or exists (select 1 from interaction i where i.workspace_id = ${scope.workspaceId}
          and i.id = w.interaction_id and i.conversation_id = any(${[...conversationIds]}::uuid[])))
        returning conversation_id, interaction_id`.compile(db),
      sql`insert into waiting (workspace_id, conversation_id, interaction_id, customer_id, member_id, since, from_before, audience_id)
        select ${scope.workspaceId}::uuid, * from unnest(${waiting.map((w) => w.conversationId)}::uuid[], ${waiting.map((w) => w.last.id)}::uuid[], ${waiting.map((w) => w.customerId)}::uuid[],
          ${waiting.map((w) => w.last.memberId)}::uuid[], ${waiting.map((w) => w.first.happenedAt)}::timestamptz[], ${waiting.map((w) => w.last.fromBefore)}::boolean[],
          ${waiting.map((w) => w.last.audienceId)}::uuid[])
        on conflict (workspace_id, conversation_id) do update set interaction_id = excluded.interaction_id, customer_id = excluded.customer_id, member_id = excluded.member_id,
          since = excluded.since, from_before = excluded.from_before, audience_id = excluded.audience_id`.compile(db),
    )
    const before = new Set(gone.map((row) => row.interaction_id))
    const changed = gone.length !== waiting.length || waiting.some(({ last }) => !before.has(last.id))
    if (changed) await recordEvents(scope, [{ kind: 'waiting.changed' }])
  })
}
