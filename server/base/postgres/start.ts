// Starts our own PostgreSQL on a data folder, keeps it running, and stops it.
import { join } from 'node:path'
import { takeLock } from '../process/lock.ts'
import { initialise } from './initialise.ts'
import { type Launched, launch } from './launch.ts'
import { findPostmaster, stopServer } from './orphan.ts'
import { leavePlace, type Place, settlePlace } from './place.ts'
import { serverSettings } from './settings.ts'

/** What a client of pg needs; the host is the folder of the socket. */
export type PgConnection = { host: string; port: number; user: string; database: string; password?: string }

export type Postgres = {
  superuser: PgConnection
  stop(): Promise<void>
  /** The server's process; another one after the server died and was started again. */
  readonly pid: number
  /** Where the data is kept, which is not the home when PostgreSQL's account cannot reach that. */
  readonly folder: string
}

type Options = {
  home: string
  log?: (line: string) => void
  /** Added to our own settings, or instead of them. */
  settings?: Record<string, string>
}

/** Starts PostgreSQL on the home's data; a server left over from a crash is ended first, one that dies is started again. */
export async function startPostgres({ home, log = () => undefined, settings = {} }: Options): Promise<Postgres> {
  const place = settlePlace(home, log)
  const lock = takeLock(join(place.folder, 'lock'))
  if ('heldBy' in lock) throw new Error(`the database in ${place.folder} is in use by process ${lock.heldBy.pid}`)
  try {
    await initialise(place, log)
    const all = { ...serverSettings(place.socket), ...settings }
    const keeper = keep(place, await launch(place, all, log), () => launch(place, all, log), log)
    const stop = () =>
      keeper.stop().finally(() => {
        leavePlace(place)
        lock.release()
      })
    return { superuser: superuserOf(place), folder: place.folder, stop, get pid() { return keeper.pid() } } // biome-ignore format: one line
  } catch (error) {
    lock.release()
    throw error
  }
}

/** How the superuser of the server in a place connects. */
export function superuserOf(place: Pick<Place, 'socket'>): PgConnection {
  return { host: place.socket, port: 5432, user: 'postgres', database: 'postgres' }
}

/** Watches one server: whenever it ends unasked, starts the next. */
function keep(place: Place, first: Launched, again: () => Promise<Launched>, log: (line: string) => void) {
  let server = first
  let stopping = false
  const following = follow()

  async function follow(): Promise<void> {
    for (let failures = 0; ; ) {
      await server.ended
      if (stopping) return
      log('the database server ended unexpectedly: starting it again')
      try {
        server = await again()
        failures = 0
        log(`the database server is back (process ${server.pid})`)
        if (stopping) await stopRunning(place.data)
      } catch (error) {
        log(`${(error as Error).message}; trying again`)
        await new Promise((done) => setTimeout(done, Math.min(30_000, 500 * 2 ** failures++)))
      }
    }
  }

  return {
    pid: () => server.pid,
    async stop() {
      stopping = true
      await stopRunning(place.data)
      await following
    },
  }
}

/** Stops the server that works on the data; looked up anew, so that a process id used again is never hit. */
async function stopRunning(data: string): Promise<void> {
  const server = findPostmaster(data)
  if (server) await stopServer(server.pid)
}
