// Erases everything of one workspace: its rows in every table, its jobs, and its files. The workspace itself and who looks at it are its folder's.
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { db } from './database.ts'
import { isId } from './id.ts'
import { type Ground, type Scope, atomically, run, runGlobal } from './scope.ts'

/** Files are written before the row of a new workspace: what is younger than a day may still get one. */
const keptMs = 86_400_000
/** A session only looks at a workspace, and outlives it. */
const looksOn = 'session'

type Table = { name: string; needs: string[] }

/** Deletes every row and job of the scope's workspace, in one transaction with whatever else the caller deletes. */
export async function eraseRows(scope: Scope): Promise<void> {
  await atomically(scope, async (scope) => {
    const tables = await listTables(scope)
    const workspace = scope.workspaceId
    await run(
      scope,
      sql`delete from pgboss.job where data->>'workspaceId' = ${workspace}`.compile(db),
      ...childrenFirst(tables).map((name) =>
        sql`delete from ${sql.table(name)} where workspace_id = ${workspace}`.compile(db),
      ),
    )
  })
}

/** Deletes the files of a workspace whose rows are gone, wherever under KITH_HOME a folder is named after it. */
export async function eraseFiles({ ground, workspaceId }: Scope): Promise<void> {
  for (const folder of await foldersOf(ground)) await rm(join(folder, workspaceId), { recursive: true, force: true })
}

/** Deletes the files of workspaces that are not here any more, or never came to be: an erasing or a making was cut short. Answers how many folders went. */
export async function sweepErased(ground: Ground, now = Date.now()): Promise<number> {
  const workspaces = await runGlobal(ground, db.selectFrom('workspace').select('id').compile())
  const here = new Set(workspaces.map(({ id }) => id))
  let swept = 0
  for (const folder of await foldersOf(ground))
    for (const name of await readdir(folder)) {
      const path = join(folder, name)
      if (!isId(name) || here.has(name) || now - (await stat(path)).mtimeMs < keptMs) continue
      await rm(path, { recursive: true, force: true })
      swept++
    }
  return swept
}

/** The folders of KITH_HOME that may hold one for each workspace; the database's own is none of them. */
async function foldersOf({ home }: Ground): Promise<string[]> {
  const entries = await readdir(home, { withFileTypes: true })
  return entries.filter((one) => one.isDirectory() && one.name !== 'postgres').map(({ name }) => join(home, name))
}

/** Every table with rows of workspaces, and the others whose rows it refers to. */
async function listTables(scope: Scope): Promise<Table[]> {
  const [tables] = await run(
    scope,
    sql<Table>`select c.relname as name, array(select distinct n.relname::text from pg_constraint f join pg_class n on n.oid = f.confrelid
        where f.contype = 'f' and f.conrelid = c.oid and f.confrelid <> c.oid) as needs
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
      where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
        and c.relname <> ${looksOn}`.compile(db),
  )
  return tables
}

/** The order in which no row is deleted while another still refers to it. */
function childrenFirst(tables: readonly Table[]): string[] {
  const order: string[] = []
  const left = new Map(tables.map((table) => [table.name, table]))
  while (left.size > 0) {
    const needed = new Set([...left.values()].flatMap(({ needs }) => needs))
    const free = [...left.keys()].filter((name) => !needed.has(name))
    if (free.length === 0) throw new Error(`these tables refer to one another: ${[...left.keys()].join(', ')}`)
    for (const name of free) left.delete(name)
    order.push(...free)
  }
  return order
}
