// Walks the entries of a zip or a tar for counting, by their formats' own records. Shares nothing with the readers; see count.ts.
import type { FileHandle } from 'node:fs/promises'
import type { Transform } from 'node:stream'
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'

/** `refused`: the entry is one problem whatever is in it. `told`: how many bytes it unpacks to, as the archive says. */
export type Entry = {
  path: string
  directory: boolean
  refused: boolean
  size: number
  told: number
  chunks: AsyncIterable<Buffer>
}

/** Where the bytes of an entry are, and their CRC-32 once they are unpacked. */
type Packed = { told: number; size: number; offset: number; sum: number }

/** The entries of a zip by its central directory (APPNOTE 4.3.12 to 4.3.16, zip64 included). */
export async function* zipEntries(file: FileHandle, size: number): AsyncGenerator<Entry> {
  const { offset, count } = await directoryOf(file, size)
  let block: Buffer = Buffer.alloc(0)
  let at = offset
  for (let i = 0; i < count; i++) {
    const short = block.length < longestRecord && at + block.length < size
    if (short) block = await bytesAt(file, at, Math.min(directoryBlock, size - at))
    if (block.length < 46 || block.readUInt32LE(0) !== 0x02014b50) throw new Error('no central directory record')
    const [nameSize, extraSize, noteSize] = [block.readUInt16LE(28), block.readUInt16LE(30), block.readUInt16LE(32)]
    const next = 46 + nameSize + extraSize + noteSize
    if (block.length < next) throw new Error('ends too early')
    yield zipEntry(file, block, block.subarray(46, 46 + nameSize), block.subarray(46 + nameSize, next - noteSize))
    block = block.subarray(next)
    at += next
  }
}

/** A name, an extra field and a note of 65,535 bytes each, after 46. */
const longestRecord = 46 + 3 * 65_535
const directoryBlock = 2 ** 21
const smallEntry = 2 ** 20
const step = 2 ** 14
export const chunkSize = 2 ** 16

/** The entries of a tar (POSIX ustar, pax paths and sizes, GNU long names) as it streams by; each is read before the next is asked for. */
export async function* tarEntries(chunks: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const stream = new Blocks(chunks)
  try {
    yield* entriesOf(stream)
  } finally {
    await stream.close()
  }
}

async function* entriesOf(stream: Blocks): AsyncGenerator<Entry> {
  let named: { path?: string; size?: number } = {}
  for (;;) {
    const block = await stream.take(512, true)
    if (!block) return
    if (block.every((byte) => byte === 0)) continue
    checkSum(block)
    const type = String.fromCharCode(block[156] ?? 0)
    const size = named.size ?? tarNumber(block.subarray(124, 136))
    if ('xgLK'.includes(type)) {
      const value = (await stream.take(size)) ?? Buffer.alloc(0)
      if (type === 'x') named = { ...named, ...paxOf(value) }
      if (type === 'L') named = { ...named, path: value.toString().replace(/\0.*$/s, '') }
      await stream.take(padding(size))
      continue
    }
    const path = (named.path ?? tarName(block)).replace(/^(\.\/)+/, '')
    named = {}
    const directory = type === '5'
    const body = directory ? 0 : size
    const left = { bytes: body }
    yield { path, directory, refused: !'0\x007'.includes(type), size, told: size, chunks: stream.pass(left) }
    for await (const _ of stream.pass(left));
    await stream.take(padding(body))
  }
}

async function directoryOf(file: FileHandle, size: number) {
  const from = Math.max(0, size - 65557)
  const tail = await bytesAt(file, from, size - from)
  const at = tail.lastIndexOf(Buffer.from('PK\x05\x06'))
  if (at < 0) throw new Error('no end of central directory')
  const locator = from + at - 20
  const far = locator >= 0 ? await bytesAt(file, locator, 20) : Buffer.alloc(20)
  if (far.readUInt32LE(0) !== 0x07064b50)
    return { count: tail.readUInt16LE(at + 10), offset: tail.readUInt32LE(at + 16) }
  const record = await bytesAt(file, Number(far.readBigUInt64LE(8)), 56)
  return { count: Number(record.readBigUInt64LE(32)), offset: Number(record.readBigUInt64LE(48)) }
}

function zipEntry(file: FileHandle, record: Buffer, name: Buffer, extra: Buffer): Entry {
  const flags = record.readUInt16LE(8)
  const method = record.readUInt16LE(10)
  const sizes = {
    told: record.readUInt32LE(24),
    size: record.readUInt32LE(20),
    offset: record.readUInt32LE(42),
    sum: record.readUInt32LE(16),
  }
  let path =
    flags & 0x800
      ? name.toString()
      : [...name].map((byte) => (byte < 128 ? String.fromCharCode(byte) : cp437[byte - 128])).join('')
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    const value = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === 0x7075 && value[0] === 1) path = value.subarray(5).toString()
    if (extra.readUInt16LE(at) === 1) widen(sizes, value)
  }
  const madeBy = record.readUInt16LE(4) >> 8
  const link = (madeBy === 3 || madeBy === 19) && ((record.readUInt32LE(38) >>> 28) & 0xf) === 0xa
  const refused = link || (flags & 1) === 1 || (method !== 0 && method !== 8)
  const chunks = { [Symbol.asyncIterator]: () => unzip(file, sizes, method) }
  return { path, directory: path.endsWith('/'), refused, size: sizes.size, told: sizes.told, chunks }
}

