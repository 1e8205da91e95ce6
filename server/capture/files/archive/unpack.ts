// Unpacks deflated bytes in small steps, so that all that can be had of damaged ones is given before their failure is thrown.
import { type Gunzip, type InflateRaw, createGunzip, createInflateRaw } from 'node:zlib'
import type { ByteStream } from '../found.ts'

/** So much goes in at once, and so much comes out: what a step had unpacked when it failed is lost. The witness (count.ts) takes the same steps. */
const [stepBytes, chunkSize] = [2 ** 14, 2 ** 16]

/** The unpacked bytes. `onTaken`: told, before each chunk, how many packed bytes it was made of. */
export async function* unpack(
  packed: ByteStream,
  form: 'gzip' | 'deflate',
  onTaken: (bytes: number) => void = () => undefined,
): AsyncGenerator<Buffer> {
  const steps = new Steps(form === 'gzip' ? createGunzip({ chunkSize }) : createInflateRaw({ chunkSize }))
  try {
    for await (const chunk of packed)
      for (let at = 0; at < chunk.length; at += stepBytes) {
        const step = chunk.subarray(at, at + stepBytes)
        const unpacked = await steps.take(step)
        const share = step.length / unpacked.reduce((sum, { length }) => sum + length, 0)
        for (const bytes of unpacked) {
          onTaken(bytes.length * share)
          yield bytes
        }
        if (steps.failure) throw steps.failure
      }
    yield* await steps.take(null)
    if (steps.failure) throw steps.failure
  } finally {
    steps.end()
  }
}

/** Node's decompressor drops what it holds when it fails: here it hands over at once whatever it has. */
class Steps {
  failure: Error | null = null
  #unpacked: Buffer[] = []
  /** It has come to the end that is written in its bytes; what follows is not looked at. */
  #over = false
  #settle: (error?: Error | null) => void = () => undefined
  readonly #zlib: Gunzip | InflateRaw

  constructor(zlib: Gunzip | InflateRaw) {
    this.#zlib = zlib
    zlib.push = (chunk: Buffer | null) => {
      if (chunk) this.#unpacked.push(chunk)
      else this.#over = true
      if (chunk === null && zlib.writableEnded) this.#settle()
      return true
    }
    zlib.on('error', (error) => this.#settle(error))
  }

  /** Null: that was all. Whether it ends where it should shows only then. */
  async take(step: Uint8Array | null): Promise<Buffer[]> {
    if (this.#over) return []
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#settle = (error) => {
      this.failure ??= error ?? null
      resolve()
    }
    if (step) this.#zlib.write(step, (error) => this.#settle(error))
    else this.#zlib.end()
    await promise
    return this.#unpacked.splice(0)
  }

  end() {
    this.#zlib.destroy()
  }
}
