// Tells what a file or folder is before anything is read of it: by its first bytes, not by its name.
import { open, readdir, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Problem, problemOf, usualLimits } from './found.ts'
import { seemsToBe, sniff, sniffBytes } from './sniff.ts'
import { unzipped } from './archive/tar.ts'

export type FileKind = 'mbox' | 'mboxgz' | 'eml' | 'maildir' | 'folder' | 'zip' | 'tar' | 'targz'

/** `bytes`: the size of a file, null for a folder. A problem says why it cannot be imported, its detail what it seems to be. */
export type DetectedFile = { kind: FileKind; bytes: number | null } | Problem

/** `name`: what the file was called where it came from; it decides nothing but whether a text without headers is a mail (.eml). */
export async function detectFile(path: string, name = basename(path)): Promise<DetectedFile> {
  try {
    const { size, ...found } = await stat(path).then((stats) => ({ size: stats.size, folder: stats.isDirectory() }))
    if (found.folder) return { kind: await folderKind(path), bytes: null }
    const head = await headOf(path)
    const kind = await kindOf(path, name, head, size)
    return typeof kind === 'string' ? { kind, bytes: size } : kind
  } catch (error) {
    return problemOf(error)
  }
}

async function folderKind(path: string): Promise<FileKind> {
  const names = await readdir(path)
  return names.includes('cur') || names.includes('new') ? 'maildir' : 'folder'
}

async function kindOf(path: string, name: string, head: Buffer, size: number): Promise<FileKind | Problem> {
  const kind = sniff(head)
  if (kind === 'empty') return { problem: 'empty', detail: '' }
  if (kind === 'mbox' || kind === 'tar') return kind
  if (kind === 'mail' || (kind === 'text' && /\.eml$/i.test(name))) return 'eml'
  if (kind === 'gzip') return gzipKind(path, size)
  const seems = await seemsToBe(head)
  return kind === 'zip' && seems.detail === 'application/zip' ? 'zip' : seems
}

/** By its first unpacked bytes; those that are there before it is damaged are enough. */
async function gzipKind(path: string, size: number): Promise<FileKind | Problem> {
  const head: Uint8Array[] = []
  let length = 0
  let failure: unknown
  try {
    for await (const chunk of unzipped(path, size, usualLimits)) {
      head.push(chunk)
      length += chunk.length
      if (length >= sniffBytes) break
    }
  } catch (error) {
    failure = error
  }
  const inner = sniff(Buffer.concat(head))
  if (inner === 'tar') return 'targz'
  if (inner === 'mbox' || inner === 'mail') return 'mboxgz'
  return failure ? problemOf(failure) : { problem: 'not_mail', detail: 'application/gzip' }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const head = Buffer.alloc(sniffBytes)
    const { bytesRead } = await file.read(head, 0, sniffBytes, 0)
    return head.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
