// A server of a test as a process group: started, told to stop, or killed as by a power cut.
import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, closeSync, constants, existsSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { asAccount } from './account.ts'
import { greets } from './port.ts'

export type Launch = {
  /** Absolute; it must stay in the foreground. */
  program: string
  words: string[]
  port: number
  /** What it says to a caller once it is ready. */
  greeting: RegExp
  folder: string
  /** Where it logs, for the message of a failed start. */
  log: string
}

export type Running = {
  /** Of its first process; 0 while it is down. */
  pid(): number
  /** Starts it again after `kill` or `shutDown`, on what it kept; resolves once it greets. */
  start(): Promise<void>
  /** SIGKILL to all of it at once. */
  kill(): Promise<void>
  /** Asks it to end, which takes it up to a second: it says goodbye to its clients. */
  shutDown(): Promise<void>
  /** Stops every one of its processes in its tracks: its ports accept and nobody answers. */
  freeze(): void
  thaw(): void
}

const patienceMs = 10_000

export function makeProcess(launch: Launch): Running {
  let child: ChildProcess | undefined
  const end = async (signal: NodeJS.Signals) => {
    if (!child?.pid) return
    child.ref()
    const over = child.exitCode !== null || child.signalCode !== null
    const reaped = over ? null : new Promise((done) => child?.once('exit', done))
    await endGroup(child.pid, signal)
    await reaped
    child = undefined
  }
  const tell = (signal: NodeJS.Signals) => {
    for (const pid of child?.pid ? groupOf(child.pid) : []) signalOne(pid, signal)
  }
  return {
    pid: () => child?.pid ?? 0,
    async start() {
      if (child) throw new Error(`${launch.program} runs already`)
      child = await begin(launch)
    },
    kill: () => end('SIGKILL'),
    shutDown: () => end('SIGTERM'),
    freeze: () => tell('SIGSTOP'),
    thaw: () => tell('SIGCONT'),
  }
}

export function isInstalled(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

async function begin({ program, words, port, greeting, folder, log }: Launch): Promise<ChildProcess> {
  const [first = '', ...rest] = [...asAccount(), program, ...words]
  const said = openSync(join(folder, 'said'), 'w')
  const child = spawn(first, rest, { detached: true, cwd: '/', env: {}, stdio: ['ignore', said, said] })
  closeSync(said)
  const failed = new Promise<Error>((done) => child.once('error', done))
  for (const last = Date.now() + patienceMs; !(await greets(port, greeting)); ) {
    const wrong = await Promise.race([failed, wait(5)])
    if (!wrong && child.exitCode === null && child.signalCode === null && Date.now() < last) continue
    if (child.pid) await endGroup(child.pid, 'SIGKILL')
    throw wrong ?? new Error(`${program} did not start: ${[join(folder, 'said'), log].map(readIfThere).join('\n')}`)
  }
  child.unref()
  return child
}

/** Signals all and waits until none lives; what does not end by itself is killed. */
async function endGroup(group: number, signal: NodeJS.Signals): Promise<void> {
  for (const pid of groupOf(group)) {
    signalOne(pid, signal)
    signalOne(pid, 'SIGCONT')
  }
  const patience = Date.now() + 3000
  while (groupOf(group).length > 0) {
    if (Date.now() > patience) for (const pid of groupOf(group)) signalOne(pid, 'SIGKILL')
    await wait(5)
  }
}

/** The living processes of a process group (zombies do not live). */
function groupOf(group: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      const [state = 'X', , of] = statOf(name)
      return of === String(group) && !'ZX'.includes(state)
    })
    .map(Number)
}

/** State, parent and process group, which stand behind the name in brackets. */
function statOf(pid: string): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ', 3)
  } catch {
    return []
  }
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

function signalOne(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
