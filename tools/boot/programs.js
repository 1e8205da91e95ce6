// The programs of the system that some tests need: installed from Debian where we may, named where we may not.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const needed = [{ program: 'chromium', package: 'chromium', for: 'the tests in a browser' }]

/** Installs what is missing; says which tests will be skipped when it cannot. */
export function ensurePrograms() {
  const missing = needed.filter(({ program }) => !isThere(program))
  if (missing.length === 0) return
  const names = missing.map((one) => one.package)
  if (mayInstall()) {
    console.log(`Installing ${names.join(', ')} …`)
    run('apt-get', 'update', '-qq')
    const done = run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...names)
    if (done.status !== 0) console.error(`${done.stderr}`.trim())
  }
  for (const one of missing) {
    if (!isThere(one.program))
      console.log(`${one.program} is missing (apt-get install ${one.package}): ${one.for} will be skipped.`)
  }
}

function isThere(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/sbin', '/usr/local/bin']
  return folders.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

const isRoot = () => process.getuid?.() === 0

function mayInstall() {
  if (!isThere('apt-get')) return false
  return isRoot() || (isThere('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0)
}

function run(...words) {
  const quiet = ['env', 'DEBIAN_FRONTEND=noninteractive']
  const [program, ...rest] = isRoot() ? [...quiet, ...words] : ['sudo', '-n', ...quiet, ...words]
  return spawnSync(program, rest, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] })
}
