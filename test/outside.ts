// A PostgreSQL of the system (Debian's), started for one test as a server of the user's own.
import { type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'
import { onTestFinished } from 'vitest'
import { chooseAccount, identity } from '../server/base/postgres/account.ts'
import { withClient } from '../server/base/postgres/roles.ts'
import { newHome } from './home.ts'

const installed = '/usr/lib/postgresql'
const oldest = (existsSync(installed) ? readdirSync(installed) : [])
  .filter((version) => Number(version) >= 15 && existsSync(join(installed, version, 'bin', 'initdb')))
  .sort()[0]

/** The oldest supported one that is installed, or null. */
export const debianPostgres = oldest ? { version: oldest, start: () => start(join(installed, oldest, 'bin')) } : null

/** Starts it on an empty folder and answers the address of an ordinary owner who may make roles. */
async function start(bin: string): Promise<string> {
  const folder = newHome()
  mkdirSync(folder)
  const account = chooseAccount(folder)
  if (account) chownSync(folder, account.uid, account.gid)
  run(bin, folder, { ...identity(account), cwd: '/' })
  const administrator = { host: folder, user: 'postgres', password: 'secret', database: 'postgres' }
  await answering(administrator)
  await withClient(administrator, async (client) => {
    await client.query(`create role shop login password 'secret' createrole`)
    await client.query('create database shop owner shop')
  })
  return `postgresql://shop:secret@/shop?host=${encodeURIComponent(folder)}`
}

function run(bin: string, folder: string, as: SpawnOptions): void {
  const [data, secret] = [join(folder, 'data'), join(folder, 'secret')]
  writeFileSync(secret, 'secret\n')
  const words = ['-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', secret, '-E', 'UTF8', '--locale=C.UTF-8', '-N']
  spawnSync(join(bin, 'initdb'), ['-D', data, ...words], as)
  const settings = ['-c', 'listen_addresses=', '-F']
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-k', folder, ...settings], { ...as, stdio: 'ignore' })
  const ended = new Promise((done) => server.once('exit', done))
  onTestFinished(async () => {
    server.kill('SIGINT')
    await ended
  })
}

async function answering(config: ClientConfig): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await withClient(config, async () => undefined)
    } catch (error) {
      if (tries === 100) throw error
      await new Promise((done) => setTimeout(done, 100))
    }
  }
}
