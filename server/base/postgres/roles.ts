// The database and its two roles: one owns the schema, the other works under row-level security and owns nothing.
import pg from 'pg'
import type { PgConnection } from './start.ts'

/** The role that owns the schema, and the one the application works as. */
export const ownerRole = 'kith_owner'
export const appRole = 'kith_app'

/** Makes what is missing in our own server; answers how each role connects. Nobody but the account enters the socket's folder, so none has a password. */
export async function createDatabase(
  superuser: PgConnection,
  name = 'kith',
): Promise<{ owner: PgConnection; app: PgConnection }> {
  const owner = { ...superuser, user: ownerRole, database: name }
  await withClient(superuser, async (client) => {
    const have = await client.query<{ name: string }>(
      'select rolname as name from pg_roles union all select datname from pg_database',
    )
    const known = new Set(have.rows.map((row) => row.name))
    if (!known.has(ownerRole)) await client.query(`create role ${ownerRole} login`)
    if (!known.has(appRole)) await client.query(`create role ${appRole} login nosuperuser nobypassrls`)
    if (!known.has(name)) await client.query(`create database ${pg.escapeIdentifier(name)} owner ${ownerRole}`)
  })
  return { owner, app: { ...owner, user: appRole } }
}

/** Opens one connection, does the work, and closes it whatever happens. */
export async function withClient<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionTimeoutMillis: 10_000, ...config })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
