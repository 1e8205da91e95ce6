// What makes a file or folder the same one that was brought before.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** A file by its content, whose SHA-256 may be known already, a folder by the paths and sizes in it; `bytes` is the size of all. Rejects as the file system does. */
export async function fingerprint(path: string, digest?: string): Promise<{ mark: string; bytes: number }> {
  const about = await stat(path)
  const hash = createHash('sha256')
  if (!about.isDirectory()) {
    if (!digest)
      for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
    return { mark: `file ${digest ?? hash.digest('base64url')}`, bytes: about.size }
  }
  let bytes = 0
  for await (const { name, size } of walk(path, '')) {
    hash.update(`${name}\0${size}\n`)
    bytes += size
  }
  return { mark: `folder ${hash.digest('base64url')}`, bytes }
}

async function* walk(root: string, folder: string): AsyncGenerator<{ name: string; size: number }> {
  const entries = await readdir(join(root, folder), { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = join(folder, entry.name)
    if (entry.isDirectory()) yield* walk(root, name)
    else if (entry.isFile()) yield { name, size: (await stat(join(root, name))).size }
  }
}
