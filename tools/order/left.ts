// Look left, never right: a file imports only from its own folder or from one to its left.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Breach, Import, Rule, Side, Source, Tree } from './tree.ts'

/** The order of the house; it is the architecture. */
export const domain = [
  'workspace',
  'aim',
  'people',
  'capture',
  'knowledge',
  'outgoing',
  'sales',
  'service',
  'insight',
  'follow',
  'company',
  'views',
]
export const serverOrder = ['base', ...domain]
export const webOrder = ['words', 'kit', 'api.ts', 'shell', ...domain]

const above: Record<'server' | 'web', Set<string>> = {
  server: new Set(['journey.ts', 'queues.ts', 'village.ts', 'api.ts', 'main.ts', 'kith.ts', 'commands']),
  web: new Set(['app.tsx', 'main.tsx', 'vite.config.ts', 'public']),
}

/** How far right a word stands on its side; what stands above all is farthest, a word not in the order has no place. */
export function placeOf(side: Side, word: string): number | undefined {
  if (side !== 'server' && side !== 'web') return undefined
  if (above[side].has(word)) return Number.POSITIVE_INFINITY
  const place = (side === 'server' ? serverOrder : webOrder).indexOf(word)
  return place < 0 ? undefined : place
}

export const left: Rule = function* (tree) {
  const bySource = new Map(tree.sources.map((source) => [source.path, source]))
  const unplaced = new Set<string>()
  for (const source of tree.sources) {
    if (source.side !== 'server' && source.side !== 'web') continue
    if (placeOf(source.side, source.word) === undefined) {
      const word = `${source.side}/${source.word}`
      if (!unplaced.has(word)) yield breach(source, 1, `give ${word} its place in the order (tools/order/left.ts)`)
      unplaced.add(word)
      continue
    }
    if (!source.test) yield* importsOf(tree, bySource, source)
  }
}

function* importsOf(tree: Tree, bySource: Map<string, Source>, source: Source): Generator<Breach> {
  for (const one of source.imports) {
    if (one.target === null) continue
    const target = bySource.get(one.target)
    if (target) yield* looks(source, target, one)
    else if (one.names[0] === 'URL' && !existsSync(join(tree.root, one.target)))
      yield breach(source, one.line, `${one.specifier} names no file, and the compiler does not look: correct the path`)
  }
}

function* looks(source: Source, target: Source, one: Import): Generator<Breach> {
  if (target.test && !mayUseTheVillage(source, target))
    yield breach(source, one.line, `${target.path} belongs to the tests: what both need goes into a file of its own`)
  if (target.side !== source.side) return
  const from = placeOf(source.side, source.word)
  const to = placeOf(target.side, target.word)
  if (from === undefined || to === undefined || to <= from) return
  const way = source.side === 'server' ? 'let it flow through journey.ts or the event log' : 'move what both need left'
  yield breach(source, one.line, `${source.word} may not look right at ${target.word} (${one.specifier}): ${way}`)
}

/** `kith demo` brings the village, which is the test cast as well. */
function mayUseTheVillage(source: Source, target: Source): boolean {
  return placeOf(source.side, source.word) === Number.POSITIVE_INFINITY && target.path.startsWith('test/village')
}

function breach(source: Source, line: number, instead: string): Breach {
  return { file: source.path, line, rule: 'look-left', instead }
}
