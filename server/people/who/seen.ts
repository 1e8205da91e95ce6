// The names an address was seen with, each within what its audience may read: what a doubt about an address rests on.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { audienceId } from '../../workspace/audience.ts'
import { namesAgree, readName } from '../name.ts'

/** `wrote`: it stood in a From. An empty name: the address stood there bare. */
export type SeenName = { handleId: string; audienceId: string; name: string; wrote: boolean }
const longest = 200
/** A name as it is kept. */
export const seenName = (name: string): string => name.slice(0, longest).toWellFormed()

/** Adds to what was seen; the same again changes nothing. */
export async function writeSeenNames(scope: Scope, seen: readonly SeenName[]): Promise<void> {
  const distinct = new Map<string, SeenName>()
  for (const one of seen) {
    const key = `${one.handleId} ${one.audienceId} ${one.name}`
    distinct.set(key, { ...one, wrote: one.wrote || (distinct.get(key)?.wrote ?? false) })
  }
  const rows = [...distinct.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  if (rows.length === 0) return
  await run(
    scope,
    sql`insert into handle_name (workspace_id, handle_id, audience_id, name, wrote)
      select ${scope.workspaceId}::uuid, * from unnest(${rows.map((r) => r.handleId)}::uuid[], ${rows.map((r) => r.audienceId)}::uuid[],
        ${rows.map((r) => r.name)}::text[], ${rows.map((r) => r.wrote)}::boolean[])
      on conflict (workspace_id, handle_id, audience_id, name) do update set wrote = true where excluded.wrote and not handle_name.wrote`.compile(
      db,
    ),
  )
}

/** Makes what was seen be so: `wrote` null where it stands in nothing of that audience any more. */
export async function settleSeenNames(
  scope: Scope,
  seen: readonly (Omit<SeenName, 'wrote'> & { wrote: boolean | null })[],
): Promise<void> {
  const rows = [...seen].sort((a, b) => (a.handleId < b.handleId ? -1 : 1))
  const [gone, stand] = [rows.filter(({ wrote }) => wrote === null), rows.filter(({ wrote }) => wrote !== null)]
  const columns = (of: typeof rows) =>
    sql`unnest(${of.map((r) => r.handleId)}::uuid[], ${of.map((r) => r.audienceId)}::uuid[], ${of.map((r) => r.name)}::text[], ${of.map((r) => r.wrote)}::boolean[])`
  await run(
    scope,
    sql`delete from handle_name n using ${columns(gone)} as row (handle_id, audience_id, name, wrote)
      where n.workspace_id = ${scope.workspaceId} and n.handle_id = row.handle_id and n.audience_id = row.audience_id and n.name = row.name`.compile(
      db,
    ),
    sql`insert into handle_name (workspace_id, handle_id, audience_id, name, wrote)
      select ${scope.workspaceId}::uuid, * from ${columns(stand)}
      on conflict (workspace_id, handle_id, audience_id, name) do update set wrote = excluded.wrote where handle_name.wrote <> excluded.wrote`.compile(
      db,
    ),
  )
}

/** Everything these addresses were seen with, in whatever audience, and whether everyone may read that: Kith's own reading. */
export async function readSeenNames(
  scope: Scope,
  handleIds: readonly string[],
): Promise<Map<string, { name: string; wrote: boolean; openly: boolean }[]>> {
  const [rows] = await run(
    scope,
    sql<{
      handle_id: string
      name: string
      wrote: boolean
      openly: boolean
    }>`select handle_id, name, bool_or(wrote) as wrote, coalesce(bool_or(audience_id = ${audienceId(scope.workspaceId, 'everyone')}) filter (where wrote), false) as openly from handle_name
      where workspace_id = ${scope.workspaceId} and handle_id = any(${[...handleIds]}::uuid[]) group by handle_id, name order by name`.compile(
      db,
    ),
  )
  return Map.groupBy(rows, ({ handle_id }) => handle_id)
}

/** The name as a human's, given and family; null for a firm's, a duty's or the address again. */
export function humanName(name: string, address: string): { name: string; given: string } | null {
  const read = readName(name, address)
  return read.confidence === 'written' && read.given && read.family ? { name: read.name, given: read.given } : null
}

/** Whether two names cannot be one person's: neither the whole agrees nor the given name (a family name may have changed). */
export const soundDifferent = (a: { name: string; given: string }, b: { name: string; given: string }): boolean =>
  namesAgree(a.name, b.name) === 'different' && namesAgree(a.given, b.given) === 'different'
