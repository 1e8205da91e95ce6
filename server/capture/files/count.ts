/*
 * Counts the messages of a file or folder, as the witness of the conservation law: what an import has captured, joined, set aside and
 * left out must add up to this.
 *
 * Independent of the readers: nothing here or in the two count-… files imports anything but Node itself (a test holds them to it). A
 * mbox is counted line by line with word lists, where the reader searches for "\nFrom " and matches patterns; a zip by its central
 * directory and zlib, where the reader uses yauzl; a tar by its blocks, where the reader uses tar-stream; a folder by readdir.
 *
 * What counts, agreed in words with the readers and not in code. One message each:
 * - in a mbox, each line that begins with "From ", holds weekday, month, time and year, and stands after an empty line or before a
 *   header (or holds one word more and stands between the two), unless it lies inside a message by that message's Content-Length and
 *   the file or a next such line confirms that length; and whatever precedes the first;
 * - any other file in a folder or archive that is not empty: a mail, or something that will be listed as a problem;
 * - what is refused or fails: a path that climbs, a link, an encrypted entry, a bomb, a folder that may not be read, an archive or a
 *   mbox in it that breaks off (also: whose checksum does not fit), beside what could be had of it.
 * None: empty files, hidden files (but for a Maildir's ".Sub/cur"), and what mail programs put beside their mails.
 */
import { open, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { type Entry, chunkSize, tarEntries, through, zipEntries } from './count-archive.ts'
import { countLines } from './count-lines.ts'

/** `name` and `limits` as given to the reader. */
export type CountOptions = { name?: string; limits?: Partial<CountLimits> }
type CountLimits = { messageBytes: number; ratio: number; slackBytes: number; totalBytes: number }
type Counting = { limits: CountLimits; folders: Map<string, number> }

const usual: CountLimits = {
  messageBytes: 104_857_600,
  ratio: 200,
  slackBytes: 268_435_456,
  totalBytes: 1_099_511_627_776,
}

/** The folders of a source with how many messages each holds, by name. Throws the system's error when the source is not there. */
export async function countMessages(
  path: string,
  options: CountOptions = {},
): Promise<{ folder: string; messages: number }[]> {
  const counting: Counting = { limits: { ...usual, ...options.limits }, folders: new Map() }
  const stats = await stat(path)
  if (stats.isDirectory()) await countFolder(counting, path, '')
  else await countFile(counting, path, options.name ?? basename(path), stats.size)
  return [...counting.folders]
    .map(([folder, messages]) => ({ folder, messages }))
    .sort((a, b) => (a.folder < b.folder ? -1 : 1))
}

function add({ folders }: Counting, folder: string, messages: number) {
  if (messages > 0) folders.set(folder, (folders.get(folder) ?? 0) + messages)
}

async function countFolder(counting: Counting, root: string, path: string): Promise<void> {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch(() => null)
  if (entries === null) return add(counting, messageFolder(`${path}/x`), 1)
  for (const entry of entries) {
    const inner = path === '' ? entry.name : `${path}/${entry.name}`
    if (entry.isDirectory()) await countFolder(counting, root, inner)
    else if (isNoMail(inner)) continue
    else if (entry.isFile()) await countOne(counting, inner, chunksOf(join(root, inner)))
    else add(counting, messageFolder(inner), 1)
  }
}

/** One file out of many, or alone: then it is in no folder, unless it is a mbox. */
async function countOne(counting: Counting, path: string, chunks: AsyncIterable<Buffer>, alone = false): Promise<void> {
  const single = !alone && isInMaildir(path)
  const { mbox, messages } = await countLines(chunks, single, counting.limits.messageBytes)
  const folder = mbox && !isMessageName(path) ? mboxFolder(path) : alone ? '' : messageFolder(path)
  add(counting, folder, messages)
}

async function countFile(counting: Counting, path: string, name: string, size: number): Promise<void> {
  const head = await headOf(chunksOf(path))
  const magic = head.toString('hex', 0, 4)
  if (size === 0) add(counting, '', 1)
  else if (magic === '504b0304' || magic === '504b0506') await countZip(counting, path, size)
  else if (isTar(head)) await countTar(counting, chunksOf(path), Number.POSITIVE_INFINITY)
  else if (magic.startsWith('1f8b')) await countGzip(counting, path, name, size)
  else await countOne(counting, name, chunksOf(path), true)
}

async function countGzip(counting: Counting, path: string, name: string, size: number): Promise<void> {
  const most = mostOf(size, counting.limits) * 1.1
  const unpacked = () => upTo(most, through(chunksOf(path), createGunzip({ chunkSize })))
  const head = await headOf(unpacked()).catch(() => Buffer.alloc(0))
  if (isTar(head)) return countTar(counting, unpacked(), mostOf(size, counting.limits))
  await countOne(counting, name.replace(/\.gz$/i, ''), unpacked(), true)
}

async function countZip(counting: Counting, path: string, size: number): Promise<void> {
  const file = await open(path)
  const most = mostOf(size, counting.limits)
  let unpacked = 0
  try {
    for await (const entry of zipEntries(file, size)) {
      if (isDocument(entry.path)) return counting.folders.clear(), add(counting, '', 1)
      if (isUnsafe(entry.path)) add(counting, '', 1)
      else if (entry.directory || isNoMail(entry.path)) continue
      else if (entry.refused || entry.told > mostOf(entry.size, counting.limits) || unpacked + entry.told > most)
        add(counting, messageFolder(entry.path), 1)
      else {
        unpacked += entry.told
        await countOne(counting, entry.path, entry.chunks)
      }
    }
  } catch (error) {
    breaksOff(counting, error)
  } finally {
    await file.close()
  }
}

async function countTar(counting: Counting, chunks: AsyncIterable<Buffer>, most: number): Promise<void> {
  let unpacked = 0
  const state = { failed: false }
  try {
    for await (const entry of tarEntries(chunks)) {
      unpacked += entry.told
      if (unpacked > most) return add(counting, '', 1)
      if (isUnsafe(entry.path)) add(counting, '', 1)
      else if (entry.directory || isNoMail(entry.path)) continue
      else if (entry.refused) add(counting, messageFolder(entry.path), 1)
      else await countOne(counting, entry.path, noting(entry, state))
    }
  } catch (error) {
    if (!state.failed) breaksOff(counting, error)
  }
}

/** An entry that breaks off is counted where it is; the archive is not counted once more. */
async function* noting(entry: Entry, state: { failed: boolean }): AsyncGenerator<Buffer> {
  state.failed = true
  yield* entry.chunks
  state.failed = false
}

function breaksOff(counting: Counting, error: unknown) {
  if (!(error instanceof Error)) throw error
  add(counting, '', 1)
}

/** More of it is a bomb, and breaks off. */
async function* upTo(most: number, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > most) throw new Error('bomb')
    yield chunk
  }
}

