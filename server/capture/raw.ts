// The raw bytes of what arrived, kept once under the workspace's keyed hash: packed in the database up to 1 MB, else in a file.
import { createHmac } from 'node:crypto'
import { access, open } from 'node:fs/promises'
import { type Readable, pipeline } from 'node:stream'
import { promisify } from 'node:util'
import { createZstdDecompress, zstdCompress, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, run } from '../base/scope.ts'
import { type Kept, keepLarge, mostInDatabase, packing, pathOf } from './raw/large.ts'

/** Packing less than this takes no longer than to ask another thread for it. */
const mostPackedHere = 64_000
const packApart = promisify(zstdCompress)

/** The workspace's key keeps a hash from telling outsiders which bytes are here. */
export const hashRaw = (key: Buffer, bytes: Buffer): Buffer => createHmac('sha256', key).update(bytes).digest()

/** Without `bytes` they are kept already: in their file if they are large, else in their row. */
export type Raw = { hash: Buffer; size: number; bytes?: Buffer }

/** Writes large bytes that are not kept yet to their files, before the transaction that names them; a file nobody names is swept later. */
export async function keepLargeRaws(scope: Scope, key: Buffer, raws: readonly Raw[]): Promise<void> {
  for (const { bytes, size } of raws) if (bytes && size > mostInDatabase) await keepLarge(scope, key, bytes)
}

/**
 * Keeps the bytes; those already kept are left as they are. Inside the capture's transaction, which a sweep of files nobody names waits
 * for: a large one that it took just before makes this fail, and done again it is written anew.
 */
export async function keepRaws(scope: Scope, raws: readonly Raw[]): Promise<void> {
  const distinct = [...new Map(raws.map((raw) => [raw.hash.toString('hex'), raw])).values()]
  const fresh = distinct.filter(({ size, bytes }) => bytes || size > mostInDatabase)
  const rows = await Promise.all(fresh.map((raw) => rowOf(scope, raw)))
  if (rows.length === 0) return
  await run(
    scope,
    sql`insert into raw (workspace_id, hash, size, packed, file)
      select ${scope.workspaceId}::uuid, * from unnest(${rows.map((r) => r.hash)}::bytea[], ${rows.map((r) => r.size)}::bigint[], ${rows.map((r) => r.packed)}::bytea[], ${rows.map((r) => r.file)}::text[])
      on conflict (workspace_id, hash) do nothing`.compile(db),
  )
}

async function rowOf({ ground, workspaceId }: Scope, { hash, size, bytes }: Raw) {
  if (size > mostInDatabase || !bytes) {
    await access(pathOf(ground, workspaceId, hash))
    return { hash, size, packed: null, file: hash.toString('hex') }
  }
  const packed = size > mostPackedHere ? await packApart(bytes, packing) : zstdCompressSync(bytes, packing)
  return { hash, size, packed, file: null }
}

/** Rows with their kept bytes, so many at a time as memory bears; those whose bytes are not here are left out. */
export async function* withRaws<T>(
  scope: Scope,
  rows: readonly T[],
  hashOf: (row: T) => Buffer | null,
): AsyncGenerator<{ row: T; kept: Kept }[]> {
  const hashed = rows.flatMap((row) => ({ row, hash: hashOf(row) ?? Buffer.alloc(0) }))
  for (let at = 0; at < hashed.length; at += rowsAtOnce) {
    const some = hashed.slice(at, at + rowsAtOnce)
    const kept = await findRaws(
      scope,
      some.map(({ hash }) => hash),
    )
    const found = some.flatMap(({ row, hash }) => {
      const one = kept.get(hash.toString('hex'))
      return one ? [{ row, kept: one }] : []
    })
    if (found.length > 0) yield found
  }
}
/** Each at most 1 MB. */
const rowsAtOnce = 25

/** Where the bytes of each hash are; those that are not here are left out. */
export async function findRaws(scope: Scope, hashes: readonly Buffer[]): Promise<Map<string, Kept>> {
  const { ground, workspaceId } = scope
  const query = db
    .selectFrom('raw')
    .select(['hash', 'size', 'packed', 'file'])
    .where('workspace_id', '=', workspaceId)
    .where('hash', '=', sql<Buffer>`any(${[...hashes]}::bytea[])`)
  const [rows] = await run(scope, query.compile())
  const kept = rows.map(
    ({ hash, size, packed }): Kept =>
      packed ? { hash, size, packed } : { hash, size, path: pathOf(ground, workspaceId, hash) },
  )
  return new Map(kept.map((one) => [one.hash.toString('hex'), one]))
}

export async function findRaw(scope: Scope, hash: Buffer): Promise<Kept | null> {
  return (await findRaws(scope, [hash])).get(hash.toString('hex')) ?? null
}

/** The bytes as they came, for passing on: large ones as a stream; null when they are not here. */
export async function openRaw(scope: Scope, hash: Buffer): Promise<Buffer | Readable | null> {
  const kept = await findRaw(scope, hash)
  if (!kept) return null
  if ('packed' in kept) return zstdDecompressSync(kept.packed)
  const file = await open(kept.path).catch(() => null)
  return file && pipeline(file.createReadStream(), createZstdDecompress(), () => undefined)
}
