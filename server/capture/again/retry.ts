// Judges arrivals again from the raw bytes that were kept: after a better parser, or when a rule is taken back.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { notFound } from '../../base/problem.ts'
import { type Scope, run } from '../../base/scope.ts'
import { prepareArrivals } from '../prepare.ts'
import { withRaws } from '../raw.ts'
import { receive } from '../receive.ts'
import type { Outcome } from '../receive/placed.ts'
import { openReceiving } from '../receive/receiving.ts'
import { queueAmong } from './among.ts'

type Kept = {
  id: string
  source_id: string
  folder: string
  position: string
  raw_hash: Buffer
  rule: string
  sender: string
}
/** Which arrivals: by their source, or by the rule that left them out and their sender ('' for every sender). */
export type Which = { sourceId: string } | { rule: string; sender: string }

const atOnce = 50

/** Judges all of these again, batch by batch. */
export async function retryAll(scope: Scope, which: Which): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await readKept(scope, which, after)
    if (rows.length === 0) break
    for (const [sourceId, group] of Map.groupBy(rows, (row) => row.source_id)) await judgeAgain(scope, sourceId, group)
    after = rows.at(-1)?.id ?? after
  }
  await queueAmong(scope)
}

/** Judges one arrival again; `anyway` takes it in whatever rule left it out. Answers what has become of it. */
export async function retryOne(scope: Scope, arrivalId: string, { anyway = false } = {}): Promise<Outcome> {
  const one = sql`a.id = ${arrivalId}`
  const [row] = await selectKept(scope, one)
  if (!row) throw notFound('message')
  await judgeAgain(scope, row.source_id, [row], anyway)
  const query = db.selectFrom('arrival').select('outcome').where('workspace_id', '=', scope.workspaceId)
  const [[now]] = await run(scope, query.where('id', '=', arrivalId).compile())
  return (now?.outcome ?? 'quarantined') as Outcome
}

async function readKept(scope: Scope, which: Which, after: string): Promise<Kept[]> {
  const matching =
    'sourceId' in which
      ? sql`a.source_id = ${which.sourceId} and a.outcome = 'quarantined'`
      : which.sender === ''
        ? sql`a.outcome = 'left_out' and a.rule = ${which.rule}`
        : sql`a.outcome = 'left_out' and a.rule = ${which.rule} and a.sender = ${which.sender}`
  return selectKept(scope, sql`${matching} and a.id > ${after}`)
}

async function selectKept(scope: Scope, matching: ReturnType<typeof sql>): Promise<Kept[]> {
  const [rows] = await run(
    scope,
    sql<Kept>`select a.id, a.source_id, a.folder, a.position, a.raw_hash, a.rule, a.sender from arrival a
      where a.workspace_id = ${scope.workspaceId} and ${matching} and a.raw_hash is not null order by a.id limit ${atOnce}`.compile(
      db,
    ),
  )
  return rows
}

async function judgeAgain(scope: Scope, sourceId: string, rows: readonly Kept[], anyway = false): Promise<void> {
  const receiving = await openReceiving(scope, sourceId, true)
  if (anyway) for (const { rule, sender } of rows) receiving.takenBack.add(`${rule} ${sender}`)
  for await (const group of withRaws(scope, rows, (row) => row.raw_hash)) {
    const given = group.map(({ row: { folder, position }, kept }) => ({ folder, position, kept }))
    await receive(scope, receiving, await prepareArrivals(receiving, given))
  }
}
