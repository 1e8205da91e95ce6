// Lists every message of whatever was brought: a mbox, a folder, a single mail, an archive of these.
import { basename } from 'node:path'
import { detectFile } from './detect.ts'
import { listFile } from './file.ts'
import { bytesOfFile, listFolder } from './folder.ts'
import { type FoundMessage, type ReadLimits, usualLimits } from './found.ts'
import { listTar, unzipped } from './tar.ts'
import { listZip } from './zip.ts'

/**
 * `name`: what the file was called where it came from, when `path` is a copy under another name: a mbox is the folder of its name.
 * `onRead`: told how many bytes of the source have been read since the last time.
 */
export type ListOptions = { name?: string; limits?: Partial<ReadLimits>; onRead?: (bytes: number) => void }

/**
 * Every message of a file or folder, one at a time, in little memory. Where something is wrong, a problem stands in its place and the
 * rest goes on; a source that is no mail at all is one problem. The same source read again yields the same folders and positions.
 */
export async function* listMessages(path: string, options: ListOptions = {}): AsyncGenerator<FoundMessage> {
  const reading = { limits: { ...usualLimits, ...options.limits }, onRead: options.onRead ?? (() => undefined) }
  const name = options.name ?? basename(path)
  const detected = await detectFile(path, name)
  if ('problem' in detected) return yield { folder: '', position: '', ...detected }
  const size = detected.bytes ?? 0
  switch (detected.kind) {
    case 'maildir':
    case 'folder':
      return yield* listFolder(path, reading)
    case 'zip':
      return yield* listZip(path, reading)
    case 'tar':
      return yield* listTar(bytesOfFile(path, reading.onRead), null, reading)
    case 'targz':
      return yield* listTar(unzipped(path, size, reading), size, reading)
    case 'mboxgz':
      return yield* listFile(
        { path: name.replace(/\.gz$/i, ''), bytes: unzipped(path, size, reading), alone: true },
        reading.limits,
      )
    case 'mbox':
    case 'eml':
      return yield* listFile({ path: name, bytes: bytesOfFile(path, reading.onRead), alone: true }, reading.limits)
  }
}
