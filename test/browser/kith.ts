// A real Kith for the browser: one command on a fresh home and a free port, as a new user has it.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { until } from '../../server/base/process/process.ts'
import type { Village } from '../village/shape.ts'
import { writeMbox } from '../village.ts'

const bootstrap = resolve(import.meta.dirname, '../../tools/kith.js')
const patienceMs = 120_000

export type RunningKith = {
  address: string
  home: string
  /** Runs another command on the same home and answers what it said. */
  run(...words: string[]): Promise<string>
  stop(): Promise<void>
}

export async function startKith(): Promise<RunningKith> {
  const home = join(tmpdir(), `kith-browser-${randomBytes(5).toString('hex')}`)
  const kith = speak(home, 'start')
  const address = () => /ready: (\S+)/.exec(kith.said())?.[1]
  await until(() => address() !== undefined || kith.child.exitCode !== null, patienceMs)
  const stop = async () => {
    kith.child.kill('SIGTERM')
    await kith.ended
    // The last of PostgreSQL's files go a moment after it.
    await wait(100)
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
  const found = address()
  if (!found) {
    await stop()
    throw new Error(`Kith did not start: ${kith.said()}`)
  }
  const run = async (...words: string[]) => {
    const command = speak(home, ...words)
    const code = await command.ended
    if (code !== 0) throw new Error(`kith ${words.join(' ')} ended with ${code}: ${command.said()}`)
    return command.said()
  }
  return { address: found, home, run, stop }
}

/** The village's mail as one file, to be brought. */
export function writeVillageFile(village: Village, folder: string): string {
  const path = join(folder, 'village.mbox')
  writeFileSync(path, writeMbox(village))
  return path
}

function speak(home: string, ...words: string[]) {
  const env = { PATH: process.env.PATH, TZ: process.env.TZ, KITH_HOME: home, KITH_PORT: '0' }
  const child = spawn(process.execPath, [bootstrap, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const heard = { said: '' }
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (heard.said += bytes))
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  return { child, ended, said: () => heard.said }
}
