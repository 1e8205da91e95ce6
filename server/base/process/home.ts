// The folder that holds everything Kith keeps, and the lock that lets one Kith at a time serve it.
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { type Holder, readHolder, takeLock } from './lock.ts'
import { makeHome } from '../postgres/place.ts'

export type Home = {
  folder: string
  /** Tells a second Kith on this folder where the first one serves. */
  servesAt(address: string): void
  close(): void
}

/** Opens the home for serving; throws a sentence for the user when another living Kith has it or it cannot be written. */
export function openHome(folder: string): Home {
  try {
    makeHome(folder)
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Error(`Kith cannot write to ${folder} (${code}). Set KITH_HOME to a folder that it may write to.`, {
      cause: error,
    })
  }
  const lock = takeLock(lockOf(folder))
  if ('heldBy' in lock) throw new Error(taken(folder, lock.heldBy))
  return { folder, servesAt: lock.note, close: lock.release }
}

/** The living Kith that serves this home, if any; its note is its address. */
export function whoServes(folder: string): Holder | null {
  return readHolder(lockOf(folder))
}

const lockOf = (folder: string) => join(folder, 'kith.lock')

function taken(folder: string, { pid, note }: Holder): string {
  const where = note ? ` at ${note}` : ''
  return `Kith already runs on ${folder} (process ${pid}${where}). Stop it first, or set KITH_HOME to another folder.`
}
