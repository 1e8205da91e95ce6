// A message that went from one place of a mailbox and stands at another has moved: it is not gone from the server.
import { sql } from 'kysely'
import { db } from '../../../base/database.ts'
import { type Scope, atomically, run } from '../../../base/scope.ts'
import { holdCapture } from '../../receive/hold.ts'
import { shiftTally } from '../../receive/count.ts'

/** An arrival that is gone, and another of the same bytes at the place where they are now. */
type Moved = {
  gone_id: string
  gone_outcome: string
  gone_folder: string
  id: string
  outcome: string
  rule: string
  folder: string
  position: string
}

/**
 * Gives arrivals that are gone the places at which the same messages stand now: after they were moved, or their folder was renamed or
 * numbered anew. The arrival of the new place, which joined them, goes. Answers how many.
 */
export async function keepMoved(scope: Scope, sourceId: string): Promise<number> {
  if (!(await hasGone(scope, sourceId))) return 0
  return atomically(scope, async (scope) => {
    await holdCapture(scope)
    const moved = pairs(await findMoved(scope, sourceId))
    if (moved.length === 0) return 0
    await place(scope, sourceId, moved)
    await shiftTally(
      scope,
      sourceId,
      moved.flatMap(({ gone_outcome, outcome, rule }) => [
        { outcome: 'gone', rule: gone_outcome, by: -1 },
        { outcome, rule, by: -1 },
      ]),
    )
    return moved.length
  })
}

async function hasGone(scope: Scope, sourceId: string): Promise<boolean> {
  const query = db
    .selectFrom('source_tally')
    .select('arrivals')
    .where('workspace_id', '=', scope.workspaceId)
    .where('source_id', '=', sourceId)
    .where('outcome', '=', 'gone')
    .where('arrivals', '>', 0)
  const [rows] = await run(scope, query.limit(1).compile())
  return rows.length > 0
}

async function findMoved(scope: Scope, sourceId: string): Promise<Moved[]> {
  const { workspaceId } = scope
  const columns = sql`g.id as gone_id, g.outcome as gone_outcome, g.folder as gone_folder, n.id, n.outcome, n.rule, n.folder, n.position`
  const [known, others] = await run(
    scope,
    sql<Moved>`select ${columns} from arrival g join arrival n on n.interaction_id = g.interaction_id
      where g.workspace_id = ${workspaceId} and n.workspace_id = ${workspaceId} and g.source_id = ${sourceId} and n.source_id = ${sourceId}
        and g.outcome = any('{captured,joined}'::text[]) and n.outcome = 'joined' and g.gone_at is not null and n.gone_at is null
        and n.raw_hash = g.raw_hash
      order by g.outcome, g.id, n.id`.compile(db),
    sql<Moved>`select ${columns} from arrival g join arrival n on n.raw_hash = g.raw_hash and n.outcome = g.outcome and n.rule = g.rule
      where g.workspace_id = ${workspaceId} and n.workspace_id = ${workspaceId} and g.source_id = ${sourceId} and n.source_id = ${sourceId}
        and g.outcome = any('{left_out,quarantined}'::text[]) and n.outcome = any('{left_out,quarantined}'::text[])
        and g.gone_at is not null and n.gone_at is null
      order by g.id, n.id`.compile(db),
  )
  return [...known, ...others]
}

/** Each of them once. */
function pairs(all: readonly Moved[]): Moved[] {
  const taken = new Set<string>()
  return all.filter(({ gone_id, id }) => {
    if (taken.has(gone_id) || taken.has(id)) return false
    taken.add(gone_id).add(id)
    return true
  })
}

async function place(scope: Scope, sourceId: string, moved: readonly Moved[]): Promise<void> {
  const { workspaceId } = scope
  const column = <K extends keyof Moved>(key: K) => moved.map((one) => one[key])
  await run(
    scope,
    sql`delete from arrival where workspace_id = ${workspaceId} and id = any(${column('id')}::uuid[])`.compile(db),
    sql`update arrival a set folder = row.folder, position = row.position, gone_at = null
      from unnest(${column('gone_id')}::uuid[], ${column('folder')}::text[], ${column('position')}::text[]) as row (id, folder, position)
      where a.workspace_id = ${workspaceId} and a.id = row.id`.compile(db),
    sql`update mailbox_folder f set gone = greatest(0, f.gone - row.moved)
      from (select folder, count(*)::int as moved from unnest(${column('gone_folder')}::text[]) as one (folder) group by folder) row
      where f.workspace_id = ${workspaceId} and f.source_id = ${sourceId} and f.path = row.folder`.compile(db),
  )
}
