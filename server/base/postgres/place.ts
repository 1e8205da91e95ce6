// Decides where PostgreSQL's binaries, data and socket live, so that the account it runs under can reach them.
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Account, canRun, chooseAccount } from './account.ts'
import { copyNative, findNative } from './native.ts'

export type Place = {
  /** Holds bin/, lib/ and share/. */
  native: string
  /** Holds the data, the log and the lock. */
  folder: string
  data: string
  /** The folder of the socket, which nobody but the account may enter. */
  socket: string
  account: Account
}

/** Used instead of folders that the account cannot reach, such as those under /root. */
const reachable = '/var/lib/kith'

/** Settles the place for a home folder and makes its folders; the same home always gets the same place. */
export function settlePlace(home: string, log: (line: string) => void): Place {
  const native = findNative()
  makeHome(home)
  const settled = folderOf(home)
  const account = chooseAccount(join(settled, 'data'))
  const folder = existsSync(noteIn(home)) || canReach(account, home) ? settled : moveAway(home, log)
  const runs = !account || canRun(account, join(native.folder, 'bin', 'postgres'), '--version')
  const place: Place = {
    native: runs ? native.folder : copyNative(native, reachable),
    folder,
    data: join(folder, 'data'),
    socket: socketFolder(folder, account),
    account,
  }
  for (const path of [place.folder, place.socket]) own(path, account)
  giveData(place)
  return place
}

/** Removes what was made outside of the place for one run. */
export function leavePlace({ folder, socket }: Place): void {
  if (dirname(socket) !== folder) rmSync(socket, { recursive: true, force: true })
}

/** The folder of PostgreSQL for a home: inside it, or where the home's note says. */
export function folderOf(home: string): string {
  const note = noteIn(home)
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : join(realpathSync(home), 'postgres')
}

/** Makes the folder that holds everything Kith keeps; root's may be passed through by PostgreSQL's account, but not listed. */
export function makeHome(home: string): void {
  const mine = !existsSync(home) || (statSync(home).uid === process.getuid?.() && readdirSync(home).length === 0)
  mkdirSync(home, { recursive: true })
  if (mine) chmodSync(home, process.getuid?.() === 0 ? 0o711 : 0o700)
}

function canReach(account: Account, folder: string): boolean {
  return !account || canRun(account, '/bin/sh', '-c', 'cd "$1"', 'sh', realpathSync(folder))
}

const noteIn = (home: string) => join(home, 'postgres.place')

function moveAway(home: string, log: (line: string) => void): string {
  const folder = join(reachable, `data-${randomBytes(6).toString('hex')}`)
  mkdirSync(reachable, { recursive: true, mode: 0o755 })
  mkdirSync(folder, { mode: 0o700 })
  writeFileSync(noteIn(home), `${folder}\n`)
  log(`${home} cannot be reached by the account of PostgreSQL: the database is kept in ${folder}`)
  return folder
}

/** A socket's path has 107 bytes at most (unix(7)): a long home gets a short folder among the temporary ones. */
function socketFolder(folder: string, account: Account): string {
  const near = join(folder, 'socket')
  if (Buffer.byteLength(join(near, '.s.PGSQL.5432.lock')) <= 107) return near
  const uid = account?.uid ?? process.getuid?.() ?? 0
  return join(tmpdir(), `kith-${uid}-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`)
}

/** Makes a folder the account's own, closed to all others; refuses one that somebody else laid there. */
function own(path: string, account: Account): void {
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (!there) {
    mkdirSync(dirname(path), { recursive: true })
    mkdirSync(path, { mode: 0o700 })
  }
  const us = process.getuid?.() ?? 0
  const wanted = account?.uid ?? us
  if (there && (!there.isDirectory() || ![wanted, us].includes(there.uid)))
    throw new Error(belongsToAnother(path, there.uid))
  if (account) chownSync(path, account.uid, account.gid)
  chmodSync(path, 0o700)
}

/** Data that root copied here (a restored backup) is given to the account; an ordinary user can only be told. */
function giveData({ data, account }: Place): void {
  const owner = statSync(data, { throwIfNoEntry: false })?.uid
  if (owner === undefined || owner === (account?.uid ?? process.getuid?.())) return
  if (!account) throw new Error(belongsToAnother(data, owner))
  spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, data])
}

function belongsToAnother(path: string, uid: number): string {
  return `${path} belongs to another account (uid ${uid}). Start Kith as that account or as root, or set KITH_HOME to a folder of your own.`
}
