// What can be told of a statement by its words: the tables it reads, and whether each is bound to the workspace.

/** Tables and what they are called in a statement, without those made within it. */
export function tablesIn(sql: string, tables: ReadonlySet<string>): { table: string; alias: string }[] {
  const words = plainWords(sql)
  const named =
    /\b(?:from|join|update|into|using)\s+(?:only\s+)?(\w+)(?:\s+as)?(?:\s+(?!(?:set|where|on|join|left|inner|cross|order|group|values|select|using|limit|for|as|union|returning)\b)(\w+))?/g
  return [...words.matchAll(named)]
    .map(([, table = '', alias]) => ({ table, alias: alias ?? table }))
    .filter(({ table }) => tables.has(table))
}

/** The tables of a workspace that a statement touches without saying which workspace (or whose it must equal). */
export function unbound(sql: string, tenant: ReadonlySet<string>): string[] {
  const words = plainWords(sql)
  const found = tablesIn(sql, tenant)
  const inserted = new Set(
    [...words.matchAll(/\binsert into (\w+) \(([^)]*)\)/g)].flatMap(([, table = '', columns = '']) =>
      columns.includes('workspace_id') ? [table] : [],
    ),
  )
  return found
    .filter(({ table, alias }) => {
      if (inserted.has(table) && alias === table) return false
      const own = new RegExp(
        `\\b(?:${alias}|${table})\\.workspace_id\\s*=|=\\s*(?:${alias}|${table})\\.workspace_id\\b`,
      )
      return !own.test(words) && !/(?<![\w.])workspace_id\s*=/.test(words)
    })
    .map(({ table }) => table)
}

const plainWords = (sql: string) => sql.replaceAll('"', '').replace(/\s+/g, ' ').toLowerCase()

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Index Cond'?: string
  'Plan Rows': number
  Plans?: Node[]
}
export type Scan = { table: string; kind: string; rows: number; condition: string }

/** Every scan of a table in a plan. */
export function scansOf(plan: Node): Scan[] {
  const table = plan['Relation Name']
  const own = table
    ? [{ table, kind: plan['Node Type'], rows: plan['Plan Rows'], condition: plan['Index Cond'] ?? '' }]
    : []
  return [...own, ...(plan.Plans ?? []).flatMap(scansOf)]
}
