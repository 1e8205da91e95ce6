import { expect, onTestFinished, test } from 'vitest'
import { newHome } from '../../../test/home.ts'
import { migrate } from '../migrate.ts'
import { openDatabases } from './open.ts'
import { withClient } from './roles.ts'

const who = (config: object) =>
  withClient(config, async (client) => {
    const text = `select current_user as name, rolsuper or rolbypassrls as above,
      (select count(*)::int from pg_class where relowner = pg_roles.oid) as owns from pg_roles where rolname = current_user`
    return (await client.query(text)).rows[0]
  })

test('our own database has an owner and a role that owns nothing and is bound by row-level security', async () => {
  const databases = await openDatabases({ home: newHome() })
  onTestFinished(databases.stop)
  await migrate(databases.owner)
  expect(await who(databases.owner)).toMatchObject({ name: 'kith_owner', above: false })
  expect(await who(databases.app)).toEqual({ name: 'kith_app', above: false, owns: 0 })
})

test('a command beside a running Kith uses its database and leaves it running', async () => {
  const home = newHome()
  const first = await openDatabases({ home })
  onTestFinished(first.stop)
  const second = await openDatabases({ home, share: true })
  expect(second.shared).toBe(true)
  await second.stop()
  expect(await who(first.app)).toMatchObject({ name: 'kith_app' })
})

test('an address where nothing answers is said in one sentence', async () => {
  const open = openDatabases({ home: newHome(), databaseUrl: 'postgresql://kith:secret@127.0.0.1:9/kith' })
  await expect(open).rejects.toThrow(/^DATABASE_URL does not answer: .*ECONNREFUSED/)
})
