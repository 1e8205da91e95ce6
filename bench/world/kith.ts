// A Kith of the bench's own, in a process of its own, and the database beside it.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openPool } from '../../server/base/database.ts'
import { openDatabases } from '../../server/base/postgres/open.ts'

const root = resolve(import.meta.dirname, '../..')
const flags = ['--max-semi-space-size=16', '--expose-gc']

export type BenchKith = {
  address: string
  pid: number
  home: string
  owner: pg.Pool
  app: pg.Pool
  startMs: number
  stop(): Promise<void>
}

/** Where the benches keep their data folders. */
export const benchFolder = process.env['KITH_BENCH'] ?? '/var/tmp/kith-bench'

/** Starts a server on a home of the bench's and waits until it answers. */
export async function startBenchKith(name: string, port = 4700 + Math.floor(Math.random() * 200)): Promise<BenchKith> {
  const home = `${benchFolder}/${name}`
  mkdirSync(home, { recursive: true, mode: 0o755 })
  const began = performance.now()
  const env = { ...process.env, KITH_HOME: home, KITH_PORT: String(port), KITH_HOST: '127.0.0.1', KITH_LOG: 'quiet' }
  const child = spawn(process.execPath, [...flags, resolve(root, 'server/kith.ts'), 'start'], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    cwd: root,
  })
  // A bench that fails must not leave its server behind.
  process.once('exit', () => child.kill('SIGTERM'))
  const address = `http://127.0.0.1:${port}`
  await untilAnswering(address, child)
  const startMs = performance.now() - began
  const databases = await openDatabases({ home, share: true })
  const owner = new pg.Pool({ ...databases.owner, max: 2 })
  const app = openPool(databases.app, 4)
  const stop = async () => {
    await Promise.all([owner.end(), app.end()])
    const ended = new Promise((done) => child.once('exit', done))
    child.kill('SIGTERM')
    await ended
  }
  return { address, pid: child.pid ?? 0, home, owner, app, startMs, stop }
}

export const removeBenchHome = (name: string): void =>
  rmSync(`${benchFolder}/${name}`, { recursive: true, force: true })

async function untilAnswering(address: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    if (child.exitCode !== null) throw new Error('Kith ended before it answered')
    const answer = await fetch(`${address}/api/here`).catch(() => null)
    if (answer?.ok) return
    await sleep(25)
  }
  throw new Error(`Kith did not answer at ${address}`)
}

/** Makes the first workspace through the API and answers its session cookie. */
export async function firstSession(address: string): Promise<string> {
  const body = {
    company: 'Bench',
    name: 'Tom Reed',
    email: 'tom@bench.example',
    password: 'a long enough password',
    domains: ['bench.example'],
  }
  const state = await (await fetch(`${address}/api/here`)).json()
  const path = (state as { state: string }).state === 'new' ? 'first-run' : 'sign-in'
  const response = await fetch(`${address}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}
