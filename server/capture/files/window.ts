// A window that slides over a stream of bytes, so that a file of any size is read in little memory. Places are offsets in the stream.
import type { ByteStream } from './found.ts'

export class ByteWindow {
  /** The offset of the first byte that is still held. */
  start = 0
  /** The offset after the last byte that is held. */
  end = 0
  /** True when the stream has ended, by itself or by `error`. */
  ended = false
  error: unknown
  #buffer: Buffer = Buffer.alloc(0)
  /** Where in the buffer the byte at `start` lies. */
  #head = 0
  #own = false
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
      const found = this.#buffer
        .subarray(0, this.#head + this.end - this.start)
        .indexOf(bytes, this.#head + at - this.start)
      if (found >= 0) return found - this.#head + this.start
      if (this.ended || this.end - this.start > most) return -1
      at = Math.max(from, this.end - bytes.length + 1)
      await this.#more()
    }
  }

  /** A view of the bytes from `from` to `to`, as far as they are held; valid until the window moves. */
  view(from: number, to: number): Buffer {
    const end = Math.min(to, this.end)
    return this.#buffer.subarray(this.#head + from - this.start, this.#head + Math.max(end, from) - this.start)
  }

  /** A copy of the bytes that lasts. */
  copy(from: number, to: number): Buffer {
    return Buffer.from(this.view(from, to))
  }

  /** Lets go of what lies before the offset. */
  drop(before: number) {
    const to = Math.min(before, this.end)
    if (to <= this.start) return
    this.#head += to - this.start
    this.start = to
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
      else this.#append(value)
    } catch (error) {
      this.ended = true
      this.error = error
    }
  }

  #append(chunk: Uint8Array) {
    const held = this.end - this.start
    if (held === 0 && chunk.length > this.#buffer.length) {
      this.#buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
      this.#head = 0
      this.#own = false
    } else {
      if (!this.#own || this.#head + held + chunk.length > this.#buffer.length) this.#makeRoom(held + chunk.length)
      this.#buffer.set(chunk, this.#head + held)
    }
    this.end += chunk.length
  }

  /** The held bytes move to the beginning of the buffer, or of a larger one; the stream's own is never written to. */
  #makeRoom(least: number) {
    const held = this.view(this.start, this.end)
    if (!this.#own || least > this.#buffer.length)
      this.#buffer = Buffer.allocUnsafeSlow(Math.max(Math.ceil(least * 1.5), 2 ** 16))
    this.#buffer.set(held)
    this.#head = 0
    this.#own = true
  }
}
