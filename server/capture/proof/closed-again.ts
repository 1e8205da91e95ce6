// A message of which no row was left, and that has no Message-ID, tells itself to no conversation: the one it was closed in is found by who could read it last.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { findMoves } from '../readers/target.ts'
import type { Rebuilt } from './broken.ts'
import type { Now } from './put-back.ts'

/** Who could read those of which no row is left, as is logged of them: by interaction. */
export async function readLastReaders(scope: Scope, rebuilt: readonly Rebuilt[]): Promise<Map<string, string>> {
  const lost = rebuilt.filter(({ was, arrived }) => !was.stands && !arrived.mail?.messageId)
  if (lost.length === 0) return new Map()
  const ids = lost.map(({ was }) => was.interactionId)
  const [rows] = await run(
    scope,
    sql<{ id: string; audience_id: string }>`select distinct on (subject_id) subject_id as id, audience_id from event
      where workspace_id = ${scope.workspaceId} and subject_id = any(${ids}::uuid[]) and kind = 'interaction.captured' and audience_id is not null
      order by subject_id, id desc`.compile(db),
  )
  return new Map(rows.map((row) => [row.id, row.audience_id]))
}

/** Puts each of them into the closed and emptied conversation that explains who could read it; one that none explains stays where it is. */
export async function closeAgain(scope: Scope, now: readonly Now[], last: ReadonlyMap<string, string>): Promise<void> {
  const ids = [...new Set(now.map(({ interactionId }) => interactionId))].filter((id) => last.has(id))
  if (ids.length === 0) return
  const emptied = await readEmptied(scope)
  for (const id of ids) await closeOne(scope, id, last.get(id) ?? '', emptied)
}

async function readEmptied(scope: Scope): Promise<string[]> {
  const { workspaceId } = scope
  const [rows] = await run(
    scope,
    sql<{
      id: string
    }>`select distinct c.conversation_id as id from conversation_closed c where c.workspace_id = ${workspaceId}
      and not exists (select from interaction i where i.workspace_id = ${workspaceId} and i.conversation_id = c.conversation_id)
      and not exists (select from conversation_key k where k.workspace_id = ${workspaceId} and k.conversation_id = c.conversation_id)
      order by 1`.compile(db),
  )
  return rows.map(({ id }) => id)
}

async function closeOne(scope: Scope, id: string, readers: string, emptied: readonly string[]): Promise<void> {
  const query = db.selectFrom('interaction').select(['audience_id', 'conversation_id'])
  const [[row]] = await run(scope, query.where('workspace_id', '=', scope.workspaceId).where('id', '=', id).compile())
  if (!row) return
  const belongsTo = async () => (await findMoves(scope, [id]))[0]?.to ?? row.audience_id
  if ((await belongsTo()) === readers) return
  for (const conversationId of emptied) {
    await place(scope, id, conversationId)
    if ((await belongsTo()) === readers) return forgetEmpty(scope, row.conversation_id)
  }
  await place(scope, id, row.conversation_id)
}

async function place(scope: Scope, id: string, conversationId: string): Promise<void> {
  const query = db.updateTable('interaction').set({ conversation_id: conversationId })
  await run(scope, query.where('workspace_id', '=', scope.workspaceId).where('id', '=', id).compile())
}

/** The conversation it was put into when it was received anew. */
async function forgetEmpty(scope: Scope, id: string): Promise<void> {
  const { workspaceId } = scope
  await run(
    scope,
    sql`delete from conversation c where c.workspace_id = ${workspaceId} and c.id = ${id}
      and not exists (select from interaction i where i.workspace_id = ${workspaceId} and i.conversation_id = c.id)
      and not exists (select from conversation_key k where k.workspace_id = ${workspaceId} and k.conversation_id = c.id)`.compile(
      db,
    ),
  )
}
