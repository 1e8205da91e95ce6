// A small disk that can be filled: a tmpfs over a folder, where we are root and may mount one.
import { spawnSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { chooseAccount, isRoot } from '../account.ts'

export type Disk = {
  /** Takes the last free byte. */
  fill(): void
  clear(): void
  unmount(): void
}

/** Mounts a disk of so many bytes over the folder; null where that is not allowed. */
export function mountDisk(folder: string, bytes: number): Disk | null {
  const { uid, gid } = chooseAccount()
  const options = `size=${bytes},mode=0755,uid=${uid},gid=${gid}`
  if (!isRoot || spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status !== 0) return null
  const unmount = () => void spawnSync('umount', ['-l', folder])
  process.once('exit', unmount)
  const filler = join(folder, '.filler')
  return {
    fill: () => fillUp(filler),
    clear: () => rmSync(filler, { force: true }),
    unmount() {
      process.off('exit', unmount)
      unmount()
    },
  }
}

function fillUp(file: string): void {
  const descriptor = openSync(file, 'w')
  try {
    for (;;) writeSync(descriptor, Buffer.alloc(4096))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  } finally {
    closeSync(descriptor)
  }
}
