// A lock file that dies with its process: it names the process and when that started, so kill -9 leaves nothing stale.
import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { startedAt } from './process.ts'

export type Holder = { pid: number; started: string; note?: string }
export type Lock = {
  /** Adds a line for whoever finds the lock taken, such as the address that is served. */
  note(text: string): void
  release(): void
}

/** Takes the lock, or answers the living process that holds it. */
export function takeLock(path: string): Lock | { heldBy: Holder } {
  const mine: Holder = { pid: process.pid, started: startedAt(process.pid) ?? '' }
  const draft = `${path}.${process.pid}.${++drafts}`
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o644 })
  try {
    for (;;) {
      if (link(draft, path)) return lockOf(path, mine)
      const holder = readHolder(path)
      if (holder) return { heldBy: holder }
      setAside(path, `${draft}.old`)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}
let drafts = 0

/** The living process that holds the lock, or null. */
export function readHolder(path: string): Holder | null {
  const holder = parse(path)
  return holder && startedAt(holder.pid) === holder.started ? holder : null
}

function lockOf(path: string, mine: Holder): Lock {
  return {
    note(text) {
      writeFileSync(`${path}.note`, JSON.stringify({ ...mine, note: text }))
      renameSync(`${path}.note`, path)
    },
    release() {
      const now = parse(path)
      if (now?.pid === mine.pid && now.started === mine.started) rmSync(path, { force: true })
    },
  }
}

/** Moves a dead process's lock away; when another was quicker and the moved one lives, it is put back. */
function setAside(path: string, aside: string): void {
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  if (readHolder(aside)) link(aside, path)
  unlinkSync(aside)
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function parse(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder
  } catch {
    return null
  }
}
