// The one call that gets the databases for whoever needs them: our own server, one that already runs, or one given by its address.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { readHolder } from '../process/lock.ts'
import { until } from '../process/process.ts'
import { findPostmaster } from './orphan.ts'
import { connectOutside } from './outside.ts'
import { folderOf } from './place.ts'
import { createDatabase } from './roles.ts'
import { type PgConnection, type Postgres, startPostgres, superuserOf } from './start.ts'

export type Databases = {
  /** Owns the schema: migrations alone connect with it. */
  owner: pg.PoolConfig
  /** The application's role, bound by row-level security. */
  app: pg.PoolConfig
  /** Our own server, when we started it. */
  postgres?: Postgres
  /** True when another living Kith keeps the server, and the schema. */
  shared: boolean
  stop(): Promise<void>
}

type Options = {
  home: string
  databaseUrl?: string
  appDatabaseUrl?: string
  /** Use the server that another living Kith keeps on this home, and leave it running: for commands beside a started Kith. */
  share?: boolean
  log?: (line: string) => void
}

/** Opens the databases; rejects with a sentence for the user when that cannot be done safely. */
export async function openDatabases({ home, databaseUrl, appDatabaseUrl, share, log }: Options): Promise<Databases> {
  const leave = async () => undefined
  if (databaseUrl) return { ...(await connectOutside(databaseUrl, appDatabaseUrl)), shared: false, stop: leave }
  const running = share ? await findRunning(home) : null
  if (running) return { ...(await createDatabase(running)), shared: true, stop: leave }
  const postgres = await startPostgres({ home, log })
  try {
    return { ...(await createDatabase(postgres.superuser)), postgres, shared: false, stop: postgres.stop }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

/** The superuser's connection to the server that a living Kith keeps; waits while that one is starting it. */
async function findRunning(home: string): Promise<PgConnection | null> {
  if (!existsSync(home)) return null
  const folder = folderOf(home)
  const server = () => findPostmaster(join(folder, 'data'))
  const kept = () => readHolder(join(folder, 'lock')) !== null
  if (!kept()) return null
  await until(() => server()?.ready === true || !kept(), 15_000)
  const found = server()
  return found?.ready && kept() ? superuserOf(found) : null
}
