// The gate itself: a check that saw nothing, or not everything, fails.
import { existsSync, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import { serverOrder } from './left.ts'
import type { Breach, Rule, Tree } from './tree.ts'

export const seen: Rule = function* (tree, note) {
  for (const side of ['server', 'web', 'tools'] as const) {
    const modules = tree.sources.filter((source) => source.side === side && !source.test)
    if (modules.length === 0) yield unseen(side, `the check saw no module in ${side}/`)
    const imports = modules.flatMap((module) => module.imports.filter((one) => one.target !== null))
    if (modules.length > 9 && imports.length < modules.length / 2)
      yield unseen(
        side,
        `the check saw ${imports.length} imports in ${modules.length} modules: they are not being read`,
      )
    note(`saw ${modules.length} modules and ${imports.length} imports in ${side}/`)
    yield* unread(tree, side)
  }
  const built = new Set(tree.sources.filter((source) => source.side === 'server').map((source) => source.word))
  const missing = serverOrder.filter((word) => !built.has(word))
  if (missing.length > 0) note(`not built yet: ${missing.join(', ')}`)
}

/** Lists the folders a second time, by other means, and asks whether a file of each was read. */
function* unread(tree: Tree, side: string): Generator<Breach> {
  if (!existsSync(join(tree.root, side))) return
  const read = new Set(tree.sources.map((source) => source.path))
  for (const name of readdirSync(join(tree.root, side), { recursive: true, encoding: 'utf8' })) {
    const path = posix.join(side, name.replaceAll('\\', '/'))
    if (!/\.(ts|tsx|js)$/.test(path) || path.endsWith('.d.ts') || /\/(node_modules|dist)\//.test(path)) continue
    if (!read.has(path)) yield unseen(path, 'the check did not read this file: its folder is left out of the walk')
  }
}

function unseen(file: string, instead: string): Breach {
  return { file, line: 1, rule: 'seen', instead }
}
