// Installs the packages that package-lock.json names, Node 24 and PostgreSQL among them, when any is missing or another version.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Makes node_modules what the lock says; ends the process with npm's own words when that fails. */
export function ensureInstalled(root) {
  if (isInstalled(root)) return
  console.log('Installing packages, Node 24 and PostgreSQL (about a minute, once) …')
  const [npm, ...before] = npmCommand()
  // The lock fixes every version: npm run by an old Node would otherwise choose older ones without a word.
  const words = [
    ...before,
    'ci',
    '--include=dev',
    '--ignore-scripts=false',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const done = spawnSync(npm, words, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: cleanEnvironment(),
  })
  if (done.status === 0 && isInstalled(root)) return
  console.error(done.error ? String(done.error.message) : `${done.stdout}${done.stderr}`.trim())
  console.error(`The packages could not be installed in ${root}. Is the network reachable, and may you write there?`)
  process.exit(1)
}

/** The project's own Node, which everything but this bootstrap runs on. */
export function nodeOf(root) {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/** Compares npm's record of what it installed with the lock; packages for other machines may be missing. */
function isInstalled(root) {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record) || !existsSync(nodeOf(root))) return false
  const wanted = packagesIn(join(root, 'package-lock.json'))
  const have = packagesIn(record)
  return Object.keys(wanted).every((path) => {
    if (path === '') return true
    if (!have[path]) return wanted[path].optional === true || wanted[path].peer === true
    return have[path].version === wanted[path].version
  })
}

function packagesIn(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages
}

/** The npm that runs us, else the one on PATH. */
function npmCommand() {
  const own = process.env.npm_execpath
  return own && /npm-cli\.c?js$/.test(own) ? [process.execPath, own] : ['npm']
}

/** What an outer npm sets for its scripts (its lifecycle, its dry run, production mode) must not steer the inner one. */
function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_lifecycle|npm_package|npm_command|NODE_ENV$)/.test(name),
  )
  return Object.fromEntries(kept)
}
