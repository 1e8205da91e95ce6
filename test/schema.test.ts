import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { appRole, withClient } from '../server/base/postgres/roles.ts'
import { serverOrder } from '../tools/order/left.ts'

/** Tables that belong to no workspace: they are read before one is known, and have no policy. */
const plain: Record<string, string> = {
  account: 'who signs in; may belong to several workspaces; the address is unique in all of them',
  account_workspace: 'which workspaces an account may enter; read before one is chosen',
  invitation: 'a link with which somebody joins; found by the hash of its token by who belongs to no workspace yet',
  session: 'a signed-in browser; found by the hash of its token',
  workspace: 'the list of workspaces itself',
}

/** Tables of a workspace without a policy. */
const unprotected: Record<string, string> = {
  drop_key: 'which drop address a hash is of, looked up before a workspace is known; hashes and ids alone',
  followed: 'which mailboxes are to be followed, looked up before a workspace is known; ids alone',
  search_entry:
    'a policy would turn its full-text index off (1,479 ms for 0.9 ms); holds no text, is read in one file only',
}

/** Indexes on what row-level security would not let PostgreSQL use. */
const unusualIndexes: Record<string, string> = {
  search_entry_words_idx: 'the full-text index of the one table without a policy',
}

/** What an index may rest on: the comparisons of these types are leak-proof, so a policy leaves the index usable. */
const leakProof = ['uuid', 'text', 'int2', 'int4', 'int8', 'date', 'timestamptz', 'bool', 'bytea']

let owner: pg.Client
beforeAll(async () => {
  owner = new pg.Client(inject('owner'))
  await owner.connect()
})
afterAll(() => owner.end())

/** The first column of a query's rows; each of these tests asks for the breaches and expects none. */
async function list(query: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await owner.query<string[]>({ text: query, values, rowMode: 'array' })
  return rows.map((row) => String(row[0]))
}

const tables = `select oid, relname::text as name from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname !~ '^kysely_'`
const tenant = `select * from (${tables}) every where name <> all ($1::text[])`
const plainNames = Object.keys(plain)

