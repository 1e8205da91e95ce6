// Brings the schema forward: numbered plain SQL files, each in order, all in one transaction under kysely's migration lock.
import { readdir, readFile } from 'node:fs/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import pg from 'pg'

const folder = new URL('../../migrations/', import.meta.url)

/** Applies what is missing and answers the names of what it applied. Throws with the file's name when one fails; nothing of that run is then kept. */
export async function migrate(config: pg.PoolConfig): Promise<string[]> {
  const pool = openOwner(config, 2)
  const owner = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const migrator = new Migrator({ db: owner, provider: { getMigrations: readMigrations } })
    const { error, results = [] } = await migrator.migrateToLatest()
    const failed = results.find((result) => result.status === 'Error')
    if (error) throw new Error(`migration ${failed?.migrationName ?? ''} failed`, { cause: error })
    return results.filter((result) => result.status === 'Success').map((result) => result.migrationName)
  } finally {
    await owner.destroy()
  }
}

/** The names of the migrations that are not applied yet. */
export async function pendingMigrations(config: pg.PoolConfig): Promise<string[]> {
  const owner = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: openOwner(config, 1) }) })
  try {
    const known = await new Migrator({ db: owner, provider: { getMigrations: readMigrations } }).getMigrations()
    return known.filter((migration) => !migration.executedAt).map((migration) => migration.name)
  } finally {
    await owner.destroy()
  }
}

/** A connection that is lost while it lies idle is no reason to end; the next statement tells. */
function openOwner(config: pg.PoolConfig, max: number): pg.Pool {
  return new pg.Pool({ ...config, max }).on('error', (error) => console.error(`migrations: ${error.message}`))
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name))
  const migrations: Record<string, Migration> = {}
  for (const name of names.sort()) {
    const text = await readFile(new URL(name, folder), 'utf8')
    migrations[name.slice(0, -4)] = { up: async (db) => void (await sql.raw(text).execute(db)) }
  }
  return migrations
}
