// Compiles SQL with kysely and opens the pool that sends it.
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import pg from 'pg'
import type { DB } from './tables.ts'

/** Builds and compiles statements; it never sends one (scope.ts does). */
export const db = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** Instants travel as ISO 8601 text in UTC with all their microseconds, days as yyyy-mm-dd, bigint as number. */
const types = new pg.TypeOverrides()
const instant = (text: string) => `${text.replace(' ', 'T').replace(/\+00(:?00)?$/, '')}Z`
types.setTypeParser(1184, instant)
types.setTypeParser(1082, (text: string) => text)
types.setTypeParser(20, Number)
types.setTypeParser(1700, Number)

/** A pool of pipelining connections as the application's role; 2 per core (postgres.md, section 2). */
export function openPool(config: pg.PoolConfig, size = 4): pg.Pool {
  const pool = new pg.Pool({
    ...config,
    max: size,
    types,
    pipeline: true,
    options: '-c TimeZone=UTC -c statement_timeout=60000',
    application_name: 'kith',
  } as pg.PoolConfig)
  // Without a listener of its own, a connection that is cut while it is in use would end the process; who uses it is told by its statements.
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', (error) => console.error(`database connection lost: ${error.message}`))
  return pool
}

/** Ends a pool and waits until its connections are closed: `end` alone comes back before, and a server stopped then takes them for lost. */
export async function closePool(pool: pg.Pool): Promise<void> {
  let open = pool.totalCount
  const closed = new Promise<void>((done) => {
    if (open === 0) done()
    pool.on('remove', () => --open <= 0 && done())
  })
  await pool.end()
  await closed
}
