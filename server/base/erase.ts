// Erases everything of one workspace: its rows in every table, its jobs, and its files. The workspace itself and who looks at it are its folder's.
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { db } from './database.ts'
import { isId } from './id.ts'
import { type Ground, type Scope, atomically, run } from './scope.ts'

/** Who was writing files when a workspace was erased has come to an end after a day. */
const keptMs = 86_400_000
/** A session only looks at a workspace, and outlives it. */
const looksOn = 'session'

type Table = { name: string; needs: string[] }

/** Deletes everything of the scope's workspace; `forget` deletes, in the same transaction, the workspace itself. Cut short, it is finished by a sweep. */
export async function eraseWorkspace(scope: Scope, forget: (scope: Scope) => Promise<void>): Promise<void> {
  await doubtFiles(scope.ground, scope.workspaceId)
  await atomically(scope, async (scope) => {
    await eraseRows(scope)
    await forget(scope)
  })
  await eraseFiles(scope.ground, scope.workspaceId)
}

/** A sweep deletes the files of this workspace unless the workspace is here a day from now: before it is made, or erased. */
export async function doubtFiles(ground: Ground, workspaceId: string): Promise<void> {
  await mkdir(doubtsIn(ground), { recursive: true, mode: 0o700 })
  await writeFile(join(doubtsIn(ground), workspaceId), '')
}

/** Deletes the files of workspaces in doubt that `isHere` denies, also what somebody still wrote meanwhile. Never those of others: this may not be the database they belong to. */
export async function sweepErased(
  ground: Ground,
  isHere: (ground: Ground, workspaceId: string) => Promise<boolean>,
  now = Date.now(),
): Promise<void> {
  const folder = doubtsIn(ground)
  for (const name of await readdir(folder).catch(() => [])) {
    const { mtimeMs } = await stat(join(folder, name))
    if (!isId(name) || now - mtimeMs < keptMs) continue
    if (!(await isHere(ground, name))) await eraseFiles(ground, name)
    await rm(join(folder, name), { force: true })
  }
}

const doubtsIn = ({ home }: Ground): string => join(home, 'erased')

/** Deletes every row and job of the scope's workspace. */
async function eraseRows(scope: Scope): Promise<void> {
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

/** Deletes the files of a workspace, wherever under KITH_HOME a folder is named after it; the database's own folder has none. */
async function eraseFiles(ground: Ground, workspaceId: string): Promise<void> {
  for (const entry of await readdir(ground.home, { withFileTypes: true }))
    if (entry.isDirectory() && entry.name !== 'postgres' && entry.name !== 'erased')
      await rm(join(ground.home, entry.name, workspaceId), { recursive: true, force: true })
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
