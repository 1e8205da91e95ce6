// Whom to kill: Kith itself, one of the database's backends, or the whole database server.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandLine, processesIn, signal } from '../../../server/base/process/process.ts'
import { folderOf } from '../../../server/base/postgres/place.ts'
import type { Running } from './process.ts'

export const victims = ['node', 'backend', 'postmaster'] as const
export type Victim = (typeof victims)[number]

/** Kills with SIGKILL; answers false where there was none to kill at this moment. */
export function kill(kith: Running, victim: Victim, chance: number): boolean {
  const pid =
    victim === 'node' ? kith.pid : victim === 'postmaster' ? postmasterOf(kith.home) : backendOf(kith.home, chance)
  if (!pid) return false
  signal(pid, 'SIGKILL')
  return true
}

const dataOf = (home: string) => join(folderOf(home), 'data')

function postmasterOf(home: string): number | null {
  try {
    return Number(readFileSync(join(dataOf(home), 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return null
  }
}

/** One of those that work for the application. */
function backendOf(home: string, chance: number): number | null {
  const working = processesIn(dataOf(home)).filter((pid) => /kith_app/.test(commandLine(pid).join(' ')))
  return working[Math.floor(chance * working.length)] ?? null
}
