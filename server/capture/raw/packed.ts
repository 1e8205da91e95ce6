// Raw bytes in the form in which they are kept: unpacked by whoever needs them, a worker thread for instance.
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createZstdDecompress, zstdDecompressSync } from 'node:zlib'

/** `size`: unpacked. `packed`: from the database; `path`: the file that holds them. */
export type Packed = { size: number } & ({ packed: Uint8Array } | { path: string })

/** All of it, in one piece. A large one takes time: not for the thread that serves. */
export async function unpackRaw(kept: Packed): Promise<Buffer> {
  if ('packed' in kept) return zstdDecompressSync(kept.packed)
  const bytes = Buffer.allocUnsafeSlow(kept.size)
  const unpacked = pipeline(createReadStream(kept.path), createZstdDecompress(), () => undefined)
  let at = 0
  for await (const chunk of unpacked as AsyncIterable<Buffer>) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  if (at !== kept.size) throw new Error(`the file of these bytes holds ${at} of ${kept.size}`)
  return bytes
}
