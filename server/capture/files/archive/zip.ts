// Reads a zip entry by entry, mboxes inside included. Entries are refused one at a time, and the rest goes on.
import { crc32 } from 'node:zlib'
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl'
import { listFile } from '../file.ts'
import type { ByteStream, FoundMessage, Problem, ReadLimits } from '../found.ts'
import { problemOf, type Reading, ReadingStopped } from '../found.ts'
import { folderOfMessage, isPassedOver, unsafePath } from '../place.ts'
import { unpack } from './unpack.ts'

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
  const isPassed = unsafe === null && (path.endsWith('/') || isPassedOver(path))
  archive.reading.onRead(recordsOf(entry) + (isPassed ? entry.compressedSize : 0))
  if (isPassed) return
  const refused = unsafe ?? refuse(archive, entry)
  const id = `${archive.number}:${path.replaceAll('\0', '')}`
  if (refused) yield { folder: unsafe ? '' : folderOfMessage(path), position: id, ...refused }
  else {
    const share = entry.compressedSize / Math.max(1, entry.uncompressedSize)
    const onRead = (bytes: number) => archive.reading.onRead(bytes * share)
    yield* listFile({ path, id, bytes: bytesOf(archive, entry), onRead }, archive.reading.limits)
  }
}

/** What an archive needs to hold an entry beside its bytes: its local and its central record. */
const recordsOf = ({ fileNameLength, extraFieldLength, fileCommentLength }: Entry) =>
  30 + 46 + 2 * (fileNameLength + extraFieldLength) + fileCommentLength

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

/** The entry's bytes, so many as the archive tells and not one more; told to `onRead` by their share of the archive. */
async function* bytesOf({ zip }: Archive, entry: Entry): ByteStream {
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false })
  let left = entry.uncompressedSize
  let sum = 0
  for await (const chunk of entry.compressionMethod === 0 ? packed : unpack(packed, 'deflate')) {
    const bytes = (chunk as Buffer).subarray(0, left)
    left -= bytes.length
    sum = crc32(bytes, sum)
    yield bytes
    if (bytes.length < (chunk as Buffer).length) throw new ReadingStopped('corrupt', 'size')
  }
  if (left > 0) throw new ReadingStopped('corrupt', 'size')
  if (sum !== entry.crc32) throw new ReadingStopped('corrupt', 'checksum')
}
