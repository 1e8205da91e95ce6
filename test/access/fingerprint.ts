// What a workspace holds, table by table, as one hash each: to see that nothing was changed.
import type { Client } from 'pg'

/** Read as the owner of the schema, past every policy. */
export async function fingerprint(owner: Client, workspaceId: string): Promise<Record<string, string>> {
  const tables = await owner.query<{ name: string }>(
    `select relname as name from pg_class join pg_attribute on attrelid = pg_class.oid and attname = 'workspace_id'
     where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'session' order by 1`,
  )
  const parts = tables.rows.map(
    ({ name }) =>
      `select '${name}' as name, coalesce(md5(string_agg(t::text, chr(10) order by t::text)), '') as hash from ${name} t where workspace_id = '${workspaceId}'`,
  )
  const { rows } = await owner.query<{ name: string; hash: string }>(parts.join(' union all '))
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))
}
