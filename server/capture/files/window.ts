// A window that slides over a stream of bytes, so that a file of any size is read in little memory. Places are offsets in the stream.
import { setImmediate as turn } from 'node:timers/promises'
import type { ByteStream } from './found.ts'

/** So much is copied in one go: about a millisecond. */
const atOnce = 2 ** 22

type Chunk = { at: number; bytes: Buffer }

export class ByteWindow {
  /** The offset of the first byte that is still held. */
  start = 0
  /** The offset after the last byte that is held. */
  end = 0
  /** True when the stream has ended, by itself or by `error`. */
  ended = false
  error: unknown
  /** What is held, as it came: nothing is copied to make room. */
  #held: Chunk[] = []
  readonly #chunks: AsyncIterator<Uint8Array>

  constructor(stream: ByteStream) {
    this.#chunks = stream[Symbol.asyncIterator]()
  }

  /** Reads on until the bytes up to `offset` are held; false when the stream ends before. */
  async reach(offset: number): Promise<boolean> {
    while (this.end < offset && !this.ended) await this.#more()
    return this.end >= offset
  }

  /** Where the bytes next occur from `from` on, -1 if not before the stream's end or if more than `most` bytes would be held. */
  async find(bytes: Buffer, from: number, most: number): Promise<number> {
    let at = from
    for (;;) {
      const found = this.#search(bytes, at)
      if (found >= 0) return found
      if (this.ended || this.end - this.start > most) return -1
      at = Math.max(from, this.end - bytes.length + 1)
      await this.#more()
    }
  }

  /** The bytes from `from` to `to`, as far as they are held; they may be a view, valid until the window moves. */
  view(from: number, to: number): Buffer {
    const first = this.#held[this.#indexOf(from)]
    const last = Math.min(to, this.end)
    if (!first || from >= last) return Buffer.alloc(0)
    if (last <= first.at + first.bytes.length) return first.bytes.subarray(from - first.at, last - first.at)
    return this.copy(from, last)
  }

  /** A copy of the bytes that lasts. */
  copy(from: number, to: number): Buffer {
    const copy = Buffer.allocUnsafeSlow(Math.max(0, Math.min(to, this.end) - from))
    this.#copyInto(copy, from, from, from + copy.length)
    return copy
  }

  /** A copy that lasts, of any size: others have their turn meanwhile, and the window lets go of what is copied. */
  async take(from: number, to: number): Promise<Buffer> {
    if (to - from <= atOnce) return this.copy(from, to)
    const copy = Buffer.allocUnsafeSlow(Math.min(to, this.end) - from)
    for (let at = from; at < to; at += atOnce) {
      this.#copyInto(copy, from, at, Math.min(at + atOnce, to))
      this.drop(at)
      await turn()
    }
    return copy
  }

  /** Lets go of what lies before the offset. */
  drop(before: number) {
    const to = Math.min(before, this.end)
    if (to <= this.start) return
    this.start = to
    let gone = 0
    for (const { at, bytes } of this.#held) {
      if (at + bytes.length > to) break
      gone++
    }
    this.#held.splice(0, gone)
  }

  /** Ends the stream before its end. */
  async close() {
    if (this.ended) return
    this.ended = true
    await this.#chunks.return?.()
  }

  async #more() {
    try {
      const { value, done } = await this.#chunks.next()
      if (done) this.ended = true
      else if (value.length > 0) this.#append(Buffer.from(value.buffer, value.byteOffset, value.byteLength))
    } catch (error) {
      this.ended = true
      this.error = error
    }
  }

  #append(bytes: Buffer) {
    this.#held.push({ at: this.end, bytes })
    this.end += bytes.length
  }

  /** The chunk that holds the offset, looked for from the last one: most is asked about what has just come. */
  #indexOf(offset: number): number {
    let index = this.#held.length - 1
    while (index > 0 && (this.#held[index]?.at ?? 0) > offset) index--
    return index
  }

  /** In each chunk, and over the seam to the next one. */
  #search(bytes: Buffer, from: number): number {
    for (let index = this.#indexOf(from); index >= 0 && index < this.#held.length; index++) {
      const chunk = this.#held[index] as Chunk
      const found = chunk.bytes.indexOf(bytes, Math.max(0, from - chunk.at))
      if (found >= 0) return chunk.at + found
      const end = chunk.at + chunk.bytes.length
      const seam = Math.max(from, end - bytes.length + 1, this.start)
      const across = end < this.end ? this.view(seam, end + bytes.length - 1).indexOf(bytes) : -1
      if (across >= 0) return seam + across
    }
    return -1
  }

  #copyInto(copy: Buffer, origin: number, from: number, to: number) {
    for (let index = this.#indexOf(from), at = from; at < to && index < this.#held.length; index++) {
      const { at: begin, bytes } = this.#held[index] as Chunk
      const piece = bytes.subarray(at - begin, to - begin)
      copy.set(piece, at - origin)
      at += piece.length
    }
  }
}
