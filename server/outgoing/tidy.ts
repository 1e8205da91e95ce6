// Removes what nobody comes back to: drafts thrown away a day ago, files taken off, and files that belong to no draft.
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { isId } from '../base/id.ts'
import { type Scope, run } from '../base/scope.ts'
import { filesOf } from './draft/file.ts'

const keptMs = 86_400_000

/** Answers how many files went. */
export async function tidyOutgoing(scope: Scope, now = Date.now()): Promise<number> {
  const past = new Date(now - keptMs).toISOString()
  await run(
    scope,
    sql`delete from draft where workspace_id = ${scope.workspaceId} and discarded_at < ${past}`.compile(db),
    sql`delete from draft_file where workspace_id = ${scope.workspaceId} and removed_at < ${past}`.compile(db),
  )
  const folder = filesOf(scope.ground.home, scope.workspaceId)
  const names = await readdir(folder).catch(() => [])
  const old: string[] = []
  for (const name of names) if (now - (await stat(join(folder, name))).mtimeMs > keptMs) old.push(name)
  const named = await readNamed(scope, old)
  const gone = old.filter((name) => !named.has(name))
  for (const name of gone) await rm(join(folder, name), { force: true })
  return gone.length
}

async function readNamed(scope: Scope, names: readonly string[]): Promise<Set<string>> {
  const [rows] = await run(
    scope,
    sql<{
      id: string
    }>`select id from draft_file where workspace_id = ${scope.workspaceId} and id = any(${names.filter(isId)}::uuid[])`.compile(
      db,
    ),
  )
  return new Set(rows.map(({ id }) => id))
}
