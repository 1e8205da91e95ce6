// Writes small zips and tars byte by byte, honest and hostile ones, for the tests of what reads them.
import { crc32, deflateRawSync } from 'node:zlib'

/** `told`: the size the archive claims. `mode`: the Unix mode, 0o120777 for a link. `stored`: not compressed. */
export type ArchiveEntry = {
  name: string
  bytes: Buffer
  told?: number
  flags?: number
  method?: number
  mode?: number
  stored?: boolean
  /** For a tar: '0' a file, '2' a symbolic link, '5' a folder. */
  type?: string
}

/** A zip of these entries. */
export function zipOf(entries: ArchiveEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const packed = entry.stored ? entry.bytes : deflateRawSync(entry.bytes)
    const record = zipRecord(entry, packed.length, name.length)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), record, name, packed])
    const central = Buffer.alloc(46)
    central.write('PK\x01\x02', 'latin1')
    central.writeUInt16LE(3 << 8, 4)
    record.copy(central, 6)
    central.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38)
    central.writeUInt32LE(offset, 42)
    directory.push(central, name)
    parts.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}

/** What the local header and the central directory have in common: 26 bytes from "version needed" on. */
function zipRecord(entry: ArchiveEntry, packed: number, nameLength: number): Buffer {
  const record = Buffer.alloc(26)
  record.writeUInt16LE(20, 0)
  record.writeUInt16LE(entry.flags ?? 0x800, 2)
  record.writeUInt16LE(entry.method ?? (entry.stored ? 0 : 8), 4)
  record.writeUInt32LE(crc32(entry.bytes), 10)
  record.writeUInt32LE(packed, 14)
  record.writeUInt32LE(entry.told ?? entry.bytes.length, 18)
  record.writeUInt16LE(nameLength, 22)
  return record
}

/** A tar of these entries. */
export function tarOf(entries: ArchiveEntry[]): Buffer {
  const blocks = entries.flatMap((entry) => {
    const header = Buffer.alloc(512)
    header.write(entry.name, 0, 100)
    header.write('0000644\0', 100)
    header.write('0000000\0', 108)
    header.write('0000000\0', 116)
    header.write(`${(entry.told ?? entry.bytes.length).toString(8).padStart(11, '0')}\0`, 124)
    header.write('00000000000\0', 136)
    header.write('        ', 148)
    header.write(entry.type ?? '0', 156)
    header.write('ustar\x0000', 257)
    const sum = header.reduce((total, byte) => total + byte, 0)
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    return [header, entry.bytes, Buffer.alloc((512 - (entry.bytes.length % 512)) % 512)]
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}
