// Starts Kith, step by step, and stops it in the opposite order.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { api } from './api.ts'
import type { Config } from './base/config.ts'
import { startGround } from './base/ground.ts'
import { openHome } from './base/process/home.ts'
import { makeServer } from './base/http.ts'
import { collectWhenIdle } from './base/process/idle.ts'
import { installJobs, reclaimJobs } from './base/jobs.ts'
import { type Log, makeLog } from './base/process/log.ts'
import { migrate } from './base/migrate.ts'
import { type Databases, openDatabases } from './base/postgres/open.ts'
import type { Ground } from './base/scope.ts'
import { openDoor } from './capture/drop/door.ts'
import { queueSweeps } from './capture/raw/sweep.ts'
import { startFollowing } from './capture/mailbox/following/hub.ts'
import type { Pace } from './capture/mailbox/following/pace.ts'
import { journeyJobs } from './journey.ts'
import { queueNames } from './queues.ts'
import { may, type Right } from './workspace/role.ts'
import { enter } from './workspace/session.ts'

export type Kith = { address: string; stop(): Promise<void> }

/** Serves Kith until `stop`, following mailboxes at the usual pace or another; rejects with a sentence for the user, having stopped whatever it had started. */
export async function startKith(config: Config, { pace }: { pace?: Pace } = {}): Promise<Kith> {
  const log = makeLog(config.log)
  const steps = new AsyncDisposableStack()
  try {
    const home = steps.adopt(openHome(config.home), (open) => open.close())
    const databases = steps.adopt(await openDatabases({ ...config, log: log.info }), (open) => open.stop())
    await prepare(databases, log.info)
    const { ground } = steps.adopt(await startGround(databases.app, config.home, config), (started) => started.stop())
    await ground.jobs.work(journeyJobs(ground))
    steps.adopt(startFollowing(ground, databases.app, pace), (following) => following.stop())
    steps.defer(sweepDaily(ground))
    steps.adopt(await openDoor(ground, config, log), (door) => door.stop())
    const address = await serve(config, ground, log, steps)
    home.servesAt(address)
    log.info(`Kith is ready: ${address}`)
    return { address, stop: () => steps.disposeAsync() }
  } catch (error) {
    await steps.disposeAsync()
    throw error
  }
}

/** Has the disk swept now and every day; answers how to stop it. */
function sweepDaily(ground: Ground): () => void {
  const sweep = () =>
    void queueSweeps(ground).catch((error: Error) => console.error(`sweeping was not queued: ${error.message}`))
  const daily = setInterval(sweep, 86_400_000).unref()
  sweep()
  return () => clearInterval(daily)
}

/** Opens what a command needs, beside a Kith that serves or without one; the caller stops it. */
export async function openKith(
  config: Config,
): Promise<{ ground: Ground; databases: Databases; stop(): Promise<void> }> {
  const log = makeLog(config.log)
  const databases = await openDatabases({ ...config, share: true, log: log.info })
  try {
    if (!databases.shared) await prepare(databases, log.info)
    const { ground, stop } = await startGround(databases.app, config.home, config)
    const stopAll = async () => {
      // The database server is a child that does not keep us from ending; its end is waited for all the same.
      const awake = setInterval(() => undefined, 1000)
      await stop()
      await databases.stop()
      clearInterval(awake)
    }
    return { ground, databases, stop: stopAll }
  } catch (error) {
    await databases.stop()
    throw error
  }
}

async function prepare({ owner, postgres }: Databases, log: (line: string) => void): Promise<void> {
  const applied = await migrate(owner)
  if (applied.length > 0) log(`schema brought up to date: ${applied.join(', ')}`)
  await installJobs(owner, queueNames)
  if (postgres) await reclaimJobs(owner)
}

async function serve(config: Config, ground: Ground, log: Log, steps: AsyncDisposableStack): Promise<string> {
  const built = resolve(import.meta.dirname, '../web/dist')
  const server = await makeServer({
    ground,
    gate: { open: (token) => enter(ground, token), may: (role, right) => may(role, right as Right) },
    endpoints: api,
    webFolder: existsSync(join(built, 'index.html')) ? built : null,
    proxies: config.proxies,
    url: config.url,
    tell: log.info,
  })
  steps.defer(() => server.close())
  collectWhenIdle(server.server)
  try {
    const listening = await server.listen({ host: config.host, port: config.port })
    return config.url ?? listening
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    const sentence = `Port ${config.port} of ${config.host} is taken by another program. Set KITH_PORT to a free one.`
    throw new Error(sentence, { cause: error })
  }
}
