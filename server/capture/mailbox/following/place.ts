// The places of a folder's messages as arrivals: which are here, which are gone from their server, which came back.
import { sql } from 'kysely'
import { db } from '../../../base/database.ts'
import { type Scope, atomically, run } from '../../../base/scope.ts'
import { shiftTally } from '../../receive/count.ts'
import { holdCapture } from '../../receive/hold.ts'

export const positionOf = (uidValidity: number, uid: number): string => `${uidValidity}:${uid}`
const uidOf = (position: string): number => Number(position.slice(position.indexOf(':') + 1))

/** What is known of a UID: gone from the server; unread: quarantined because its bytes could not be had, though they may be now. */
export type Known = { uid: number; gone: boolean; unread: boolean }
type Row = { position: string; gone: boolean; unread: boolean }

/** What is known of a folder under one UIDVALIDITY, of all its UIDs or of those named. */
export async function readKnown(
  scope: Scope,
  sourceId: string,
  folder: { path: string; uidValidity: number },
  uids?: readonly number[],
): Promise<Known[]> {
  if (uids?.length === 0) return []
  const { path, uidValidity } = folder
  const which = uids
    ? sql`a.position = any(${uids.map((uid) => positionOf(uidValidity, uid))}::text[])`
    : // What begins with the UIDVALIDITY and a colon; a semicolon follows on a colon.
      sql`a.position >= ${`${uidValidity}:`} and a.position < ${`${uidValidity};`}`
  const [rows] = await run(
    scope,
    sql<Row>`select a.position, a.gone_at is not null as gone, a.outcome = 'quarantined' and a.raw_hash is null and a.because <> 'too_large' as unread
      from arrival a where a.workspace_id = ${scope.workspaceId} and a.source_id = ${sourceId} and a.folder = ${path} and ${which}`.compile(
      db,
    ),
  )
  return rows.map(({ position, gone, unread }) => ({ uid: uidOf(position), gone, unread }))
}

/** Marks messages as not on the server any more (or there again), and counts them so; what is marked already stays. */
export async function markGone(
  scope: Scope,
  sourceId: string,
  folder: { path: string; uidValidity: number },
  uids: readonly number[],
  gone: boolean,
): Promise<void> {
  if (uids.length === 0) return
  const positions = uids.map((uid) => positionOf(folder.uidValidity, uid))
  await markWhere(scope, sourceId, folder.path, gone, sql`a.position = any(${positions}::text[])`)
}

/** Marks everything of a folder as gone, but for what stands under this UIDVALIDITY (null: all). */
export async function markOthersGone(
  scope: Scope,
  sourceId: string,
  path: string,
  uidValidity: number | null,
): Promise<void> {
  const others =
    uidValidity === null
      ? sql`true`
      : sql`not (a.position >= ${`${uidValidity}:`} and a.position < ${`${uidValidity};`})`
  await markWhere(scope, sourceId, path, true, others)
}

async function markWhere(
  scope: Scope,
  sourceId: string,
  path: string,
  gone: boolean,
  which: ReturnType<typeof sql>,
): Promise<void> {
  await atomically(scope, async (scope) => {
    const { workspaceId } = scope
    await holdCapture(scope)
    const [rows] = await run(
      scope,
      sql<{ outcome: string; marked: number }>`with marked as (
          update arrival a set gone_at = ${gone ? sql`now()` : sql`null`}
          where a.workspace_id = ${workspaceId} and a.source_id = ${sourceId} and a.folder = ${path} and a.gone_at is ${gone ? sql`null` : sql`not null`} and ${which}
          returning a.outcome)
        select outcome, count(*) as marked from marked group by outcome order by outcome`.compile(db),
    )
    const by = gone ? 1 : -1
    await shiftTally(
      scope,
      sourceId,
      rows.map(({ outcome, marked }) => ({ outcome: 'gone', rule: outcome, by: by * marked })),
    )
  })
}

/** How many messages of a folder are here and on the server, and how many are here and gone from it. */
export async function countPlaces(
  scope: Scope,
  sourceId: string,
  path: string,
): Promise<{ taken: number; gone: number }> {
  const [[row]] = await run(
    scope,
    sql<{
      taken: number
      gone: number
    }>`select count(*) filter (where a.gone_at is null) as taken, count(a.gone_at) as gone
      from arrival a where a.workspace_id = ${scope.workspaceId} and a.source_id = ${sourceId} and a.folder = ${path}`.compile(
      db,
    ),
  )
  return row ?? { taken: 0, gone: 0 }
}
