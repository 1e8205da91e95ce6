// A PostgreSQL server of the user's own (DATABASE_URL): who owns the schema there, and as whom the application works.
import { createHmac } from 'node:crypto'
import pg from 'pg'
import { appRole, withClient } from './roles.ts'

/** How to connect for migrations (as given) and for the application; rejects with what to do when the second cannot be had safely. */
export async function connectOutside(
  url: string,
  appUrl: string | undefined,
): Promise<{ owner: pg.PoolConfig; app: pg.PoolConfig }> {
  const owner = parts(url)
  const version = await askOwner(owner)
  if (version < 150_000)
    throw new Error(`DATABASE_URL is PostgreSQL ${Math.floor(version / 10_000)}; Kith needs 15 or newer.`)
  const app = appUrl ? parts(appUrl) : await makeApp(owner)
  await admit(owner, app)
  return { owner, app }
}

/** Taken apart by pg itself, so that every form of address that it knows is understood. */
function parts(connectionString: string): pg.PoolConfig & { user: string } {
  const { host, port, database, user, password, ssl } = new pg.Client({ connectionString })
  return { host, port, database, user: user ?? '', password: password ?? undefined, ssl }
}

async function askOwner(owner: pg.PoolConfig): Promise<number> {
  const text = 'select current_setting($1)::int as version'
  try {
    return await withClient(owner, async (client) => (await client.query(text, ['server_version_num'])).rows[0].version)
  } catch (error) {
    throw new Error(`DATABASE_URL does not answer: ${reasonOf(error)}`, { cause: error })
  }
}

/**
 * Makes the application's role, or gives it its password again. The password is made from the owner's, so that every Kith
 * on this database knows it and none has to keep it.
 */
async function makeApp(owner: pg.PoolConfig & { user: string }): Promise<pg.PoolConfig & { user: string }> {
  const password = createHmac('sha256', String(owner.password ?? ''))
    .update(`${appRole} of ${owner.user}`)
    .digest('base64url')
  const app = { ...owner, user: appRole, password }
  if (await answers(app)) return app
  try {
    await withClient(owner, async (client) => {
      const there = await client.query('select 1 from pg_roles where rolname = $1', [appRole])
      const rights = there.rowCount ? `alter role ${appRole}` : `create role ${appRole} nosuperuser nobypassrls`
      await client.query(`${rights} login password ${pg.escapeLiteral(password)}`)
    })
    return app
  } catch (error) {
    throw new Error(howToGetRole(owner.user, reasonOf(error)), { cause: error })
  }
}

const answers = (app: pg.PoolConfig) =>
  withClient(app, (client) => client.query('select 1')).then(
    () => true,
    () => false,
  )

/** The second lock holds only for a role that row-level security binds: anything else is refused. */
async function admit(owner: pg.PoolConfig & { user: string }, app: pg.PoolConfig & { user: string }): Promise<void> {
  const text = `select rolsuper or rolbypassrls or pg_has_role(current_user, $1, 'member') as above,
    exists (select 1 from pg_roles where rolname = $2 and pg_has_role(current_user, oid, 'usage')) as able
    from pg_roles where rolname = current_user`
  let rights: { above: boolean; able: boolean }
  try {
    rights = await withClient(app, async (client) => (await client.query(text, [owner.user, appRole])).rows[0])
  } catch (error) {
    throw new Error(`The application's role "${app.user}" cannot connect: ${reasonOf(error)}. ${advice}`, {
      cause: error,
    })
  }
  const above = 'is not bound by row-level security (it owns the tables, or is above it)'
  if (rights.above) throw new Error(`The role "${app.user}" ${above}. ${advice}`)
  if (!rights.able) throw new Error(`The role "${app.user}" is neither ${appRole} nor a member of it. ${advice}`)
}

const advice =
  `Let an administrator run: create role ${appRole} login nosuperuser nobypassrls password '…'; ` +
  `then set KITH_APP_DATABASE_URL to the same database as that role.`

const howToGetRole = (owner: string, reason: string) =>
  `Kith works as a second role, ${appRole}, which "${owner}" of DATABASE_URL may not make (${reason}). ${advice}`

/** pg gathers several refused addresses in one error without a message of its own. */
function reasonOf(error: unknown): string {
  const { message, errors, code } = error as Error & { errors?: Error[]; code?: string }
  return message || errors?.map((one) => one.message).join('; ') || code || 'no reason given'
}
