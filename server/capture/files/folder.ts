// Reads a folder: a Maildir, a tree of one-message files, mboxes among them, as it lies on the disk.
import { lstat, open, opendir } from 'node:fs/promises'
import { join } from 'node:path'
import { listFile } from './file.ts'
import type { ByteStream, FoundMessage, Problem, Reading } from './found.ts'
import { problemOf } from './found.ts'
import { folderOfMessage, isPassedOver } from './place.ts'

const chunkBytes = 2 ** 18

/** Every message under a folder, in the order of their paths. What vanishes or cannot be read meanwhile is a problem in its place. */
export async function* listFolder(root: string, reading: Reading, path = ''): AsyncGenerator<FoundMessage> {
  let names: string[]
  try {
    names = await namesIn(join(root, path))
  } catch (error) {
    yield { folder: folderOfMessage(`${path}/x`), position: `${path}/`, ...problemOf(error) }
    return
  }
  for (const name of names) yield* listInner(root, reading, path === '' ? name : `${path}/${name}`)
}

/** The bytes of a file. */
export async function* bytesOfFile(path: string): ByteStream {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    for (;;) {
      // One byte more than a small file has, so that its end is seen without growing.
      const buffer = Buffer.allocUnsafeSlow(Math.min(chunkBytes, Math.max(size + 1, 4096)))
      const { bytesRead } = await file.read(buffer, 0, buffer.length)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

async function* listInner(root: string, reading: Reading, path: string): AsyncGenerator<FoundMessage> {
  const whole = join(root, path)
  const kind = await kindOf(whole)
  if (kind === 'folder') {
    if (isFolderEntered(path)) yield* listFolder(root, reading, path)
  } else if (isPassedOver(path)) return
  else if (kind === 'file') yield* listFile({ path, bytes: bytesOfFile(whole), onRead: reading.onRead }, reading.limits)
  else yield { folder: folderOfMessage(path), position: path, ...kind }
}

/** Links are not followed: what they lead to is not in the folder. */
async function kindOf(path: string): Promise<'folder' | 'file' | Problem> {
  try {
    const stat = await lstat(path)
    if (stat.isDirectory()) return 'folder'
    if (stat.isFile()) return 'file'
    return { problem: 'unsafe_path', detail: stat.isSymbolicLink() ? 'symlink' : 'special' }
  } catch (error) {
    return problemOf(error)
  }
}

/** A hidden folder is entered for the sake of the cur, new and tmp in it. */
function isFolderEntered(path: string): boolean {
  return !isPassedOver(`${path}/x`) || !isPassedOver(`${path}/cur/x`)
}

async function namesIn(path: string): Promise<string[]> {
  const names: string[] = []
  for await (const entry of await opendir(path, { bufferSize: 1024 })) names.push(entry.name)
  return names.sort()
}
