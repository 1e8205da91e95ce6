// Interactions go to other readers, and with them all that was counted and remembered of them; afterwards it is as if they had been captured so.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { callAnew, callColleaguesAnew } from '../../people/known/call.ts'
import { readKnowers } from '../../people/known/circle.ts'
import { raiseQuestions } from '../../people/doubt.ts'
import { forgetConclusions } from '../../people/whose/opening.ts'
import { moveEvents } from '../../workspace/event.ts'
import { recountSubjects } from '../receive/acquaintance.ts'
import { shiftDays } from '../receive/count.ts'
import { leaveOutBlind } from './blind.ts'
import { readStanding, settleSeen } from './seen.ts'
import type { Move } from './target.ts'

type Row = { id: string; audience_id: string; happened_at: string; channel: string; direction: string }

/** What is concluded from interactions, made anew in the same transaction: nobody reads a conclusion from what they may read no more. */
export type Conclude = (scope: Scope, interactionIds: string[]) => Promise<void>

/** Moves them, in the scope's transaction and under the capture's lock. What later stages conclude of them is the journey's. */
export async function moveInteractions(scope: Scope, timeZone: string, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return
  const ids = moves.map(({ id }) => id)
  const [rows, before] = [await readRows(scope, ids), await readStanding(scope, ids)]
  const subjects = await readSubjects(scope, ids)
  const knowers = await readKnowers(scope, subjects)
  await writeAudiences(scope, moves)
  const turned = await leaveOutBlind(scope, moves)
  const to = new Map(moves.map((move) => [move.id, move.to]))
  await shiftDays(
    scope,
    timeZone,
    rows.flatMap((row) => [
      { ...row, by: -1 as const },
      {
        ...row,
        direction: turned.get(row.id) ?? row.direction,
        audience_id: to.get(row.id) ?? row.audience_id,
        by: 1 as const,
      },
    ]),
  )
  await settleSeen(scope, [...before, ...(await readStanding(scope, ids))])
  await recountSubjects(scope, subjects)
  await forgetConclusions(scope, knowers)
  await nameAnew(scope, ids)
}

async function writeAudiences(scope: Scope, moves: readonly Move[]): Promise<void> {
  const blind = moves.flatMap(({ id, blind }) => blind.map((one) => ({ id, ...one })))
  const moved = sql`unnest(${moves.map(({ id }) => id)}::uuid[], ${moves.map(({ to }) => to)}::uuid[]) as move (id, audience_id)`
  await run(
    scope,
    sql`update interaction i set audience_id = move.audience_id from ${moved} where i.workspace_id = ${scope.workspaceId} and i.id = move.id`.compile(
      db,
    ),
    sql`update participant p set audience_id = move.audience_id from ${moved} where p.workspace_id = ${scope.workspaceId} and p.interaction_id = move.id`.compile(
      db,
    ),
    sql`update participant p set audience_id = blind.audience_id
      from unnest(${blind.map(({ id }) => id)}::uuid[], ${blind.map(({ handleId }) => handleId)}::uuid[], ${blind.map(({ to }) => to)}::uuid[]) as blind (id, handle_id, audience_id)
      where p.workspace_id = ${scope.workspaceId} and p.interaction_id = blind.id and p.handle_id = blind.handle_id and p.part = 'bcc'`.compile(
      db,
    ),
    sql`update search_entry s set audience_id = move.audience_id from ${moved} where s.workspace_id = ${scope.workspaceId} and s.interaction_id = move.id`.compile(
      db,
    ),
  )
  await moveEvents(
    scope,
    moves.map(({ id, to }) => ({ subjectId: id, audienceId: to })),
  )
}

async function readRows(scope: Scope, ids: readonly string[]): Promise<Row[]> {
  const query = db
    .selectFrom('interaction')
    .select(['id', 'audience_id', 'happened_at', 'channel', 'direction'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
  const [rows] = await run(scope, query.compile())
  return rows
}

type Parties = { persons: string[] | null; organizations: string[] | null; members: string[] | null }

async function readParties(scope: Scope, ids: readonly string[]): Promise<Record<keyof Parties, string[]>> {
  const distinct = (column: string) =>
    sql`array_agg(distinct ${sql.ref(column)}) filter (where ${sql.ref(column)} is not null)`
  const [[row]] = await run(
    scope,
    sql<Parties>`select ${distinct('person_id')} as persons, ${distinct('organization_id')} as organizations, ${distinct('member_id')} as members
      from participant where workspace_id = ${scope.workspaceId} and interaction_id = any(${[...ids]}::uuid[])`.compile(
      db,
    ),
  )
  return { persons: row?.persons ?? [], organizations: row?.organizations ?? [], members: row?.members ?? [] }
}

async function readSubjects(scope: Scope, ids: readonly string[]): Promise<string[]> {
  const { persons, organizations } = await readParties(scope, ids)
  return [...persons, ...organizations]
}

/** Calls whoever takes part in these interactions as all who know them may; who was a namesake before, and is none any more, is asked about anew. */
export async function nameAnew(scope: Scope, interactionIds: readonly string[]): Promise<void> {
  if (interactionIds.length === 0) return
  const { persons, members } = await readParties(scope, interactionIds)
  await raiseQuestions(scope, await callAnew(scope, persons))
  await callColleaguesAnew(scope, members)
}
