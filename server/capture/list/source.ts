// The sources a member may know of, with what became of their messages and their last proof.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { id, instant } from '../../base/endpoint.ts'
import { notFound } from '../../base/problem.ts'
import { type Scope, run } from '../../base/scope.ts'
import { may } from '../../workspace/role.ts'
import type { Outcome } from '../receive/placed.ts'
import { choiceOf, outlineChoice, readersChoice } from '../readers/choice.ts'

const count = z.number().int()
export const sourceShape = z.object({
  id,
  name: z.string(),
  channel: z.string(),
  kind: z.string(),
  /** Who may read it in full, and who of the others may know of it. */
  readers: readersChoice,
  outline: outlineChoice,
  /** Whether the caller may change it. */
  mayChange: z.boolean(),
  /** Its readers were changed, and what it brought follows: so many of so many have. */
  moving: z.object({ moved: count, total: count }).nullable(),
  /** Whether what it brought may be read, or only its name and counts. */
  readable: z.boolean(),
  ownerId: id.nullable(),
  ownerName: z.string(),
  departmentId: id.nullable(),
  departmentName: z.string(),
  phase: z.enum(['waiting', 'reading', 'done', 'failed', 'following', 'paused', 'ended']),
  problem: z.string().nullable(),
  problemDetail: z.string(),
  bytesTotal: count,
  bytesRead: count,
  madeAt: instant,
  readAt: instant.nullable(),
  /** What is still at its source; what is gone from its server is counted apart. */
  counts: z.object({ captured: count, joined: count, quarantined: count, leftOut: count, gone: count }),
  /** `pending`: listed, and not reached yet by the first reading. */
  proof: z
    .object({ provedAt: instant, listed: count, missing: count, pending: count, problem: z.string().nullable() })
    .nullable(),
})
export type SourceSeen = z.output<typeof sourceShape>

type Row = {
  id: string
  name: string
  channel: string
  kind: string
  readers: string
  readable: boolean
  ownerId: string | null
  moved: number | null
  total: number | null
  ownerName: string
  departmentId: string | null
  departmentName: string
  phase: SourceSeen['phase']
  problem: string | null
  problemDetail: string
  bytesTotal: number
  bytesRead: number
  madeAt: string
  readAt: string | null
  provedAt: string | null
  listed: number
  missing: number
  pending: number
  proofProblem: string | null
}

/** Newest first, those made before `before`. A member's own mailbox is known to its owner, and to managers by name and counts. */
export async function listSources(scope: Scope, limit: number, before: string | null): Promise<SourceSeen[]> {
  const rows = await selectSources(scope, before ? sql`s.id < ${before}` : sql`true`, limit)
  const tallies = await readTallies(
    scope,
    rows.map((row) => row.id),
  )
  return rows.map((row) => shape(scope, row, tallies))
}

/** Throws notFound when the member may not read what it brought. */
export async function readSource(scope: Scope, sourceId: string): Promise<SourceSeen> {
  const [row] = await selectSources(scope, sql`s.id = ${sourceId}`, 1)
  if (!row?.readable) throw notFound('source')
  return shape(scope, row, await readTallies(scope, [sourceId]))
}

/** Throws notFound unless the member may read what this source brought. */
export async function mayRead(scope: Scope, sourceId: string): Promise<void> {
  const query = db
    .selectFrom('source')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', sourceId)
    .where('audience_id', '=', sql<string>`any(${[...scope.audiences]}::uuid[])`)
  const [rows] = await run(scope, query.compile())
  if (rows.length === 0) throw notFound('source')
}

async function selectSources(scope: Scope, matching: ReturnType<typeof sql>, limit: number): Promise<Row[]> {
  const workspace = scope.workspaceId
  const readable = sql`s.audience_id = any(${[...scope.audiences]}::uuid[])`
  const known = may(scope.role, 'manageSources') ? sql`true` : readable
  const [rows] = await run(
    scope,
    sql<Row>`select s.id, s.name, s.channel, s.kind, a.readers, ${readable} as readable, coalesce(m.name, '') as "ownerName",
        s.department_id as "departmentId", coalesce(d.name, '') as "departmentName", s.phase, s.problem, s.problem_detail as "problemDetail",
        s.bytes_total as "bytesTotal", s.bytes_read as "bytesRead", s.made_at as "madeAt", s.read_at as "readAt",
        s.owner_id as "ownerId", f.moved, f.total,
        p.proved_at as "provedAt", p.listed, p.missing, p.pending, p.problem as "proofProblem"
      from source s
      join audience a on a.workspace_id = ${workspace} and a.id = s.audience_id
      left join member m on m.workspace_id = ${workspace} and m.id = s.owner_id
      left join source_readers f on f.workspace_id = ${workspace} and f.source_id = s.id
      left join department d on d.workspace_id = ${workspace} and d.id = s.department_id
      left join lateral (select * from source_proof p where p.workspace_id = ${workspace} and p.source_id = s.id order by p.id desc limit 1) p on true
      where s.workspace_id = ${workspace} and ${known} and ${matching} order by s.id desc limit ${limit}`.compile(db),
  )
  return rows
}

/** With the outcome `gone`: how many of those that came to `of` are not on their server any more. */
type Tally = { source_id: string; outcome: Outcome | 'gone'; of: string; arrivals: number }

async function readTallies(scope: Scope, ids: readonly string[]): Promise<Tally[]> {
  const [rows] = await run(
    scope,
    sql<Tally>`select source_id, outcome, case outcome when 'gone' then rule else '' end as of, sum(arrivals)::bigint as arrivals from source_tally
      where workspace_id = ${scope.workspaceId} and source_id = any(${[...ids]}::uuid[]) group by 1, 2, 3`.compile(db),
  )
  return rows
}

function shape(
  scope: Scope,
  { provedAt, listed, missing, pending, proofProblem, ownerId, moved, total, ...row }: Row,
  tallies: readonly Tally[],
): SourceSeen {
  const mine = tallies.filter((tally) => tally.source_id === row.id)
  const count = (outcome: Tally['outcome'], of = '') =>
    mine.find((tally) => tally.outcome === outcome && tally.of === of)?.arrivals ?? 0
  const here = (outcome: Outcome) => count(outcome) - count('gone', outcome)
  return {
    ...row,
    ownerId,
    ...choiceOf(row.readers, ownerId),
    mayChange: row.readable && (ownerId === scope.memberId || may(scope.role, 'manageSources')),
    moving: moved === null || total === null ? null : { moved: Math.min(moved, total), total },
    problemDetail: row.readable ? row.problemDetail : '',
    counts: {
      captured: here('captured'),
      joined: here('joined'),
      quarantined: here('quarantined'),
      leftOut: here('left_out'),
      gone: mine.filter(({ outcome }) => outcome === 'gone').reduce((sum, { arrivals }) => sum + arrivals, 0),
    },
    proof: provedAt ? { provedAt, listed, missing, pending, problem: proofProblem } : null,
  }
}
