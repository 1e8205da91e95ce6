// The raw mails that are kept, and what stands at the head of each.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import type { Client } from 'pg'

export type Raw = { workspace: string; hash: string; packed: Buffer | null }
export type Head = { messageId: string; key: string }

/** The bytes as they came; large ones lie in a file of Kith's home. */
export function unpackRaw(home: string, { workspace, hash, packed }: Raw): Buffer {
  return zstdDecompressSync(packed ?? readFileSync(join(home, 'raw', workspace, hash.slice(0, 2), `${hash}.zst`)))
}

/** What stands at the head of each raw mail, by its hash. */
export async function readHeads(owner: Client, home: string): Promise<Map<string, Head>> {
  const { rows } = await owner.query<Raw>(
    `select workspace_id as workspace, encode(hash, 'hex') as hash, packed from raw`,
  )
  return new Map(rows.map((raw) => [raw.hash, headOf(unpackRaw(home, raw))]))
}

function headOf(bytes: Buffer): Head {
  const text = bytes.toString('latin1', 0, 65_536).replaceAll('\r', '')
  const head = text.slice(0, text.indexOf('\n\n'))
  const field = (name: string) => new RegExp(`^${name}:\\s*(.*(?:\\n[ \\t].*)*)`, 'im').exec(head)?.[1] ?? ''
  const sender = /[^<\s]+@[^>\s]+/.exec(field('from'))?.[0]
  const key = [new Date(field('date')).getTime(), sender, field('subject').trim()]
  return { messageId: field('message-id').replace(/[<>\s]/g, ''), key: key.join(' ') }
}
