// The programs of the system that some tests need: installed from Debian where we may, named where we may not.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, resolve } from 'node:path'

const needed = [
  { program: 'chromium', package: 'chromium', for: 'the tests in a browser' },
  {
    program: '/usr/lib/dovecot/imap',
    package: 'dovecot-imapd',
    service: 'dovecot',
    for: 'the tests with a real mailbox',
  },
  { program: 'exim4', package: 'exim4-daemon-light', service: 'exim4', for: 'the tests that send real mail' },
  { program: '/usr/sbin/nginx', package: 'nginx-light', service: 'nginx', for: 'the tests behind nginx' },
  { program: '/usr/bin/caddy', package: 'caddy', service: 'caddy', for: 'the tests behind Caddy' },
]

/** Installs what is missing; says which tests will be skipped when it cannot. */
export function ensurePrograms() {
  const missing = needed.filter(({ program }) => !isThere(program))
  if (missing.length === 0) return
  if (mayInstall()) {
    console.log(`Installing ${missing.map((one) => one.package).join(', ')} …`)
    run('apt-get', 'update', '-qq')
    for (const one of missing) install(one)
  }
  for (const one of missing) {
    if (!isThere(one.program))
      console.log(`${one.package} is missing (apt-get install ${one.package}): ${one.for} will be skipped.`)
  }
}

// A mail server is for the tests alone: it is not started, neither now (policy-rc.d) nor with the machine.
const quietly = `
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
  trap 'rm -f $policy' EXIT
  trap 'exit 1' HUP INT TERM
  printf '#!/bin/sh\\nexit 101\\n' > $policy && chmod 755 $policy
fi
apt-get install -y -qq --no-install-recommends --no-remove "$1" || exit
[ -z "$2" ] || update-rc.d "$2" disable`

/** One by one, and never at the price of a package that is there, such as another mail server. */
function install({ package: name, service = '' }) {
  const done = run('sh', '-c', quietly, 'sh', name, service)
  if (done.status !== 0) console.error(`${done.stderr}`.trim())
}

function isThere(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/sbin', '/usr/local/bin']
  return folders.some((folder) => {
    try {
      accessSync(resolve(folder, program), constants.X_OK)
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
