// The sides keep apart: the web app imports one thing from the server, and the product nothing from tools, bench or test.
import type { Breach, Import, Rule, Source } from './tree.ts'

export const sides: Rule = function* (tree) {
  for (const source of tree.sources) {
    if (source.test || (source.side !== 'server' && source.side !== 'web')) continue
    for (const one of source.imports) {
      const side = one.target?.split('/')[0]
      if (!side || side === source.side || !one.target?.includes('/')) continue
      const instead = reproach(source, one, side)
      if (instead) yield { file: source.path, line: one.line, rule: 'sides', instead } satisfies Breach
    }
  }
}

function reproach(source: Source, one: Import, side: string): string | null {
  if (side === 'test') return null // look-left says who may
  if (source.side === 'server') return `the server imports nothing from ${side}/`
  if (side !== 'server') return `the web app imports nothing from ${side}/`
  const isTheDoor = source.path === 'web/api.ts' && one.target === 'server/api.ts'
  if (isTheDoor && one.typeOnly && one.names.join() === 'Api') return null
  return 'the web app imports one thing from the server: `import type { Api }` in web/api.ts'
}