/** zip64: the fields that did not fit stand here, in this order. */
function widen(sizes: Record<'told' | 'size' | 'offset', number>, value: Buffer) {
  let at = 0
  for (const field of ['told', 'size', 'offset'] as const) {
    if (sizes[field] !== 0xffffffff || at + 8 > value.length) continue
    sizes[field] = Number(value.readBigUInt64LE(at))
    at += 8
  }
}

async function* unzip(file: FileHandle, { told, size, offset, sum }: Packed, method: number): AsyncGenerator<Buffer> {
  const local = await bytesAt(file, offset, 30)
  const start = offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
  if (local.readUInt32LE(0) !== 0x04034b50) throw new Error('no local header')
  if (start + size > (await file.stat()).size) throw new Error('ends too early')
  const whole = size < smallEntry && told < smallEntry ? atOnce(await bytesAt(file, start, size), told, method) : null
  if (whole?.length === told && crc32(whole) === sum) return yield whole
  const packed = rangeOf(file, start, start + size)
  let left = told
  let found = 0
  for await (const chunk of method === 0 ? packed : through(packed, createInflateRaw({ chunkSize }))) {
    const bytes = chunk.subarray(0, left)
    left -= bytes.length
    found = crc32(bytes, found)
    yield bytes
    if (bytes.length < chunk.length) throw new Error('size')
  }
  if (left > 0) throw new Error('size')
  if (found !== sum) throw new Error('checksum')
}

function atOnce(packed: Buffer, told: number, method: number): Buffer | null {
  try {
    return method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: told + 1 })
  } catch {
    return null
  }
}

/** What a decompressor makes of the chunks up to its failure: 16 kB go in at once and 64 kB come out; a step that fails gives nothing. */
export async function* through(chunks: AsyncIterable<Buffer>, decompressor: Transform): AsyncGenerator<Buffer> {
  let made: Buffer[] = []
  let ended = false
  const failed = new Promise<Error>((resolve) => decompressor.on('error', resolve))
  const over = new Promise<null>((resolve) => {
    decompressor.push = (chunk: Buffer | null) => {
      if (chunk) made.push(chunk)
      else resolve(null)
      ended ||= chunk === null
      return true
    }
  })
  const write = (chunk: Buffer) =>
    new Promise<Error | null>((resolve) => decompressor.write(chunk, (error) => resolve(error ?? null)))
  try {
    for await (const chunk of inSteps(chunks)) {
      if (ended) return
      const error = await Promise.race([failed, write(chunk)])
      yield* made
      made = []
      if (error) throw error
    }
    if (ended) return
    decompressor.end()
    const error = await Promise.race([failed, over])
    yield* made
    if (error) throw error
  } finally {
    decompressor.destroy()
  }
}

async function* inSteps(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) for (let at = 0; at < chunk.length; at += step) yield chunk.subarray(at, at + step)
}

async function* rangeOf(file: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; at += 2 ** 18) yield await bytesAt(file, at, Math.min(2 ** 18, end - at))
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, at)
  if (bytesRead < length) throw new Error('ends too early')
  return buffer
}

/** A stream taken in pieces of any size. */
class Blocks {
  readonly #chunks: AsyncIterator<Buffer>
  #held: Buffer = Buffer.alloc(0)
  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  async take(length: number, mayEnd = false): Promise<Buffer | null> {
    while (this.#held.length < length) {
      const { value, done } = await this.#chunks.next()
      if (done && mayEnd && this.#held.length === 0) return null
      if (done) throw new Error('ends too early')
      this.#held = Buffer.concat([this.#held, value])
    }
    const taken = this.#held.subarray(0, length)
    this.#held = this.#held.subarray(length)
    return taken
  }

  async close() {
    await this.#chunks.return?.()
  }

  async *pass(left: { bytes: number }): AsyncGenerator<Buffer> {
    while (left.bytes > 0) {
      const piece = (await this.take(Math.min(left.bytes, this.#held.length || 1))) as Buffer
      left.bytes -= piece.length
      yield piece
    }
  }
}

function padding(size: number): number {
  return (512 - (size % 512)) % 512
}

function checkSum(block: Buffer) {
  const sum = block.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0)
  if (sum !== tarNumber(block.subarray(148, 156))) throw new Error('no tar header')
}

/** Octal digits, or base 256 where the first bit is set (GNU). */
function tarNumber(field: Buffer): number {
  if (((field[0] ?? 0) & 0x80) === 0) return Number.parseInt(field.toString('latin1').trim(), 8) || 0
  return field.subarray(1).reduce((total, byte) => total * 256 + byte, 0)
}

function tarName(block: Buffer): string {
  const text = (from: number, to: number) => block.subarray(from, to).toString().replace(/\0.*$/s, '')
  const prefix = text(257, 263) === 'ustar' ? text(345, 500) : ''
  return prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`
}

function paxOf(value: Buffer): { path?: string; size?: number } {
  const found: { path?: string; size?: number } = {}
  for (let at = 0; at < value.length; ) {
    const length = Number.parseInt(value.toString('latin1', at, at + 20), 10)
    if (!(length > 0)) break
    const [, key = '', text = ''] = /^\d+ ([^=]+)=(.*)\n$/s.exec(value.toString('utf8', at, at + length)) ?? []
    if (key === 'path') found.path = text
    if (key === 'size') found.size = Number(text)
    at += length
  }
  return found
}

const cp437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ '
