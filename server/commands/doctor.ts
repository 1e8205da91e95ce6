// `kith doctor`: looks whether everything Kith stands on is well, by trying it.
import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname } from 'node:path'
import { Command } from 'commander'
import { type Config, readConfig } from '../base/config.ts'
import { whoServes } from '../base/process/home.ts'
import { pendingMigrations } from '../base/migrate.ts'
import { type Databases, openDatabases } from '../base/postgres/open.ts'
import { withClient } from '../base/postgres/roles.ts'

type Finding = { what: string; state: 'well' | 'warning' | 'failed'; says: string }

export const doctor = new Command('doctor')
  .description('look whether everything Kith stands on is well; ends with 1 when something is not')
  .option('--json', 'print the findings as JSON')
  .action(async ({ json }: { json?: boolean }) => {
    const findings = await examine(readConfig())
    if (json) console.log(JSON.stringify(findings))
    else for (const { what, state, says } of findings) console.log(`${state.padEnd(8)} ${what.padEnd(10)} ${says}`)
    process.exitCode = findings.some((finding) => finding.state === 'failed') ? 1 : 0
  })

async function examine(config: Config): Promise<Finding[]> {
  const { home, port, host } = config
  const server = whoServes(home)
  const first = [
    await look('node', () => process.version),
    await look('folder', () => lookAtFolder(home)),
    await look('disk', () => lookAtDisk(home)),
    await look('port', () =>
      server ? `Kith serves here (process ${server.pid}, ${server.note ?? 'starting'})` : lookAtPort(host, port),
    ),
  ]
  if (!config.databaseUrl && !existsSync(home))
    return [...first, { what: 'database', state: 'well', says: 'is made at the first start' }]
  return [...first, ...(await lookAtDatabases(config))]
}

async function look(what: string, find: () => string | Warning | Promise<string | Warning>): Promise<Finding> {
  try {
    const found = await find()
    return typeof found === 'string'
      ? { what, state: 'well', says: found }
      : { what, state: 'warning', says: found.warning }
  } catch (error) {
    return { what, state: 'failed', says: (error as Error).message }
  }
}
type Warning = { warning: string }

function lookAtFolder(home: string): string {
  if (!existsSync(home)) return `${home} is made at the first start`
  accessSync(home, constants.W_OK | constants.X_OK)
  return home
}

function lookAtDisk(home: string): string | Warning {
  const { bavail, bsize } = statfsSync(nearest(home))
  const free = bavail * bsize
  const says = `${(free / 1e9).toFixed(1)} GB free`
  if (free < 200e6) throw new Error(`${says}: too little to write anything down`)
  return free < 5e9 ? { warning: `${says}: a mailbox of 1 GB needs about 5` } : says
}

const nearest = (path: string): string => (existsSync(path) ? path : nearest(dirname(path)))

function lookAtPort(host: string, port: number): Promise<string> {
  return new Promise((found, failed) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      failed(new Error(error.code === 'EADDRINUSE' ? `port ${port} is taken by another program` : error.message)),
    )
    probe.listen(port, host, () => probe.close(() => found(`port ${port} is free`)))
  })
}

async function lookAtDatabases(config: Config): Promise<Finding[]> {
  let databases: Databases | undefined
  const opened = await look('database', async () => {
    databases = await openDatabases({ ...config, share: true, log: undefined })
    const { rows } = await withClient(databases.owner, (client) =>
      client.query<{ version: string }>("select current_setting('server_version') as version"),
    )
    const whose = config.databaseUrl
      ? 'of DATABASE_URL'
      : `of Kith itself${databases.postgres ? `, in ${databases.postgres.folder}` : ''}`
    return `PostgreSQL ${rows[0]?.version} ${whose}`
  })
  if (!databases) return [opened]
  const { app, owner, stop } = databases
  try {
    return [
      opened,
      await look('role', () => lookAtRole(app)),
      await look('schema', () => lookAtSchema(owner)),
      await look('jobs', () => lookAtJobs(owner)),
    ]
  } finally {
    await stop()
  }
}

async function lookAtRole(app: Databases['app']): Promise<string> {
  const text =
    'select current_user as name, rolsuper or rolbypassrls as above from pg_roles where rolname = current_user'
  const { rows } = await withClient(app, (client) => client.query<{ name: string; above: boolean }>(text))
  if (!rows[0] || rows[0].above) throw new Error(`"${rows[0]?.name}" is not bound by row-level security`)
  return `works as ${rows[0].name}, bound by row-level security`
}

async function lookAtSchema(owner: Databases['owner']): Promise<string | Warning> {
  const pending = await pendingMigrations(owner)
  return pending.length === 0 ? 'is up to date' : { warning: `the next start will apply: ${pending.join(', ')}` }
}

/** Work that failed at every try: what it was for is captured, but what should have followed from it is not there. */
async function lookAtJobs(owner: Databases['owner']): Promise<string | Warning> {
  const made = await withClient(owner, (client) =>
    client.query<{ there: boolean }>("select to_regclass('pgboss.job') is not null as there"),
  )
  if (!made.rows[0]?.there) return 'are made at the first start'
  const { rows } = await withClient(owner, (client) =>
    client.query<{ name: string; failed: number }>(
      "select name, count(*)::int as failed from pgboss.job where state = 'failed' group by name order by name",
    ),
  )
  if (rows.length === 0) return 'none failed'
  const list = rows.map(({ name, failed }) => `${name} ${failed}`).join(', ')
  return { warning: `failed at every try: ${list}; the log says why` }
}
