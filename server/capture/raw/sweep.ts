// Removes files of raw bytes that no row names: a capture that was killed, or went wrong, left them.
import { readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Ground, type Scope, atomically, run, runGlobal } from '../../base/scope.ts'
import { kithScope } from '../../workspace/session.ts'

/** A capture names what it has written within minutes. */
const keptMs = 86_400_000
const atOnce = 500

/** Answers how many files went. Before the last look at a file it waits for the capture that may be about to name it (raw.ts, keepRaws). */
export async function sweepRaws(scope: Scope, now = Date.now()): Promise<number> {
  const folder = join(scope.ground.home, 'raw', scope.workspaceId)
  const isOld = async (path: string) => now - (await stat(path).catch(() => ({ mtimeMs: now }))).mtimeMs > keptMs
  const old: string[] = []
  for (const path of await filesIn(folder)) if (await isOld(path)) old.push(path)
  let swept = 0
  for (let at = 0; at < old.length; at += atOnce) {
    const some = old.slice(at, at + atOnce)
    swept += await atomically(scope, async (scope) => {
      await run(
        scope,
        sql`select pg_advisory_xact_lock(hashtextextended(${`capture ${scope.workspaceId}`}, 0))`.compile(db),
      )
      const named = await readNamed(scope, some)
      let gone = 0
      for (const path of some) {
        if (named.has(path) || !(await isOld(path))) continue
        await rm(path, { force: true })
        gone++
      }
      return gone
    })
  }
  return swept
}

/** Has every workspace swept, soon. */
export async function queueSweeps(ground: Ground): Promise<void> {
  const workspaces = await runGlobal(ground, db.selectFrom('workspace').select('id').compile())
  for (const { id } of workspaces)
    await ground.jobs.queue(kithScope(ground, id), 'sweep', { workspaceId: id }, { key: id })
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
}

/** Those of the paths that a row names; one that is still being written is named by none. */
async function readNamed(scope: Scope, paths: readonly string[]): Promise<Set<string>> {
  const hashes = new Map(paths.map((path) => [/^([0-9a-f]{64})\.zst$/.exec(basename(path))?.[1] ?? '', path]))
  const query = db
    .selectFrom('raw')
    .select('hash')
    .where('workspace_id', '=', scope.workspaceId)
    .where('hash', '=', sql<Buffer>`any(${[...hashes.keys()].map((hash) => Buffer.from(hash, 'hex'))}::bytea[])`)
  const [rows] = await run(scope, query.compile())
  return new Set(rows.map(({ hash }) => hashes.get(hash.toString('hex')) ?? ''))
}
