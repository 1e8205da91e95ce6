// The front door as a user opens it: the bootstrap on the Node that the machine has.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { until } from '../server/base/process/process.ts'
import { whoServes } from '../server/base/process/home.ts'
import { newHome, processesOf } from './home.ts'

const bootstrap = resolve(import.meta.dirname, '../tools/kith.js')
/** An old Node, where the machine has one. */
const node = existsSync('/usr/bin/node') ? '/usr/bin/node' : process.execPath

function kith(home: string, ...words: string[]) {
  const env = { PATH: process.env.PATH, KITH_HOME: home, KITH_PORT: '0' }
  const child = spawn(node, [bootstrap, ...words], { env, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGTERM'))
  const heard = { said: '' }
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (heard.said += bytes))
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  return { child, heard, ended }
}

async function started(home: string): Promise<{ child: ChildProcess; address: string; ended: Promise<number | null> }> {
  const { child, heard, ended } = kith(home, 'start')
  const address = () => /ready: (\S+)/.exec(heard.said)?.[1]
  await until(() => address() !== undefined || child.exitCode !== null, 110_000)
  const found = address()
  if (!found) throw new Error(heard.said)
  return { child, address: found, ended }
}

test('it starts, answers at the address it prints, tells a second one, and stops when told', {
  timeout: 150_000,
}, async () => {
  const home = newHome()
  const { child, address, ended } = await started(home)
  expect((await fetch(`${address}/api/openapi.json`)).status).toBe(200)
  const second = kith(home, 'start')
  expect(await second.ended).toBe(1)
  expect(second.heard.said).toContain(`Kith already runs on ${home} (process ${whoServes(home)?.pid} at ${address})`)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(processesOf(home)).toEqual([])
})

test.each([
  ['the server', (home: string, _child: ChildProcess) => whoServes(home)?.pid],
  ['the bootstrap', (_home: string, child: ChildProcess) => child.pid],
])('kill -9 of %s leaves no server and no database within 3 seconds', { timeout: 150_000 }, async (_whose, victim) => {
  const home = newHome()
  const { child } = await started(home)
  process.kill(victim(home, child) ?? 0, 'SIGKILL')
  expect(await until(() => processesOf(home).length === 0 && whoServes(home) === null, 3000)).toBe(true)
})

test('doctor finds everything well, before the first start and beside a running Kith', {
  timeout: 150_000,
}, async () => {
  const home = newHome()
  const examine = () =>
    execFileSync(node, [bootstrap, 'doctor', '--json'], {
      env: { PATH: process.env.PATH, KITH_HOME: home, KITH_PORT: '0' },
      encoding: 'utf8',
    })
  const states = () =>
    (JSON.parse(examine()) as { what: string; state: string }[])
      .filter(({ what }) => what !== 'disk')
      .map(({ state }) => state)
  expect(new Set(states())).toEqual(new Set(['well']))
  await started(home)
  expect(states()).toEqual(Array(7).fill('well'))
})

test('every command has its help', async () => {
  for (const words of [['--help'], ['start', '--help'], ['migrate', '--help'], ['doctor', '--help']]) {
    const { heard, ended } = kith('/nowhere', ...words)
    expect(await ended).toBe(0)
    expect(heard.said).toMatch(/^Usage: kith/)
  }
})

test('a bad setting is said in one sentence', async () => {
  const env = { PATH: process.env.PATH, KITH_PORT: 'many' }
  const child = spawn(node, [bootstrap, 'doctor'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (bytes: Buffer) => (said += bytes))
  expect(await new Promise((done) => child.once('exit', done))).toBe(1)
  expect(said).toMatch(/^kith: The setting KITH_PORT is "many", which is not valid: .*\n$/)
})
