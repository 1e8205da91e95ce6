// One throw-away PostgreSQL for the whole test run, migrated, with the connections that the tests ask for by inject().
import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { readHolder } from '../server/base/process/lock.ts'
import { installJobs } from '../server/base/jobs.ts'
import { migrate } from '../server/base/migrate.ts'
import { createDatabase } from '../server/base/postgres/roles.ts'
import { type PgConnection, startPostgres } from '../server/base/postgres/start.ts'
import { queueNames } from '../server/queues.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Owns the schema. */
    owner: PgConnection
    /** The application's role: what the tests of the product connect as. */
    app: PgConnection
    superuser: PgConnection
  }
}

const prefix = 'kith-test-'

/** Nothing here outlives the run, so nothing is forced to disk. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '120',
  shared_buffers: '128MB',
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  removeAbandoned()
  const home = join(tmpdir(), `${prefix}${randomBytes(6).toString('hex')}`)
  const postgres = await startPostgres({ home, settings })
  const { owner, app } = await createDatabase(postgres.superuser)
  await migrate(owner)
  await installJobs(owner, queueNames)
  project.provide('owner', owner)
  project.provide('app', app)
  project.provide('superuser', postgres.superuser)
  return async () => {
    await postgres.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

/** The watchdog ended the server of a killed run; its files are left to the next. */
function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(prefix))) {
    const home = join(tmpdir(), name)
    const made = statSync(home, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    const young = Date.now() - made < 60_000
    if (!young && !readHolder(join(home, 'postgres', 'lock'))) rmSync(home, { recursive: true, force: true })
  }
}
