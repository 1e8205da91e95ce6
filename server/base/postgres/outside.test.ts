import { expect, onTestFinished, test } from 'vitest'
import { newHome } from '../../../test/home.ts'
import { debianPostgres } from '../../../test/outside.ts'
import { migrate } from '../migrate.ts'
import { openDatabases } from './open.ts'
import { withClient } from './roles.ts'
import { startPostgres } from './start.ts'

/** A server of the user's own, with passwords: its address as a role with these rights, and how to work on it as its administrator. */
async function serverOfTheirOwn(rights: string) {
  const postgres = await startPostgres({ home: newHome(), settings: { fsync: 'off' } })
  onTestFinished(() => postgres.stop())
  const asAdministrator = (text: string, database = 'postgres') =>
    withClient({ ...postgres.superuser, database }, (client) => client.query(text))
  await asAdministrator(`create role shop login password 'secret' ${rights}`)
  await asAdministrator('create database shop owner shop')
  const { host } = postgres.superuser
  const url = (user: string) => `postgresql://${user}:secret@/shop?host=${encodeURIComponent(host)}`
  return { url, asAdministrator }
}

const open = (databaseUrl: string, appDatabaseUrl?: string) =>
  openDatabases({ home: '/nowhere', databaseUrl, appDatabaseUrl })

test('an owner who may make roles gets the application’s role made, and the same one at the next start', async () => {
  const { url } = await serverOfTheirOwn('createrole')
  const first = await open(url('shop'))
  await migrate(first.owner)
  const second = await open(url('shop'))
  expect(second.app).toEqual(first.app)
  const rows = await withClient(second.app, async (client) => (await client.query('select current_user as name')).rows)
  expect(rows).toEqual([{ name: 'kith_app' }])
})

test('an owner who may not is told what an administrator must do, and then it works', async () => {
  const { url, asAdministrator } = await serverOfTheirOwn('nocreaterole')
  await expect(open(url('shop'))).rejects.toThrow(/may not make .*create role kith_app login/)
  await asAdministrator(`create role kith_app login nosuperuser nobypassrls password 'secret'`)
  const databases = await open(url('shop'), url('kith_app'))
  await migrate(databases.owner)
  expect(databases.app.user).toBe('kith_app')
})

test('a role that row-level security does not bind is refused', async () => {
  const { url, asAdministrator } = await serverOfTheirOwn('nocreaterole')
  await asAdministrator(`create role kith_app login password 'secret' bypassrls`)
  await expect(open(url('shop'), url('kith_app'))).rejects.toThrow(/"kith_app" is not bound by row-level security/)
  await expect(open(url('shop'), url('shop'))).rejects.toThrow(/"shop" is not bound by row-level security/)
})

test('a role that has no part in kith_app is refused', async () => {
  const { url, asAdministrator } = await serverOfTheirOwn('nocreaterole')
  await asAdministrator(`create role stranger login password 'secret'`)
  await expect(open(url('shop'), url('stranger'))).rejects.toThrow(/neither kith_app nor a member/)
})

test('a member of kith_app by another name will do', async () => {
  const { url, asAdministrator } = await serverOfTheirOwn('nocreaterole')
  await asAdministrator(`create role kith_app nologin; create role till login password 'secret' in role kith_app`)
  const databases = await open(url('shop'), url('till'))
  expect(databases.app.user).toBe('till')
})

test.runIf(debianPostgres)(`it all works on PostgreSQL ${debianPostgres?.version}, with passwords`, async () => {
  const url = await debianPostgres!.start()
  const databases = await open(url)
  const applied = await migrate(databases.owner)
  expect(applied.length).toBeGreaterThan(3)
  expect(await migrate(databases.owner)).toEqual([])
  await withClient(databases.owner, (client) => client.query(`alter role kith_app password 'another'`))
  const again = await open(url)
  await withClient(again.app, (client) => client.query('select 1'))
})
