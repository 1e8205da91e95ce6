// Starts the server process under a watchdog and waits until it answers.
import { spawn } from 'node:child_process'
import { closeSync, fchownSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { until } from '../process/process.ts'
import { identity } from './account.ts'
import { findPostmaster, stopOrphan } from './orphan.ts'
import type { Place } from './place.ts'

export type Launched = {
  pid: number
  /** Resolves when the server is gone, whatever the reason. */
  ended: Promise<void>
}

/**
 * A shell of about 1 MB stands between us and the server. It holds a pipe to us; when that closes, because we ended in
 * any way, it asks for a fast shutdown, and after 15 s for an immediate one. As the server's parent it can never hit another process.
 */
const watchdog = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
( while read -r line <&3; do :; done
  kill -INT "$server" 2>/dev/null
  i=0; while kill -0 "$server" 2>/dev/null && [ $i -lt 15 ]; do sleep 1; i=$((i + 1)); done
  kill -QUIT "$server" 2>/dev/null ) >/dev/null 2>&1 &
guard=$!
exec 3<&-
wait "$server"
code=$?
kill "$guard" 2>/dev/null
exit "$code"
`

/** Starts the server; a lock or shared memory that a crash left behind may stand for a moment, so a failed start is tried again. */
export async function launch(
  place: Place,
  settings: Record<string, string>,
  log: (line: string) => void,
): Promise<Launched> {
  for (let attempt = 1; ; attempt++) {
    await stopOrphan(place.data, log)
    const launched = await tryLaunch(place, settings)
    if ('pid' in launched) return launched
    if (attempt === 5) throw new Error(`PostgreSQL did not start: ${launched.reason}`)
    await new Promise((done) => setTimeout(done, 250 * attempt))
  }
}

/** Replaying 2 GB of log after a crash can take minutes on a slow disk. */
const recoveryMs = 600_000

async function tryLaunch(place: Place, settings: Record<string, string>): Promise<Launched | { reason: string }> {
  const log = openLog(place)
  const before = fstatSync(log).size
  const { pipe, ended, gone } = startUnderWatchdog(place, settings, log)
  closeSync(log)
  await until(() => gone() || findPostmaster(place.data)?.ready === true, recoveryMs)
  const server = gone() ? null : findPostmaster(place.data)
  if (server?.ready) return { pid: server.pid, ended }
  pipe.destroy()
  return { reason: readFileSync(logPath(place)).subarray(before).toString().trim() || 'it said nothing' }
}

function startUnderWatchdog(place: Place, settings: Record<string, string>, log: number) {
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const postgres = [join(place.native, 'bin', 'postgres'), '-D', place.data, ...words]
  const child = spawn('/bin/sh', ['-c', watchdog, 'kith-watchdog', ...postgres], {
    ...identity(place.account),
    cwd: '/',
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', TZ: 'UTC' },
    // Its own session: Ctrl-C in the terminal reaches us alone, and we stop the server in order.
    detached: true,
    stdio: ['pipe', log, log],
  })
  const pipe = child.stdin as Socket
  pipe.on('error', () => pipe.destroy())
  let gone = false
  const ended = new Promise<void>((done) => {
    const end = () => {
      gone = true
      pipe.destroy()
      done()
    }
    child.once('exit', end)
    child.once('error', end)
  })
  // Neither the process nor the pipe keeps us from ending: when we end, the watchdog stops the server.
  child.unref()
  pipe.unref()
  return { pipe, ended, gone: () => gone }
}

const logPath = (place: Place) => join(place.folder, 'log')

/** The server writes to a file, for a pipe would break when we end; one older file of at most 10 MB is kept. */
function openLog(place: Place): number {
  const path = logPath(place)
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 10e6) renameSync(path, `${path}.old`)
  const file = openSync(path, 'a', 0o600)
  if (place.account) fchownSync(file, place.account.uid, place.account.gid)
  return file
}
