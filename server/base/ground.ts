// Opens what a running Kith stands on: connections, queues, live updates.
import type pg from 'pg'
import { closePool, openPool } from './database.ts'
import { startJobs } from './jobs.ts'
import { startLive } from './live.ts'
import type { Reach } from './net/reach.ts'
import type { Ground } from './scope.ts'
import { readKey } from './seal.ts'

type Settings = {
  poolSize?: number | undefined
  key?: string | undefined
  mailHosts?: Reach
  smtpName?: string
  smtpPort?: number | undefined
}

/** Starts the ground as the application's role; `stop` lets what runs finish first. */
export async function startGround(
  app: pg.PoolConfig,
  home: string,
  { poolSize, key, mailHosts = 'any', smtpName = 'localhost', smtpPort }: Settings = {},
): Promise<{ ground: Ground; stop(): Promise<void> }> {
  const mailIn = { name: smtpName, open: smtpPort !== undefined }
  const pool = openPool(app, poolSize)
  const live = startLive(app as pg.ClientConfig, pool)
  const jobs = await startJobs(app)
  return {
    ground: { pool, live, jobs, home, key: readKey(home, key), mailHosts, mailIn },
    async stop() {
      await jobs.stop()
      await live.stop()
      await closePool(pool)
    },
  }
}
