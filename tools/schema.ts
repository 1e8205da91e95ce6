// Migrates a throw-away database and writes what came of it: migrations/schema.sql for people, server/base/tables.ts for the compiler.
// With --check it writes nothing and says what is out of date.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { generate, PostgresDialect as Introspection } from 'kysely-codegen'
import pg from 'pg'
import { migrate } from '../server/base/migrate.ts'
import { createDatabase, withClient } from '../server/base/postgres/roles.ts'
import { startPostgres } from '../server/base/postgres/start.ts'
import { dumpSchema } from './schema/dump.ts'

const root = new URL('../', import.meta.url)
const forgetful = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** How pg hands values over (server/base/database.ts): instants and days as text, bigint as number. */
const typeMapping = { timestamptz: 'string', date: 'string', int8: 'number', numeric: 'number' }

// What is waited for while the server stops keeps no process alive by itself.
const awake = setInterval(() => undefined, 1000)
const written = await readSchema()
clearInterval(awake)
let outdated = 0
for (const [path, text] of Object.entries(written)) {
  if (text === readText(path)) continue
  if (process.argv.includes('--check')) {
    outdated++
    console.log(
      `${path}:${firstDifference(readText(path), text)} schema is not what the migrations make: node tools/schema.ts`,
    )
  } else {
    writeFileSync(new URL(path, root), text)
    console.log(`wrote ${path}`)
  }
}
process.exitCode = outdated === 0 ? 0 : 1

/** The generated files as they should be, by their paths. */
async function readSchema(): Promise<Record<string, string>> {
  const home = mkdtempSync(join(tmpdir(), 'kith-schema-'))
  const postgres = await startPostgres({ home, settings: forgetful })
  try {
    const { owner } = await createDatabase(postgres.superuser)
    await migrate(owner)
    return {
      'migrations/schema.sql': await withClient(owner, dumpSchema),
      'server/base/tables.ts': await describeTables(owner),
    }
  } finally {
    await postgres.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

async function describeTables(owner: pg.PoolConfig): Promise<string> {
  const pool = new pg.Pool({ ...owner, max: 1 })
  // Nothing is asked of it any more when the server stops: a connection that is cut then is no failure.
  pool.on('error', (error) => console.error(`after the schema was read: ${error.message}`))
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await generate({
      db,
      dialect: new Introspection({ dateParser: 'string' }),
      excludePattern: 'kysely_*',
      typeMapping,
    })
  } finally {
    await db.destroy()
  }
}

function readText(path: string): string {
  try {
    return readFileSync(new URL(path, root), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

function firstDifference(one: string, other: string): number {
  const expected = other.split('\n')
  const line = one.split('\n').findIndex((text, index) => text !== expected[index])
  return Math.max(0, line) + 1
}
