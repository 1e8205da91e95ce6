import { chownSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { holdElsewhere, newHome, processesOf } from '../../../test/home.ts'
import { commandLine, signal, startedAt, until } from '../process/process.ts'
import { withClient } from './roles.ts'
import { type Postgres, startPostgres } from './start.ts'

const root = process.getuid?.() === 0

async function start(home: string, log?: (line: string) => void): Promise<Postgres> {
  const postgres = await startPostgres({ home, log })
  onTestFinished(() => postgres.stop())
  return postgres
}

const ask = (postgres: Postgres, text: string) =>
  withClient(postgres.superuser, async (client) => (await client.query({ text, rowMode: 'array' })).rows.flat())

test('the first start makes a database; the second takes less than two seconds and finds what was written', async () => {
  const home = newHome()
  const first = await start(home)
  await ask(first, 'create table kept as select 7 as number')
  await first.stop()
  expect(processesOf(home)).toEqual([])
  const began = performance.now()
  const second = await start(home)
  expect(performance.now() - began).toBeLessThan(2000)
  expect(await ask(second, 'select number from kept')).toEqual([7])
})

test('the server checks its pages, sorts by code point, and listens on no network', async () => {
  const home = newHome()
  const postgres = await start(home)
  expect(await ask(postgres, `select current_setting('data_checksums'), current_setting('listen_addresses')`)).toEqual([
    'on',
    '',
  ])
  expect(await ask(postgres, `select datlocprovider, datlocale from pg_database limit 1`)).toEqual(['b', 'C.UTF-8'])
  expect(statSync(postgres.superuser.host).mode & 0o777).toBe(0o700)
})

test('two on one folder: the second is told who has it', async () => {
  const home = newHome()
  const other = await holdElsewhere(home)
  await expect(startPostgres({ home })).rejects.toThrow(`in use by process ${other.pid}`)
})

test('after kill -9 of Node no PostgreSQL of that folder is left within 3 seconds', async () => {
  const home = newHome()
  const other = await holdElsewhere(home)
  expect(processesOf(home).length).toBeGreaterThan(3)
  other.kill('SIGKILL')
  expect(await until(() => processesOf(home).length === 0, 3000)).toBe(true)
})

test('a server whose Node and watchdog were both killed is ended by the next start', async () => {
  const home = newHome()
  const other = await holdElsewhere(home)
  const server = Number(readFileSync(join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])
  const watchdogs = processesOf(home).filter((pid) => commandLine(pid)[0] === '/bin/sh')
  expect(watchdogs.length).toBeGreaterThan(1)
  // Held still first: each of the two answers the other's end, and whichever is killed later would have its moment to.
  signal(other.pid ?? 0, 'SIGSTOP')
  for (const pid of watchdogs) signal(pid, 'SIGKILL')
  expect(await until(() => watchdogs.every((pid) => startedAt(pid) === null), 2000)).toBe(true)
  other.kill('SIGKILL')
  expect(await until(() => other.signalCode !== null, 2000)).toBe(true)
  expect(processesOf(home)).toContain(server)
  const said: string[] = []
  const postgres = await start(home, (line) => said.push(line))
  expect(said).toContain(`a database server was left running (process ${server}): stopping it`)
  expect(postgres.pid).not.toBe(server)
  expect(processesOf(home)).not.toContain(server)
})

test('kill -9 of the server: it is back within 10 seconds with all that was committed, and pools find it again', async () => {
  const home = newHome()
  const postgres = await start(home)
  const pool = new pg.Pool({ ...postgres.superuser, max: 2 })
  pool.on('error', () => undefined)
  onTestFinished(() => pool.end())
  await pool.query('create table kept as select generate_series(1, 1000) as number')
  const killed = postgres.pid
  signal(killed, 'SIGKILL')
  const answer = () =>
    pool.query('select count(*)::int as n from kept').then(
      ({ rows }) => rows[0].n,
      () => null,
    )
  const began = performance.now()
  let found: number | null = null
  while (found === null && performance.now() - began < 10_000) {
    await new Promise((done) => setTimeout(done, 100))
    found = await answer()
  }
  expect(found).toBe(1000)
  expect(postgres.pid).not.toBe(killed)
})

test('a crash while the database was being made leaves nothing that hinders the next start', async () => {
  const home = newHome()
  mkdirSync(join(home, 'postgres', 'data.new'), { recursive: true })
  writeFileSync(join(home, 'postgres', 'data.new', 'PG_VERSION'), '18\n')
  const postgres = await start(home)
  expect(await ask(postgres, 'select 1')).toEqual([1])
})

test('a home with a long name gets its socket elsewhere', async () => {
  const postgres = await start(newHome('-'.padEnd(90, 'x')))
  expect(await ask(postgres, 'select 1')).toEqual([1])
})

test.runIf(root)(
  'a home that PostgreSQL’s account cannot reach keeps its database in /var/lib/kith, now and later',
  async () => {
    const closed = newHome()
    mkdirSync(closed, { mode: 0o700 })
    const said: string[] = []
    const postgres = await start(join(closed, 'home'), (line) => said.push(line))
    onTestFinished(() => rmSync(postgres.folder, { recursive: true, force: true }))
    expect(postgres.folder).toMatch(/^\/var\/lib\/kith\/data-/)
    expect(said[0]).toContain(postgres.folder)
    await postgres.stop()
    const again = await start(join(closed, 'home'))
    expect(again.folder).toBe(postgres.folder)
  },
)

test.runIf(root)('it runs as an ordinary user too', async () => {
  const home = newHome()
  mkdirSync(home)
  chownSync(home, 65534, 65534)
  const other = await holdElsewhere(home, { uid: 65534, gid: 65534 })
  expect(statSync(join(home, 'postgres', 'data')).uid).toBe(65534)
  other.kill('SIGKILL')
  expect(await until(() => processesOf(home).length === 0, 3000)).toBe(true)
})
