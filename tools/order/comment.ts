// A file opens with one sentence; nothing is left for later; comments are few.
import type { Breach, Rule, Source } from './tree.ts'

const later = /(?:\/\/|\/\*|^\s*\*)(?:.*\s)?(TODO|FIXME|XXX|HACK)\b/
const comment = /^\s*(\/\/|\/\*|\*)/

export const comments: Rule = function* (tree, note) {
  let lines = 0
  let commented = 0
  for (const source of tree.sources) {
    yield* opening(source)
    for (const [index, line] of source.text.split('\n').entries()) {
      const found = later.exec(line)
      if (found) yield breach(source, index + 1, 'later', `${found[1]}: finish it or leave it out`)
      if (source.test) continue
      lines++
      if (comment.test(line)) commented++
    }
  }
  note(`comments are ${((100 * commented) / Math.max(1, lines)).toFixed(1)} % of the lines (3 to 6 is the aim)`)
}

function* opening(source: Source): Generator<Breach> {
  if (source.test || source.path === 'server/base/tables.ts') return
  const start = source.text.replace(/^#!.*\n/, '')
  if (!/^(\/\/|\/\*)/.test(start))
    yield breach(source, 1, 'opening', 'begin with one sentence that says what the file is')
}

function breach(source: Source, line: number, rule: string, instead: string): Breach {
  return { file: source.path, line, rule, instead }
}
