// Lists every message of whatever was brought: a mbox, a folder, a single mail, an archive of these.
import { basename } from 'node:path'
import { detectFile } from './detect.ts'
import { listFile } from './file.ts'
import { bytesOfFile, listFolder } from './folder.ts'
import { type ByteStream, type FoundMessage, type Reading, type ReadLimits, usualLimits } from './found.ts'
import { listTar, plain, unzipped } from './archive/tar.ts'
import { listZip } from './archive/zip.ts'

/**
 * `name`: what the file was called where it came from, when `path` is a copy under another name: a mbox is the folder of its name.
 * `onRead`: told how many more bytes of the source lie behind what was listed; see Reading.
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
      return yield* listTar(plain(path, reading.onRead), null, reading)
    case 'targz':
      return yield* listTar(unzipped(path, size, reading.limits, reading.onRead), size, reading)
    case 'mboxgz':
      return yield* listPackedMbox({ path, name: name.replace(/\.gz$/i, ''), size }, reading)
    case 'mbox':
    case 'eml':
      return yield* listFile(
        { path: name, bytes: bytesOfFile(path), alone: true, onRead: reading.onRead },
        reading.limits,
      )
  }
}

/** Tells of the packed bytes so many as make up the unpacked ones behind what was given. */
async function* listPackedMbox(
  { path, name, size }: { path: string; name: string; size: number },
  { limits, onRead }: Reading,
): AsyncGenerator<FoundMessage> {
  const so = { packed: 0, unpacked: 0, behind: 0, told: 0 }
  const bytes = counted(
    unzipped(path, size, limits, (taken) => (so.packed += taken)),
    so,
  )
  const tell = (behind: number) => {
    so.behind += behind
    const now = (so.packed * so.behind) / Math.max(1, so.unpacked)
    if (now > so.told) onRead(now - so.told)
    so.told = Math.max(so.told, now)
  }
  yield* listFile({ path: name, bytes, alone: true, onRead: tell }, limits)
}

async function* counted(bytes: ByteStream, so: { unpacked: number }): ByteStream {
  for await (const chunk of bytes) {
    so.unpacked += chunk.length
    yield chunk
  }
}
