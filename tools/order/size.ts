// Small files: none over 300 lines, a median and a 90th percentile that stay small, few files a folder.
import { posix } from 'node:path'
import { readBeside, type Rule, type Source, type Tree } from './tree.ts'

const longest = 300
const median = 90
const percentile90 = 200
const perFolder = 16

/** Files that may be longer, each with its reason. */
const excepted: Record<string, string> = {
  'server/base/tables.ts': 'generated from the schema',
  'test/village.ts': 'a cast of people and what they write: data',
}
const exceptedFolders: Record<string, string> = { 'test/village/': 'the letters of the village: data' }

export const size: Rule = function* (tree, note) {
  const measured = tree.sources.filter((source) => !isExcepted(source.path))
  for (const source of measured) {
    if (source.lines <= longest) continue
    const instead = `${source.lines} lines: split it at the second thing it does (at most ${longest})`
    yield { file: source.path, line: longest + 1, rule: 'size', instead }
  }
  yield* styles(tree)
  yield* folders(measured)
  const lines = measured.filter((source) => !source.test).map((source) => source.lines)
  const [half, most] = [quantile(lines, 0.5), quantile(lines, 0.9)]
  note(
    `${lines.length} source files besides tests: median ${half} lines, 90th percentile ${most}, longest ${quantile(lines, 1)}`,
  )
  const whole = { file: 'server', line: 1, rule: 'size' }
  if (half > median)
    yield { ...whole, instead: `the median file has ${half} lines, at most ${median}: split the long ones` }
  if (most > percentile90)
    yield { ...whole, instead: `the 90th percentile is ${most} lines, at most ${percentile90}: split the long ones` }
}

function isExcepted(path: string): boolean {
  return path in excepted || Object.keys(exceptedFolders).some((folder) => path.startsWith(folder))
}

function* styles(tree: Tree) {
  for (const file of tree.files) {
    const lines = file.endsWith('.css') ? (readBeside(tree, file) ?? '').trimEnd().split('\n').length : 0
    if (lines > longest)
      yield { file, line: longest + 1, rule: 'size', instead: `${lines} lines: split it by component` }
  }
}

function* folders(sources: Source[]) {
  const counts = Map.groupBy(
    sources.filter((source) => !source.test),
    (source) => posix.dirname(source.path),
  )
  for (const [folder, inside] of counts) {
    if (inside.length <= perFolder) continue
    const instead = `${inside.length} source files (at most ${perFolder}): it is two words, give the new one a folder`
    yield { file: folder, line: 1, rule: 'size', instead }
  }
}

/** The value below or at which the share of the numbers lies; 0 of none. */
function quantile(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}
