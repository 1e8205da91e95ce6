// The raw bytes of what arrived, kept once under the workspace's keyed hash: packed in the database up to 1 MB, else in a file.
import { createHmac } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Ground, type Scope, run, runOne } from '../base/scope.ts'

/** Larger bytes would cost the server's memory on their way through the database (postgres.md, section 1). */
const mostInDatabase = 1_000_000
const level = { params: { [constants.ZSTD_c_compressionLevel]: 3 } }

/** The workspace's key keeps a hash from telling outsiders which bytes are here. */
export const hashRaw = (key: Buffer, bytes: Buffer): Buffer => createHmac('sha256', key).update(bytes).digest()

export type Raw = { hash: Buffer; bytes: Buffer }

/** Writes large bytes to their files, durably, before the transaction that names them; a file nobody names is swept later. */
export async function keepLargeRaws(scope: Scope, raws: readonly Raw[]): Promise<void> {
  for (const { hash, bytes } of raws)
    if (bytes.length > mostInDatabase) await writeFileOnce(scope.ground, scope.workspaceId, hash, bytes)
}

/** Keeps the bytes; those already kept are left as they are. */
export async function keepRaws(scope: Scope, raws: readonly Raw[]): Promise<void> {
  const distinct = [...new Map(raws.map((raw) => [raw.hash.toString('hex'), raw])).values()]
  const rows = distinct.map(({ hash, bytes }) => {
    const large = bytes.length > mostInDatabase
    return {
      hash,
      size: bytes.length,
      packed: large ? null : zstdCompressSync(bytes, level),
      file: large ? hash.toString('hex') : null,
    }
  })
  if (rows.length === 0) return
  await run(
    scope,
    sql`insert into raw (workspace_id, hash, size, packed, file)
      select ${scope.workspaceId}::uuid, * from unnest(${rows.map((r) => r.hash)}::bytea[], ${rows.map((r) => r.size)}::bigint[], ${rows.map((r) => r.packed)}::bytea[], ${rows.map((r) => r.file)}::text[])
      on conflict (workspace_id, hash) do nothing`.compile(db),
  )
}

/** The bytes as they came, or null when they are not here. */
export async function readRaw(scope: Scope, hash: Buffer): Promise<Buffer | null> {
  const query = db
    .selectFrom('raw')
    .select(['packed', 'file'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('hash', '=', hash)
  const row = await runOne(scope, query.compile())
  if (!row) return null
  if (row.packed) return zstdDecompressSync(row.packed)
  return row.file ? zstdDecompressSync(await readFile(pathOf(scope.ground, scope.workspaceId, hash))) : null
}

const pathOf = (ground: Ground, workspaceId: string, hash: Buffer) => {
  const name = hash.toString('hex')
  return join(ground.home, 'raw', workspaceId, name.slice(0, 2), `${name}.zst`)
}

async function writeFileOnce(ground: Ground, workspaceId: string, hash: Buffer, bytes: Buffer): Promise<void> {
  const path = pathOf(ground, workspaceId, hash)
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  const part = `${path}.${process.pid}.part`
  const handle = await open(part, 'w', 0o600)
  try {
    await handle.writeFile(zstdCompressSync(bytes, level))
    await handle.datasync()
  } finally {
    await handle.close()
  }
  await rename(part, path)
}
