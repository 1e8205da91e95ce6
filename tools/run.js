// `npm run bench|evaluate|faults -- NAME …`: runs one of the scripts that measure, by name.
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './boot/install.js'
import { runNode } from './boot/run.js'

const folders = { bench: 'bench', evaluate: 'bench/evaluate', faults: 'test/faults' }
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [kind, name, ...words] = process.argv.slice(2)

if (!(kind in folders)) fail(`Which of ${Object.keys(folders).join(', ')}?`)
const folder = join(root, folders[kind])
const names = existsSync(folder)
  ? readdirSync(folder)
      .filter(isScript)
      .map((file) => file.slice(0, -3))
  : []
if (!names.includes(name)) {
  console.log(`npm run ${kind} -- NAME …   where NAME is one of:`)
  for (const one of names) console.log(`  ${one}`)
  if (name && !name.startsWith('-')) fail(`There is no ${kind} named "${name}".`)
  process.exit(0)
}
ensureInstalled(root)
process.exit(await runNode(root, ['--expose-gc', join(folder, `${name}.ts`), ...words]))

/** One script a file; what they share lies in folders beside them. */
function isScript(file) {
  return file.endsWith('.ts') && !file.endsWith('.test.ts')
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
