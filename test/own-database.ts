// A database of a test's own on the test run's server: for what works on everything there is, or needs much of it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { startGround } from '../server/base/ground.ts'
import { installJobs } from '../server/base/jobs.ts'
import { migrate } from '../server/base/migrate.ts'
import { createDatabase, withClient } from '../server/base/postgres/roles.ts'
import type { PgConnection } from '../server/base/postgres/start.ts'
import { queueNames } from '../server/queues.ts'

/** Makes it, empty and migrated, with a ground on it; `stop` removes it. */
export async function ownDatabase(name: string) {
  const superuser = inject('superuser')
  const unique = `${name}_${crypto.randomUUID().slice(0, 8)}`
  const { owner, app } = await createDatabase(superuser, unique)
  await migrate(owner)
  await installJobs(owner, queueNames)
  const home = mkdtempSync(join(tmpdir(), 'kith-home-'))
  const { ground, stop } = await startGround(app, home)
  const stopAll = async () => {
    await stop()
    await withClient(superuser, (client) => client.query(`drop database ${unique} with (force)`))
    rmSync(home, { recursive: true, force: true })
  }
  return { ground, owner, app, superuser: { ...superuser, database: unique }, home, stop: stopAll }
}

/** The address of a connection through a socket, as DATABASE_URL takes it. */
export const urlOf = ({ user, database, host, port }: PgConnection): string =>
  `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}`
