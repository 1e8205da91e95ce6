// Reads a zip entry by entry, mboxes inside included. Entries are refused one at a time, and the rest goes on.
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl'
import { listFile } from './file.ts'
import type { ByteStream, FoundMessage, Problem, ReadLimits } from './found.ts'
import { problemOf, type Reading, ReadingStopped } from './found.ts'
import { folderOfMessage, isPassedOver, unsafePath } from './place.ts'

type Archive = { zip: ZipFile; size: number; unpacked: number; number: number; reading: Reading }

/** The messages of a zip file. Positions begin with the entry's number, since two entries may have one name. */
export async function* listZip(path: string, reading: Reading): AsyncGenerator<FoundMessage> {
  let number = 0
  try {
    const zip = await openPromise(path, { decodeStrings: false, validateEntrySizes: false })
    const archive: Archive = { zip, size: zip.fileSize, unpacked: 0, number: 0, reading }
    for await (const entry of zip.eachEntry()) {
      archive.number = ++number
      yield* listEntry(archive, entry)
    }
  } catch (error) {
    yield { folder: '', position: `${number + 1}:`, ...problemOf(error) }
  }
}

async function* listEntry(archive: Archive, entry: Entry): AsyncGenerator<FoundMessage> {
  const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true)
  const unsafe = unsafePath(path)
  if (unsafe === null && (path.endsWith('/') || isPassedOver(path))) return
  const refused = unsafe ?? refuse(archive, entry)
  const id = `${archive.number}:${path.replaceAll('\0', '')}`
  if (refused) yield { folder: unsafe ? '' : folderOfMessage(path), position: id, ...refused }
  else yield* listFile({ path, id, bytes: unpack(archive, entry) }, archive.reading.limits)
}

/** Why an entry is not unpacked, by what the archive says of it; the sizes it tells are held to while unpacking. */
function refuse(archive: Archive, entry: Entry): Problem | null {
  if (isSymlink(entry)) return { problem: 'unsafe_path', detail: 'symlink' }
  if (entry.isEncrypted()) return { problem: 'encrypted', detail: '' }
  if (!entry.canDecodeFileData()) return { problem: 'unsupported', detail: `zip method ${entry.compressionMethod}` }
  const { limits } = archive.reading
  if (entry.uncompressedSize > mostUnpacked(entry.compressedSize, limits)) return { problem: 'bomb', detail: 'entry' }
  if (archive.unpacked + entry.uncompressedSize > mostUnpacked(archive.size, limits))
    return { problem: 'bomb', detail: 'total' }
  archive.unpacked += entry.uncompressedSize
  return null
}

/** How many bytes so many compressed ones may become. */
export function mostUnpacked(compressed: number, limits: ReadLimits): number {
  return Math.min(limits.totalBytes, Math.max(limits.slackBytes, compressed * limits.ratio))
}

/** The type bits of a Unix mode, where a Unix system or macOS made the entry. */
function isSymlink(entry: Entry): boolean {
  const madeBy = entry.versionMadeBy >> 8
  return (madeBy === 3 || madeBy === 19) && ((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000
}

async function* unpack({ zip, reading }: Archive, entry: Entry): ByteStream {
  const share = entry.compressedSize / Math.max(1, entry.uncompressedSize)
  let unpacked = 0
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    unpacked += chunk.length
    if (unpacked > entry.uncompressedSize) break
    reading.onRead(Math.round(chunk.length * share))
    yield chunk
  }
  if (unpacked !== entry.uncompressedSize) throw new ReadingStopped('corrupt', 'size')
}
