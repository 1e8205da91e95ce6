// "No answer needed": a member settles what a customer waits for, until they write again.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { notFound } from '../base/problem.ts'
import { type Scope, atomically, run } from '../base/scope.ts'
import { recordEvents } from '../workspace/event.ts'
import { pressing, type Which, type Whose } from './radar.ts'
import { holdWaiting, reckonWaiting } from './waiting.ts'

const atOnce = 500

/** Settles what was said in this interaction and before it in its conversation. */
export async function settle(scope: Scope, interactionId: string): Promise<void> {
  await atomically(scope, async (scope) => {
    await holdWaiting(scope)
    const audienceId = await requireReadable(scope, interactionId)
    const row = { workspace_id: scope.workspaceId, interaction_id: interactionId, settled_by: scope.memberId }
    const query = db.insertInto('waiting_settled').values(row)
    const [settled] = await run(
      scope,
      query
        .onConflict((on) => on.doNothing())
        .returning('interaction_id')
        .compile(),
    )
    if (settled.length === 0) return
    await reckonWaiting(scope, [interactionId], { quietly: true })
    await recordEvents(scope, [{ kind: 'waiting.settled', subjectId: interactionId, audienceId }])
  })
}

/** Takes it back: they wait again, unless somebody answered meanwhile. */
export async function unsettle(scope: Scope, interactionId: string): Promise<void> {
  await atomically(scope, async (scope) => {
    await holdWaiting(scope)
    const audienceId = await requireReadable(scope, interactionId)
    const query = db.deleteFrom('waiting_settled').where('workspace_id', '=', scope.workspaceId)
    const [gone] = await run(
      scope,
      query.where('interaction_id', '=', interactionId).returning('interaction_id').compile(),
    )
    if (gone.length === 0) return
    await reckonWaiting(scope, [interactionId], { quietly: true })
    await recordEvents(scope, [{ kind: 'waiting.unsettled', subjectId: interactionId, audienceId }])
  })
}

/** Settles all that was old when it was captured; `at` takes exactly these back. */
export async function settleBefore(
  scope: Scope,
  which: Whose | Which,
): Promise<{ settled: number; at: string | null }> {
  return atomically(scope, async (scope) => {
    await holdWaiting(scope)
    const [rows] = await run(
      scope,
      sql<{
        interaction_id: string
        settled_at: string
      }>`insert into waiting_settled (workspace_id, interaction_id, settled_by)
        select ${scope.workspaceId}::uuid, w.interaction_id, ${scope.memberId}::uuid from ${pressing(scope, which, true)}
        on conflict do nothing returning interaction_id, settled_at`.compile(db),
    )
    const at = rows[0]?.settled_at ?? null
    if (at === null) return { settled: 0, at }
    const ids = rows.map((row) => row.interaction_id)
    const mixed = await besideOtherAudiences(scope, ids)
    await run(
      scope,
      sql`delete from waiting where workspace_id = ${scope.workspaceId} and interaction_id = any(${ids}::uuid[])`.compile(
        db,
      ),
    )
    await reckonAll(scope, mixed)
    await recordOfEach(scope, 'waiting.settled_before', ids)
    return { settled: ids.length, at }
  })
}

/** Takes back what this member settled at once at this instant. */
export async function unsettleBefore(scope: Scope, at: string): Promise<number> {
  return atomically(scope, async (scope) => {
    await holdWaiting(scope)
    const query = db
      .deleteFrom('waiting_settled')
      .where('workspace_id', '=', scope.workspaceId)
      .where('settled_by', '=', scope.memberId)
      .where('settled_at', '=', at)
    const [rows] = await run(scope, query.returning('interaction_id').compile())
    const ids = rows.map((row) => row.interaction_id)
    await reckonAll(scope, ids)
    await recordOfEach(scope, 'waiting.unsettled_before', ids)
    return ids.length
  })
}

async function reckonAll(scope: Scope, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += atOnce)
    await reckonWaiting(scope, ids.slice(from, from + atOnce), { quietly: true })
}

/** Those in whose conversation something was said to others too: for these a wait may end, or begin to be told. */
async function besideOtherAudiences(scope: Scope, ids: readonly string[]): Promise<string[]> {
  const beside: string[] = []
  for (let from = 0; from < ids.length; from += atOnce) {
    const [rows] = await run(
      scope,
      sql<{ id: string }>`select i.id from unnest(${ids.slice(from, from + atOnce)}::uuid[]) as s (id)
        join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = s.id
        cross join lateral (select from interaction o where o.workspace_id = ${scope.workspaceId} and o.conversation_id = i.conversation_id
          and o.audience_id <> i.audience_id limit 1) other`.compile(db),
    )
    beside.push(...rows.map(({ id }) => id))
  }
  return beside
}

/** One event for each audience, with how many of these it may read. */
async function recordOfEach(scope: Scope, kind: string, ids: readonly string[]): Promise<void> {
  const [rows] = await run(
    scope,
    sql<{
      audienceId: string
      settled: number
    }>`select audience_id as "audienceId", count(*)::int as settled from interaction
      where workspace_id = ${scope.workspaceId} and id = any(${[...ids]}::uuid[]) group by audience_id order by audience_id`.compile(
      db,
    ),
  )
  await recordEvents(
    scope,
    rows.map(({ audienceId, settled }) => ({ kind, audienceId, change: { settled } })),
  )
}

/** Answers the audience of an interaction that the scope may read. */
async function requireReadable(scope: Scope, interactionId: string): Promise<string> {
  const query = db
    .selectFrom('interaction')
    .select('audience_id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', interactionId)
    .where('direction', '=', 'in')
    .where('audience_id', '=', sql<string>`any(${[...scope.audiences]}::uuid[])`)
  const [[row]] = await run(scope, query.compile())
  if (!row) throw notFound('interaction')
  return row.audience_id
}
