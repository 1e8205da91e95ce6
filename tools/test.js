// `npm test`: installs what is missing, runs every test (or those named), and ends with how many passed and failed.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './boot/install.js'
import { ensurePrograms } from './boot/programs.js'
import { runNode } from './boot/run.js'
import { ensureBuilt } from './boot/web.js'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

ensureInstalled(root)
ensurePrograms()
ensureBuilt(root)
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const reporters = ['--reporter=default', `--reporter=${join(root, 'tools', 'boot', 'counter.js')}`]
process.exit(await runNode(root, [vitest, 'run', ...reporters, ...process.argv.slice(2)], { cwd: root }))
