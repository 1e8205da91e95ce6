// PostgreSQL refuses to run as root: then it gets an account of its own.
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

/** The account that PostgreSQL runs under; null is the one we run under ourselves. */
export type Account = { name: string; uid: number; gid: number } | null

const own = 'kith-postgres'

/** Chooses the account: ourselves when we are not root, else the owner of the data that is there, else one made for it, else nobody. */
export function chooseAccount(data: string): Account {
  if (process.getuid?.() !== 0) return null
  const owner = statSync(data, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid }
  return find(own) ?? create() ?? find('nobody') ?? { name: 'nobody', uid: 65534, gid: 65534 }
}

/** Says whether a program ends well when it is run as the account, which is the only honest test of what the account may reach. */
export function canRun(account: Account, program: string, ...words: string[]): boolean {
  return spawnSync(program, words, { ...identity(account), cwd: '/', stdio: 'ignore' }).status === 0
}

/** The options for a child process that shall run as the account. */
export function identity(account: Account): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {}
}

function create(): Account {
  const home = ['--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin']
  const made = spawnSync('useradd', ['--system', '--user-group', ...home, own], { stdio: 'ignore' })
  return made.status === 0 ? find(own) : null
}

function find(name: string): Account {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : null
}
