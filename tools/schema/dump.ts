// The schema as one SQL text, read from the catalogue: the same text for the same schema, on every version of PostgreSQL.
import type pg from 'pg'

type Column = {
  name: string
  type: string
  storage: string | null
  collation: string | null
  required: boolean
  value: string | null
  /** How many values ANALYZE keeps, where it is not the usual number. */
  statistics: number | null
}
type Table = {
  name: string
  comment: string | null
  protected: boolean
  columns: Column[]
  constraints: string[]
  indexes: string[]
  policies: string[]
  grants: string[]
}

/** Functions first, then each table in alphabetical order with all that belongs to it. */
export async function dumpSchema(client: pg.Client): Promise<string> {
  const functions = await client.query<{ definition: string }>(functionsQuery)
  const tables = await client.query<Table>(tablesQuery)
  const parts = [...functions.rows.map((row) => `${row.definition.trim()};`), ...tables.rows.map(describe)]
  return `${opening}\n\n${parts.join('\n\n')}\n`
}

const opening =
  '-- What the migrations make, one table after the other. Written by `node tools/schema.ts`, never by hand; `npm run check` compares it.'

function describe(table: Table): string {
  const inside = [...table.columns.map(describeColumn), ...table.constraints].map((line) => `  ${line}`)
  return [
    `create table ${table.name} (\n${inside.join(',\n')}\n);`,
    ...table.columns
      .filter((column) => column.statistics !== null)
      .map((column) => `alter table ${table.name} alter column ${column.name} set statistics ${column.statistics};`),
    ...table.indexes.map((definition) => `${definition};`),
    ...(table.comment === null ? [] : [`comment on table ${table.name} is '${table.comment.replaceAll("'", "''")}';`]),
    ...(table.protected ? [`alter table ${table.name} enable row level security;`] : []),
    ...table.policies.map((policy) => `create policy ${policy};`),
    ...table.grants.map((grant) => `grant ${grant};`),
  ].join('\n')
}

function describeColumn({ name, type, storage, collation, required, value }: Column): string {
  const stored = storage && `storage ${storage}`
  const parts = [name, type, stored, collation && `collate "${collation}"`, required && 'not null', value]
  return parts.filter(Boolean).join(' ')
}

const ours = `namespace.nspname = 'public' and class.relname !~ '^kysely_'`

const functionsQuery = `
  select pg_get_functiondef(function.oid) as definition
  from pg_proc function join pg_namespace namespace on namespace.oid = function.pronamespace
  where namespace.nspname = 'public' and not exists (select 1 from pg_depend where objid = function.oid and deptype = 'e')
  order by function.proname collate "C", pg_get_function_identity_arguments(function.oid) collate "C"`

const columns = `
  select json_agg(json_build_object(
    'name', quote_ident(attname),
    'type', format_type(atttypid, atttypmod),
    'storage', (select case attstorage when 'e' then 'external' when 'm' then 'main' when 'x' then 'extended' else 'plain' end
      from pg_type where oid = atttypid and typstorage <> attstorage),
    'statistics', case when attstattarget >= 0 then attstattarget end,
    'collation', (select collname from pg_collation where oid = attcollation and collname <> 'default'),
    'required', attnotnull,
    'value', case attgenerated when 's' then format('generated always as (%s) stored', pg_get_expr(adbin, adrelid))
      else 'default ' || pg_get_expr(adbin, adrelid) end) order by attnum)
  from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
  where attrelid = class.oid and attnum > 0 and not attisdropped`

/** NOT NULL is said with its column, whether or not this version keeps it as a constraint. */
const constraints = `
  select json_agg(format('constraint %I %s', conname, pg_get_constraintdef(oid)) order by
    array_position(array['p', 'u', 'f', 'c', 'x']::"char"[], contype), conname collate "C")
  from pg_constraint where conrelid = class.oid and contype <> 'n'`

const indexes = `
  select json_agg(replace(pg_get_indexdef(indexrelid), ' public.', ' ') order by indexrelid::regclass::text collate "C")
  from pg_index where indrelid = class.oid
    and not exists (select 1 from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))`

const policies = `
  select json_agg(format('%I on %I for %s to %s', policyname, tablename, lower(cmd), array_to_string(roles, ', '))
    || coalesce(format(' using (%s)', qual), '') || coalesce(format(' with check (%s)', with_check), '')
    order by policyname collate "C")
  from pg_policies where schemaname = 'public' and tablename = class.relname`

const grants = `
  select json_agg(format('%s on %I to %I', rights, class.relname, grantee) order by grantee collate "C")
  from (
    select grantee, string_agg(lower(privilege_type), ', ' order by privilege_type) as rights
    from information_schema.role_table_grants
    where table_schema = 'public' and table_name = class.relname and grantee <> pg_get_userbyid(class.relowner)
    group by grantee
  ) granted`

const tablesQuery = `
  select quote_ident(class.relname) as name, obj_description(class.oid, 'pg_class') as comment, class.relrowsecurity as protected,
    coalesce((${columns}), '[]') as columns, coalesce((${constraints}), '[]') as constraints,
    coalesce((${indexes}), '[]') as indexes, coalesce((${policies}), '[]') as policies, coalesce((${grants}), '[]') as grants
  from pg_class class join pg_namespace namespace on namespace.oid = class.relnamespace
  where class.relkind in ('r', 'p') and not class.relispartition and ${ours}
  order by class.relname collate "C"`
