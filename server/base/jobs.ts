// Work that happens soon, not now: queued in the same transaction as what it follows from, done at least once (pg-boss).
import { setTimeout as wait } from 'node:timers/promises'
import { CompiledQuery } from 'kysely'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import { withClient } from './postgres/roles.ts'
import { atomically, isDatabaseAway, type Job, type Jobs, run } from './scope.ts'

const schema = 'pgboss'
/** Longer than the database takes to come back, so that a job at work meanwhile is not taken for a dead one. */
const heartbeatSeconds = 20
/** Where a notice was missed, a look every 2 s (pg-boss' own is every 30 s). */
const pace = { batchSize: 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 }

/** Creates the queues, as the owner of the schema; the application's role may then use but not change them. */
export async function installJobs(owner: pg.PoolConfig, names: readonly string[]): Promise<void> {
  const boss = new PgBoss({ ...(owner as object), schema, supervise: false, schedule: false })
  boss.on('error', (error) => console.error(`jobs: ${error.message}`))
  await boss.start()
  for (const name of names) {
    const options = {
      notify: true,
      heartbeatSeconds,
      retryLimit: 100,
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 15,
      // A large mailbox takes hours; a worker that died is noticed by its heartbeat.
      expireInSeconds: 23 * 3600,
    }
    if (await boss.getQueue(name)) await boss.updateQueue(name, options)
    else await boss.createQueue(name, options)
  }
  await boss.stop()
  await withClient(owner, (client) =>
    client.query(
      `grant usage on schema ${schema} to kith_app;
       grant select, insert, update, delete on all tables in schema ${schema} to kith_app;
       grant execute on all functions in schema ${schema} to kith_app`,
    ),
  )
}

/** Puts back what a process that died left at work, as if it had not been begun. Only for whoever starts the one database server: nobody else is at work then. */
export async function reclaimJobs(owner: pg.PoolConfig): Promise<void> {
  await withClient(owner, (client) =>
    client.query(
      `update ${schema}.job set state = 'retry', start_after = now(), started_on = null, heartbeat_on = null where state = 'active'`,
    ),
  )
}

/** Connects to the queues as the application's role. */
export async function startJobs(app: pg.PoolConfig): Promise<Jobs> {
  const boss = new PgBoss({
    ...(app as object),
    schema,
    migrate: false,
    createSchema: false,
    useListenNotify: true,
    max: 3,
    schedule: false,
    // A job whose process died is noticed when its heartbeat stops, so within half a minute.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  })
  boss.on('error', (error) => console.error(`jobs: ${error.message}`))
  await boss.start()
  return {
    async queue(scope, name, payload, options = {}) {
      await atomically(scope, async (scope) => {
        const executeSql = async (text: string, values: unknown[] = []) => {
          const [rows] = await run(scope, CompiledQuery.raw(text, values))
          return { rows }
        }
        await boss.send(name, payload, {
          db: { executeSql },
          ...(options.key ? { singletonKey: options.key, singletonSeconds: 1 } : {}),
          ...(options.afterSeconds ? { startAfter: options.afterSeconds } : {}),
        })
      })
    },
    async countOpen({ ground, workspaceId }) {
      const open = `select count(*)::int as open from ${schema}.job where data->>'workspaceId' = $1 and state in ('created', 'retry', 'active')
        and data->>'unawaited' is null`
      return (await ground.pool.query<{ open: number }>(open, [workspaceId])).rows[0]?.open ?? 0
    },
    async work(jobs) {
      for (const job of jobs) for (let worker = 0; worker < (job.atOnce ?? 1); worker++) await startWorker(boss, job)
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  }
}

async function startWorker(boss: PgBoss, { name, work }: Job): Promise<void> {
  const id: string = await boss.work(name, pace, async ([job]) => {
    if (!job) return
    // After a job the next one at once: by itself a worker waits for a notice or for its next look.
    boss.notifyWorker(id)
    await untilDone(() => work(job.data as never), job.signal).catch((error: Error) => {
      // It is tried again, and after the last try it stands among the failed ones (kith doctor counts them).
      console.error(`job ${name} ${job.id}:`, error)
      throw error
    })
  })
}

const longestPauseMs = 2000
const patienceMs = 10 * 60_000

/** The database being away for a moment is no failure of the work: it is done again once the database is back. */
async function untilDone(work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  const end = Date.now() + patienceMs
  for (let pause = 100; ; pause = Math.min(pause * 2, longestPauseMs)) {
    try {
      return await work()
    } catch (error) {
      if (!isDatabaseAway(error) || signal.aborted || Date.now() > end) throw error
      await wait(pause)
    }
  }
}
