// Makes a new, empty database cluster, or none: a crash in the middle leaves nothing that looks like one.
import { execFile } from 'node:child_process'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { identity } from './account.ts'
import type { Place } from './place.ts'

/** Initialises the data folder when there is none: in a sibling first, which takes the name when it is complete. */
export async function initialise(place: Place, log: (line: string) => void): Promise<void> {
  if (existsSync(join(place.data, 'PG_VERSION'))) return
  const draft = `${place.data}.new`
  rmSync(draft, { recursive: true, force: true })
  log('making a new database')
  await initdb(place, draft, 'C.UTF-8').catch(() => {
    rmSync(draft, { recursive: true, force: true })
    return initdb(place, draft, 'C')
  })
  renameSync(draft, place.data)
  const folder = openSync(place.folder, 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/** Page checksums on; text sorts by code point on every machine (the builtin locale). Whoever enters the socket's folder is trusted. */
async function initdb(place: Place, folder: string, characters: string): Promise<void> {
  const words = ['-D', folder, '-U', 'postgres', '-k', '-E', 'UTF8', '-A', 'trust', '--no-instructions']
  words.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${characters}`)
  const options = {
    ...identity(place.account),
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: undefined, TZ: 'UTC' },
  }
  await promisify(execFile)(join(place.native, 'bin', 'initdb'), words, options)
}
