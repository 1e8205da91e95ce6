// What became of a source, for people and for programs.
import { styleText } from 'node:util'
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'

export type Counts = { captured: number; joined: number; quarantined: number; left_out: number }
export type Standing = {
  phase: 'waiting' | 'reading' | 'done' | 'failed'
  problem: string | null
  bytesRead: number
  bytesTotal: number
  counts: Counts
  byRule: Record<string, number>
}

/** How far a source was read and what became of its messages. */
export async function readStanding(scope: Scope, sourceId: string): Promise<Standing> {
  const [[source], tallies] = await run(
    scope,
    db
      .selectFrom('source')
      .select(['phase', 'problem', 'bytes_read', 'bytes_total'])
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', sourceId)
      .compile(),
    db
      .selectFrom('source_tally')
      .select(['outcome', 'rule', 'arrivals'])
      .where('workspace_id', '=', scope.workspaceId)
      .where('source_id', '=', sourceId)
      .compile(),
  )
  if (!source) throw new Error('The source is gone.')
  const sum = (outcome: string) =>
    tallies.filter((tally) => tally.outcome === outcome).reduce((total, { arrivals }) => total + arrivals, 0)
  return {
    phase: source.phase as Standing['phase'],
    problem: source.problem,
    bytesRead: source.bytes_read,
    bytesTotal: source.bytes_total,
    counts: {
      captured: sum('captured'),
      joined: sum('joined'),
      quarantined: sum('quarantined'),
      left_out: sum('left_out'),
    },
    byRule: Object.fromEntries(
      tallies
        .filter(({ outcome, arrivals }) => outcome === 'left_out' && arrivals > 0)
        .map(({ rule, arrivals }) => [rule, arrivals]),
    ),
  }
}

/** Quarantined messages by their reason. */
export async function readReasons(scope: Scope, sourceId: string): Promise<Record<string, number>> {
  const [rows] = await run(
    scope,
    sql<{ because: string; arrivals: number }>`select because, count(*) as arrivals from arrival
      where workspace_id = ${scope.workspaceId} and source_id = ${sourceId} and outcome = 'quarantined' group by because order by 2 desc`.compile(
      db,
    ),
  )
  return Object.fromEntries(rows.map(({ because, arrivals }) => [because, arrivals]))
}

export const sumOf = ({ captured, joined, quarantined, left_out }: Counts): number =>
  captured + joined + quarantined + left_out

const number = new Intl.NumberFormat('en')
export const figure = (value: number): string => number.format(value)
export const red = (text: string): string => styleText('red', text)
/** "newsletter 3, spam 1" */
export const listed = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${figure(count)}`)
    .join(', ')

/** One line of a proof: what was listed, what was found, and the difference in red. */
export function proofLine({
  listed,
  missing,
  pending = 0,
  problem,
}: {
  listed: number
  missing: number
  pending?: number
  problem: string | null
}): string {
  const later = pending > 0 ? `, ${figure(pending)} not read yet` : ''
  const accounted = `${figure(listed - Math.max(0, missing) - pending)} of ${figure(listed)} accounted for${later}`
  if (missing > 0) return red(`${accounted}: ${figure(missing)} missing`)
  if (missing < 0) return red(`${accounted}, and ${figure(-missing)} more than it lists`)
  if (problem) return `not counted afresh: ${problem.replaceAll('_', ' ')}`
  return pending > 0 ? accounted : `${accounted}: complete`
}