describe('tables', () => {
  test('there are tables to look at, and every exception names one that exists', async () => {
    const names = await list(`select name from (${tables}) every`)
    expect(names.length).toBeGreaterThan(20)
    for (const name of [...plainNames, ...Object.keys(unprotected)]) expect(names).toContain(name)
    const indexes = await list(`select indexrelid::regclass::text from pg_index`)
    for (const name of Object.keys(unusualIndexes)) expect(indexes).toContain(name)
  })
  test('every comment begins with the folder that owns the table', async () => {
    const query = `select name from (${tables}) every where coalesce(split_part(obj_description(oid, 'pg_class'), ': ', 1), '') <> all ($1)`
    expect(await list(query, [serverOrder.filter((word) => word !== 'views')])).toEqual([])
  })
  test('every other table than the plain ones has a workspace_id, and it is a required uuid', async () => {
    const query = `select name from (${tenant}) t where not exists (select 1 from pg_attribute
      where attrelid = t.oid and attname = 'workspace_id' and attnotnull and atttypid = 'uuid'::regtype)`
    expect(await list(query, [plainNames])).toEqual([])
  })
  test('every constraint has its name in the migrations', () => {
    const folder = new URL('../migrations/', import.meta.url)
    const lines = readdirSync(folder)
      .filter((name) => /^\d+_.*\.sql$/.test(name))
      .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
      .map((line) => line.replace(/--.*|'[^']*'/g, ''))
    const constraints = lines.filter((line) =>
      /\b(primary key|references|check \(|unique \(|unique,|exclude using)/i.test(line),
    )
    expect(constraints.length).toBeGreaterThan(20)
    expect(constraints.filter((line) => !/\bconstraint \w+/i.test(line))).toEqual([])
  })
})

describe('keys', () => {
  test('every primary key and every unique index begins with workspace_id', async () => {
    const query = `select indexrelid::regclass from pg_index join (${tenant}) t on t.oid = indrelid
      where indisunique and (select attname from pg_attribute where attrelid = t.oid and attnum = indkey[0]) is distinct from 'workspace_id'`
    expect(await list(query, [plainNames])).toEqual([])
  })
  test('every table has a primary key', async () => {
    const query = `select name from (${tables}) every where not exists (select 1 from pg_index where indrelid = oid and indisprimary)`
    expect(await list(query)).toEqual([])
  })
  test('every foreign key is composite and begins with workspace_id on both sides', async () => {
    const query = `select conname from pg_constraint join (${tenant}) t on t.oid = conrelid
      where contype = 'f' and ('workspace_id' is distinct from (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1])
        or 'workspace_id' is distinct from (select attname from pg_attribute where attrelid = confrelid and attnum = confkey[1])
        or array_length(conkey, 1) < 2)`
    expect(await list(query, [plainNames])).toEqual([])
  })
  test('no foreign key leads from a plain table to one of a workspace', async () => {
    const query = `select conname from pg_constraint join (${tenant}) t on t.oid = confrelid
      where contype = 'f' and conrelid::regclass::text = any ($1)`
    expect(await list(query, [plainNames])).toEqual([])
  })
  test('no foreign key sets null or default, and none cascades an update', async () => {
    const query = `select conname from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
      and (confdeltype in ('n', 'd') or confupdtype <> 'a')`
    expect(await list(query)).toEqual([])
  })
})

describe('indexes', () => {
  const keys = `select indexrelid::regclass::text as index, indkey[n] as key, indcollation[n] as collated,
      (select atttypid from pg_attribute where attrelid = indexrelid and attnum = n + 1) as type
    from pg_index join (${tables}) every on every.oid = indrelid, generate_series(0, indnkeyatts - 1) n`
  test('rest only on types whose comparison is leak-proof', async () => {
    const query = `select index || ' on ' || typname from (${keys}) k join pg_type on pg_type.oid = k.type
      where typname <> all ($1) and index <> all ($2)`
    expect(await list(query, [leakProof, Object.keys(unusualIndexes)])).toEqual([])
  })
  test('rest on columns, never on expressions', async () => {
    expect(await list(`select index from (${keys}) k where key = 0`)).toEqual([])
  })
  test('compare text byte by byte (collate "C")', async () => {
    const query = `select index from (${keys}) k where type = 'text'::regtype and collated <> 'pg_catalog."C"'::regcollation and index <> all ($1)`
    expect(await list(query, [Object.keys(unusualIndexes)])).toEqual([])
  })
  test('are valid', async () => {
    expect(await list(`select indexrelid::regclass from pg_index where not indisvalid`)).toEqual([])
  })
})

describe('what a cluster or a policy does not bear', () => {
  test('no enum, domain or type of our own', async () => {
    const query = `select typname from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd', 'r')`
    expect(await list(query)).toEqual([])
  })
  test('no trigger, rule, sequence, identity or materialised view', async () => {
    expect(
      await list(`select tgname from pg_trigger join (${tables}) t on t.oid = tgrelid where not tgisinternal`),
    ).toEqual([])
    const others = `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('S', 'm')`
    expect(await list(others)).toEqual([])
    const identity = `select attname from pg_attribute join (${tables}) t on t.oid = attrelid where attidentity <> ''`
    expect(await list(identity)).toEqual([])
  })
  test('no function that runs with its owner’s rights, no view that reads with them', async () => {
    expect(await list(`select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`)).toEqual(
      [],
    )
    const views = `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'
      and not coalesce('security_invoker=true' = any (reloptions) or 'security_invoker=on' = any (reloptions), false)`
    expect(await list(views)).toEqual([])
  })
})

describe('the second lock', () => {
  test('every table of a workspace is under row-level security, enabled and not forced', async () => {
    const query = `select relname from pg_class join (${tenant}) t using (oid)
      where name <> all ($2) and (not relrowsecurity or relforcerowsecurity)`
    expect(await list(query, [plainNames, Object.keys(unprotected)])).toEqual([])
  })
  test('every one has the same policy, for reading and for writing', async () => {
    const query = `select name from (${tenant}) t where name <> all ($2) and not exists (
      select 1 from pg_policies where schemaname = 'public' and tablename = name and cmd = 'ALL' and permissive = 'PERMISSIVE'
        and qual = '(workspace_id = kith_workspace())' and with_check = qual)`
    expect(await list(query, [plainNames, Object.keys(unprotected)])).toEqual([])
    const more = `select tablename from pg_policies where schemaname = 'public' group by tablename having count(*) > 1`
    expect(await list(more)).toEqual([])
  })
  test('the application’s role owns nothing, bypasses nothing and inherits nothing', async () => {
    const rights = `select rolname from pg_roles where rolname = $1 and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`
    expect(await list(rights, [appRole])).toEqual([])
    expect(
      await list(
        `select relname from pg_class where relowner = $1::regrole and relnamespace = 'public'::regnamespace`,
        [appRole],
      ),
    ).toEqual([])
    expect(await list(`select roleid::regrole from pg_auth_members where member = $1::regrole`, [appRole])).toEqual([])
  })
  test('the application’s role reads and writes rows, and has no other right', async () => {
    const query = `select table_name || ': ' || privilege_type from information_schema.role_table_grants
      where table_schema = 'public' and grantee in ($1, 'PUBLIC') and privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')`
    expect(await list(query, [appRole])).toEqual([])
    const schema = `select 1 where has_schema_privilege($1, 'public', 'create')`
    expect(await list(schema, [appRole])).toEqual([])
  })
})

describe('the policy, tried', () => {
  const [mine, other, department] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
  const insert = 'insert into department (workspace_id, id, name) values ($1, $2, $3)'
  beforeAll(() => owner.query(insert, [mine, department, 'The lock']))
  afterAll(() => owner.query('delete from department where workspace_id = $1', [mine]))

  /** What the application's role sees of one department after it has set the workspace so. */
  async function seenAfter(set: string): Promise<number> {
    return withClient(inject('app'), async (client) => {
      await client.query('begin')
      await client.query(set)
      return (await client.query('select 1 from department where id = $1', [department])).rowCount ?? 0
    })
  }
  test('lets a workspace see its own rows and no other its', async () => {
    expect(await seenAfter(`select kith_set_workspace('${mine}')`)).toBe(1)
    expect(await seenAfter(`select kith_set_workspace('${other}')`)).toBe(0)
  })
  test('fails closed without a workspace, with null and with an empty one', async () => {
    expect(await seenAfter('select 1')).toBe(0)
    expect(await seenAfter(`set local kith.workspace = ''`)).toBe(0)
    await expect(seenAfter('select kith_set_workspace(null)')).rejects.toMatchObject({ code: '42601' })
    expect(await seenAfter(`select set_config('kith.workspace', null, true)`)).toBe(0)
  })
  test('is gone with the transaction', async () => {
    const seen = await withClient(inject('app'), async (client) => {
      await client.query('begin')
      await client.query('select kith_set_workspace($1)', [mine])
      await client.query('commit')
      return (await client.query('select 1 from department where id = $1', [department])).rowCount
    })
    expect(seen).toBe(0)
  })
  test('lets nobody write into another workspace, move a row there or change the schema', async () => {
    const refused = (...statement: [string, unknown[]?]) =>
      withClient(inject('app'), async (client) => {
        await client.query('begin')
        await client.query('select kith_set_workspace($1)', [mine])
        await client.query(...statement)
      })
    await expect(refused(insert, [other, crypto.randomUUID(), 'Theirs'])).rejects.toMatchObject({ code: '42501' })
    await expect(refused('update department set workspace_id = $1', [other])).rejects.toMatchObject({ code: '42501' })
    await expect(refused('alter table department disable row level security')).rejects.toMatchObject({ code: '42501' })
    await expect(refused('create table mine (id uuid)')).rejects.toMatchObject({ code: '42501' })
    await expect(refused('truncate department')).rejects.toMatchObject({ code: '42501' })
  })
})
