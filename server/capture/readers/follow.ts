// What has just been received follows its readers: a copy from another source adds that source's, a conversation that was closed further takes what comes into it along.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { moveInteractions } from './move.ts'
import { findMoves } from './target.ts'

/** `joined`: known before and arrived once more; `received`: all of the batch. Answers what moved. */
export async function followReaders(
  scope: Scope,
  timeZone: string,
  joined: readonly string[],
  received: readonly string[],
): Promise<string[]> {
  const moves = await findMoves(scope, [...new Set([...joined, ...(await inClosed(scope, received))])])
  await moveInteractions(scope, timeZone, moves)
  return moves.map(({ id }) => id)
}

/** Everything in those conversations of these interactions that are closed: one may have grown by another that was open. */
async function inClosed(scope: Scope, ids: readonly string[]): Promise<string[]> {
  const [rows] = await run(
    scope,
    sql<{ id: string }>`select other.id from (select distinct c.conversation_id from interaction i
        join conversation_closed c on c.workspace_id = ${scope.workspaceId} and c.conversation_id = i.conversation_id
        where i.workspace_id = ${scope.workspaceId} and i.id = any(${[...ids]}::uuid[])) closed
      join interaction other on other.workspace_id = ${scope.workspaceId} and other.conversation_id = closed.conversation_id`.compile(
      db,
    ),
  )
  return rows.map(({ id }) => id)
}
