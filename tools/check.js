// `npm run check`: everything that can be said about the code without running it, as one list. `--fix` formats first.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './boot/install.js'
import { runStep } from './check/step.js'
import { format, lint, order, schema, types, unused } from './check/steps.js'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const started = Date.now()

ensureInstalled(root)
if (process.argv.includes('--fix')) await runStep(root, { ...format, words: [...format.words, '--write'] })

const results = await Promise.all([types, lint, format, unused, order, schema].map((step) => runStep(root, step)))
const breaches = results.flatMap((result) => result.breaches).sort(byPlace)
for (const { file, line, rule, instead } of breaches) console.log(`${file}:${line} ${rule} ${instead}`)
if (breaches.length > 0) console.log('')
for (const { name, seconds, breaches: own, notes } of results) {
  console.log(`${own.length === 0 ? '✓' : '✗'} ${name}, ${seconds} s${own.length === 0 ? '' : `: ${own.length}`}`)
  for (const note of notes) console.log(`    ${note}`)
}
const seconds = ((Date.now() - started) / 1000).toFixed(1)
console.log(breaches.length === 0 ? `All is well (${seconds} s).` : `${breaches.length} to repair (${seconds} s).`)
process.exit(breaches.length === 0 ? 0 : 1)

function byPlace(a, b) {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line
}