function mostOf(size: number, { ratio, slackBytes, totalBytes }: CountLimits): number {
  return Math.min(totalBytes, Math.max(slackBytes, size * ratio))
}

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  const file = await open(path)
  try {
    for (;;) {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(2 ** 18) })
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

async function headOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  let head = Buffer.alloc(0)
  for await (const chunk of chunks) {
    head = Buffer.concat([head, chunk])
    if (head.length >= 512) break
  }
  return head
}

function isTar(head: Buffer): boolean {
  return head.toString('latin1', 257, 262) === 'ustar'
}

/** Office documents, books and programs are zips too, with one of these in them. */
function isDocument(path: string): boolean {
  return ['[Content_Types].xml', 'mimetype', 'META-INF/MANIFEST.MF', 'AndroidManifest.xml'].includes(path)
}

function isUnsafe(path: string): boolean {
  return /[\0\\]/.test(path) || path.startsWith('/') || /^[a-z]:/i.test(path) || `/${path}/`.includes('/../')
}

/** Maildir's sub-folders are the only hidden ones that count: "a/.Sub/cur/x". */
function isNoMail(path: string): boolean {
  const name = basename(path)
  const folders = path.slice(0, path.length - name.length).replace(/(^|\/)\.([^/]+\/(?:cur|new|tmp)\/)$/, '$1$2')
  const ofPrograms = [
    'maildirfolder',
    'maildirsize',
    'subscriptions',
    'archive_browser.html',
    'thumbs.db',
    'desktop.ini',
    'dovecot',
  ]
  const lower = name.toLowerCase()
  if (name.startsWith('.') || ofPrograms.includes(lower) || lower.endsWith('.msf')) return true
  if (['dovecot.', 'dovecot-', 'courierimap'].some((start) => lower.startsWith(start))) return true
  return /(?:^|\/)(?:__MACOSX|\.[^/]+)\//.test(folders)
}

function isInMaildir(path: string): boolean {
  return /(?:^|\/)(?:cur|new)\/[^/]*$/.test(path)
}

function isMessageName(path: string): boolean {
  return /(?:^|\/)(?:\d+\.?|[^/]*\.eml)$/i.test(path)
}

function messageFolder(path: string): string {
  const above = path.slice(0, Math.max(0, path.lastIndexOf('/')))
  if (!isInMaildir(path)) return plainName(above)
  return plainName(above.replace(/\/?(?:cur|new)$/, '')) || 'INBOX'
}

function mboxFolder(path: string): string {
  return plainName(path.replace(/(?<=.)\/mbox$/, ''))
}

/** "a.mbox/b.sbd" is "a/b", ".c.d" is "c/d". */
function plainName(path: string): string {
  const parts = path
    .split('/')
    .map((part) => (part[0] === '.' ? part.slice(1).replaceAll('.', '/') : part.replace(/\.(sbd|mbox|mbx)$/i, '')))
  return parts
    .join('/')
    .replace(/\/{2,}/g, '/')
    .replace(/^\/|\/$/g, '')
    .replaceAll('\0', '')
}
