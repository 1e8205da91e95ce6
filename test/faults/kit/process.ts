// A Kith of its own, as a process that can be killed and started again, and its front door.
import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { until } from '../../../server/base/process/process.ts'

const usualProgram = resolve(import.meta.dirname, '../../../server/kith.ts')

export type Running = {
  home: string
  readonly pid: number
  /** Starts it again after it was killed; resolves once it answers. */
  start(): Promise<void>
  stop(): Promise<void>
  ask<T>(method: string, path: string, body?: object | Buffer): Promise<T>
  /** Everything it said, for a failure's message. */
  said(): string
}

/** `program`: what serves, where that is not `kith start` itself. `settings`: more of them. */
export function makeKith(
  home: string,
  program = usualProgram,
  settings: Readonly<Record<string, string>> = {},
): Running {
  let child: ChildProcess | undefined
  let address = ''
  let cookie = ''
  let said = ''
  const start = async () => {
    const begun = begin(program, home, settings, (words) => (said += words))
    child = begun.child
    address = await begun.ready
  }
  const ask = async <T>(method: string, path: string, body?: object | Buffer): Promise<T> => {
    const response = await send(`${address}/api${path}`, method, cookie, body)
    const given = response.headers.getSetCookie().find((one) => one.startsWith('kith='))
    if (given) cookie = given.slice(0, given.indexOf(';'))
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return JSON.parse(text) as T
  }
  const stop = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((done) => child?.once('exit', done))
    child.kill('SIGTERM')
    await ended
  }
  return { home, start, stop, ask, said: () => said, get pid() { return child?.pid ?? 0 } } // biome-ignore format: one line
}

/** The process, which ends when we do, and the address it serves at once it does. */
function begin(
  program: string,
  home: string,
  settings: Readonly<Record<string, string>>,
  hear: (words: string) => void,
): { child: ChildProcess; ready: Promise<string> } {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, KITH_HOME: home, KITH_PORT: '0', ...settings }
  const child = spawn(process.execPath, [program, 'start'], { env, cwd: '/', stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  let heard = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => {
      heard += bytes
      hear(bytes.toString())
    })
  const found = () => /ready: (\S+)/.exec(heard)?.[1]
  const ready = until(() => found() !== undefined || child.exitCode !== null, 60_000).then(() => {
    const address = found()
    if (!address) throw new Error(`Kith did not start: ${heard}`)
    return address
  })
  return { child, ready }
}

const send = (url: string, method: string, cookie: string, body?: object | Buffer) =>
  fetch(url, {
    method,
    headers: {
      cookie,
      ...(body ? { 'content-type': Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json' } : {}),
    },
    ...(body ? { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(20_000),
  })
