// What the operating system says about a process: whether it lives, since when, and what it was started with.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

const linux = process.platform === 'linux'

/** When a process was started, by the kernel's own count, or null when none of that id lives (a zombie does not). With the id it names one process for ever. */
export function startedAt(pid: number): string | null {
  if (!linux) return ask(pid, 'lstart=')
  const stat = read(`/proc/${pid}/stat`)
  if (stat === null) return null
  // The second field is the name in brackets and may hold spaces and brackets itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const state = fields[0] ?? 'X'
  return 'ZX'.includes(state) ? null : (fields[19] ?? null)
}

/** The words a process was started with; none when it does not live or may not be read. */
export function commandLine(pid: number): string[] {
  if (linux) return read(`/proc/${pid}/cmdline`)?.split('\0').filter(Boolean) ?? []
  return ask(pid, 'command=')?.split(' ') ?? []
}

/** The processes that work inside a folder, as far as they can be seen. */
export function processesIn(folder: string): number[] {
  if (!linux) return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && workingFolder(name) === folder)
    .map(Number)
}

/** Sends a signal; a process that is already gone is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Waits until a condition holds; answers false when it did not in time. */
export async function until(holds: () => boolean, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds
  while (!holds()) {
    if (Date.now() > end) return false
    await new Promise((done) => setTimeout(done, 15))
  }
  return true
}

function workingFolder(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return null
  }
}

function ask(pid: number, column: string): string | null {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim() || null
  } catch {
    return null
  }
}
