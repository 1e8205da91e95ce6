// Homes for tests that start a PostgreSQL of their own, and processes that can be killed while they hold one.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { commandLine, processesIn, startedAt, until } from '../server/base/process/process.ts'

/** A folder that does not exist yet, where PostgreSQL's account can reach it; removed when the test is over. */
export function newHome(name = ''): string {
  const home = join(tmpdir(), `kith-home-${randomBytes(5).toString('hex')}${name}`)
  onTestFinished(async () => {
    await until(() => processesOf(home).length === 0, 5000)
    rmSync(home, { recursive: true, force: true })
  })
  return home
}

/** Every living process that works for the database of a home: the server, its backends, the watchdog. */
export function processesOf(home: string): number[] {
  const data = join(home, 'postgres', 'data')
  const ids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  const working = new Set(processesIn(data))
  return ids.filter((pid) => startedAt(pid) !== null && (working.has(pid) || commandLine(pid).includes(data)))
}

/** Another Node process that starts PostgreSQL on the home and holds it until it is killed. */
export async function holdElsewhere(home: string, as: { uid?: number; gid?: number } = {}): Promise<ChildProcess> {
  const script = `
    const { startPostgres } = await import(${JSON.stringify(new URL('../server/base/postgres/start.ts', import.meta.url).href)})
    const { pid } = await startPostgres({ home: ${JSON.stringify(home)} })
    console.log('holds ' + pid)
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    ...as,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  await new Promise<void>((done, failed) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (bytes: Buffer) => {
        said += bytes
        if (said.includes('holds ')) done()
      })
    }
    child.once('exit', () => failed(new Error(`it ended: ${said}`)))
  })
  return child
}
