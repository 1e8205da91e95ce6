// The rules of the house, executable: reads the tree once, asks every rule, prints one list.
import { resolve } from 'node:path'
import { barrel } from './order/barrel.ts'
import { comments } from './order/comment.ts'
import { cycle } from './order/cycle.ts'
import { documents } from './order/documents.ts'
import { doubt } from './order/doubt.ts'
import { home } from './order/home.ts'
import { left } from './order/left.ts'
import { long } from './order/long.ts'
import { name } from './order/name.ts'
import { scope } from './order/scope.ts'
import { seen } from './order/seen.ts'
import { sides } from './order/sides.ts'
import { size } from './order/size.ts'
import { type Breach, readTree, type Rule } from './order/tree.ts'
import { words } from './order/words.ts'

const rules: Rule[] = [
  seen,
  left,
  sides,
  cycle,
  home,
  barrel,
  size,
  long,
  scope,
  name,
  doubt,
  comments,
  documents,
  words,
]

/** Every breach in the tree under `root`, sorted by place, and what the rules have measured or skipped. */
export function checkOrder(root: string): { breaches: Breach[]; notes: string[] } {
  const tree = readTree(root)
  const notes: string[] = []
  const breaches = rules.flatMap((rule) => [...rule(tree, (text) => notes.push(text))])
  return { breaches: breaches.toSorted(byPlace), notes }
}

function byPlace(a: Breach, b: Breach): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line
}

if (import.meta.main) {
  const { breaches, notes } = checkOrder(resolve(process.argv[2] ?? '.'))
  for (const { file, line, rule, instead } of breaches) console.log(`${file}:${line} ${rule} ${instead}`)
  for (const note of notes) console.log(`  ${note}`)
  console.log(breaches.length === 0 ? 'The house is in order.' : `${breaches.length} breaches.`)
  process.exitCode = breaches.length === 0 ? 0 : 1
}
