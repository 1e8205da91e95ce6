// Finds and ends a PostgreSQL that outlived the Kith that started it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandLine, processesIn, signal, startedAt, until } from '../process/process.ts'

/** What postmaster.pid says of a server that lives and works on this data folder. */
export type Postmaster = { pid: number; ready: boolean; socket: string }

export function findPostmaster(data: string): Postmaster | null {
  const lines = pidFile(data).split('\n')
  const pid = Number(lines[0])
  if (!(pid > 1) || startedAt(pid) === null || !commandLine(pid).includes(data)) return null
  return { pid, ready: lines[7]?.trim() === 'ready', socket: lines[4] ?? '' }
}

/** Ends whatever still works on the data folder: a whole server by a fast shutdown, the leavings of a dead one at once. */
export async function stopOrphan(data: string, log: (line: string) => void): Promise<void> {
  const server = findPostmaster(data)
  if (server) {
    log(`a database server was left running (process ${server.pid}): stopping it`)
    await stopServer(server.pid)
  }
  await endLeavings(data)
}

/** A fast shutdown; when that takes too long an immediate one, then the end. */
export async function stopServer(pid: number): Promise<void> {
  const started = startedAt(pid)
  const gone = () => startedAt(pid) !== started
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ]
  for (const [name, patience] of steps) {
    if (gone()) return
    signal(pid, name)
    if (await until(gone, patience)) return
  }
  throw new Error(`the database server (process ${pid}) does not end`)
}

/** Backends of a server that was killed hold its shared memory until they notice; nothing they do can still be committed. */
async function endLeavings(data: string): Promise<void> {
  const leavings = () => processesIn(data).filter((pid) => startedAt(pid) !== null)
  for (const pid of leavings()) signal(pid, 'SIGKILL')
  if (!(await until(() => leavings().length === 0, 5_000)))
    throw new Error(`processes in ${data} do not end: ${leavings().join(', ')}`)
}

function pidFile(data: string): string {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8')
  } catch {
    return ''
  }
}
