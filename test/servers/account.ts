// The account that test servers run under: our own, or `nobody` where we are root (a mail server refuses to hand mail to root).
import { execFileSync } from 'node:child_process'
import { chownSync, mkdirSync } from 'node:fs'
import { userInfo } from 'node:os'

export type Account = { name: string; group: string; uid: number; gid: number }

export const isRoot = process.getuid?.() === 0

let found: Account | undefined

export function chooseAccount(): Account {
  found ??= find(isRoot ? 'nobody' : userInfo().username)
  return found
}

/** The words before a command that is to run as the account, without set-uid programs, and to end when we do. */
export function asAccount(): string[] {
  const { uid, gid } = chooseAccount()
  const drop = isRoot ? ['--reuid', String(uid), '--regid', String(gid), '--clear-groups'] : []
  return ['/usr/bin/setpriv', ...drop, '--no-new-privs', '--pdeathsig', 'TERM', '--']
}

/** Makes a folder, and those above it that are missing, belonging to the account. */
export function makeFolder(path: string): string {
  const first = mkdirSync(path, { recursive: true, mode: 0o755 })
  if (!first || !isRoot) return path
  const { uid, gid } = chooseAccount()
  for (let folder = path; folder.length >= first.length; folder = folder.slice(0, folder.lastIndexOf('/')))
    chownSync(folder, uid, gid)
  return path
}

function find(name: string): Account {
  const id = (what: string) => execFileSync('id', [what, name], { encoding: 'utf8' }).trim()
  return { name, group: id('-gn'), uid: Number(id('-u')), gid: Number(id('-g')) }
}
