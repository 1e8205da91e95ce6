// One home for each table: its owner's folder alone writes it, folders to the owner's right may read it.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { placeOf } from './left.ts'
import { touchesOf, unknownTable } from './sql.ts'
import { type Breach, readBeside, type Rule, type Source, type Tree } from './tree.ts'

export type Table = { name: string; file: string; line: number; owner: string | null }

export const home: Rule = function* (tree, note) {
  const tables = tablesOf(tree)
  if (tables.size === 0) note('no migrations yet: nothing to say about the homes of tables')
  else note(`${tables.size} tables have a home`)
  for (const table of tables.values()) yield* owned(table)
  const sources = tree.sources.filter((source) => source.side === 'server' && !source.test)
  let touches = 0
  for (const source of sources) {
    for (const touch of touchesOf(source)) {
      if (tables.has(touch.table)) touches++
      const instead = reproach(source, tables.get(touch.table), touch)
      if (instead) yield { file: source.path, line: touch.line, rule: 'table-home', instead }
    }
  }
  note(`${touches} statements touch a table`)
  const blind = 'the check saw no statement in all these files: they are not being read'
  if (touches === 0 && sources.length > 30) yield { file: 'server', line: 1, rule: 'seen', instead: blind }
}

function* owned(table: Table): Generator<Breach> {
  const place = table.owner === null ? undefined : placeOf('server', table.owner)
  if (place !== undefined && Number.isFinite(place) && table.owner !== 'views') return
  const instead =
    table.owner === null
      ? `say who owns it: comment on table ${table.name} is 'folder: what a row is'`
      : `${table.owner} is no folder that can own a table`
  yield { file: table.file, line: table.line, rule: 'table-home', instead }
}

function reproach(source: Source, table: Table | undefined, touch: { table: string; writes: boolean }): string | null {
  if (touch.table === unknownTable && touch.writes)
    return source.word === 'base'
      ? null
      : 'write the name of the table where it is written to, so that its home can be checked'
  if (!table?.owner || source.word === table.owner) return null
  const owner = placeOf('server', table.owner) ?? 0
  if (touch.writes) return `only ${table.owner} writes ${table.name}: call a function of server/${table.owner}`
  const here = placeOf('server', source.word)
  if (here === undefined || here >= owner) return null
  return `${table.name} belongs to ${table.owner}, right of ${source.word}: let the reading happen at or right of ${table.owner}`
}

/** Every table that the migrations make, with the owner its comment names; partitions belong to their parent. */
export function tablesOf(tree: Tree): Map<string, Table> {
  const tables = new Map<string, Table>()
  for (const file of migrationsOf(tree)) {
    const text = readBeside(tree, file) ?? ''
    for (const step of text.matchAll(steps)) {
      const line = text.slice(0, step.index).split('\n').length
      const { made, commented, comment, dropped, from, to } = step.groups ?? {}
      if (made) tables.set(made, { name: made, file, line, owner: null })
      if (dropped) tables.delete(dropped)
      const known = tables.get(commented ?? from ?? '')
      if (known && comment) known.owner = /^(\w+):/.exec(comment)?.[1] ?? known.owner
      if (known && to) tables.delete(known.name)
      if (known && to) tables.set(to, { ...known, name: to })
    }
  }
  return tables
}

const steps = new RegExp(
  [
    String.raw`\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?(?<made>\w+)\s*(?!\s*partition\s+of)\(`,
    String.raw`\bcomment\s+on\s+table\s+(?<commented>\w+)\s+is\s+'(?<comment>[^']*)`,
    String.raw`\bdrop\s+table\s+(?:if\s+exists\s+)?(?<dropped>\w+)`,
    String.raw`\balter\s+table\s+(?<from>\w+)\s+rename\s+to\s+(?<to>\w+)`,
  ].join('|'),
  'gi',
)

function migrationsOf(tree: Tree): string[] {
  try {
    const names = readdirSync(join(tree.root, 'migrations')).filter((name) => /^\d+.*\.sql$/.test(name))
    return names.sort().map((name) => `migrations/${name}`)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
