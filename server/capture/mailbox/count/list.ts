// Lists a mailbox afresh, folder by folder and UID by UID, for the proof: on a connection of its own, by code of its own.
import { type Entrance, openWire, Refused, type Told, type Wire } from './wire.ts'

export type Listed = { folder: string; uidValidity: number; uids: number[] }

/** The messages of every folder but these (by their names as people read them). */
export async function listMailbox(entrance: Entrance, but: ReadonlySet<string>): Promise<Listed[]> {
  const wire = await openWire(entrance)
  try {
    const listed: Listed[] = []
    for (const [folder, name] of await listNames(wire))
      if (!but.has(folder)) listed.push({ folder, ...(await listFolder(wire, name)) })
    return listed
  } finally {
    wire.close()
  }
}

/** Names as the server writes them, by what people read. */
async function listNames(wire: Wire): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  await wire.command('LIST "" "*"', (told) => {
    const found = /^\* LIST \(([^)]*)\) (?:"(?:\\.|[^"\\])*"|NIL) (.*)$/i.exec(told.text)
    if (!found || /\\(Noselect|NonExistent)\b/i.test(found[1] ?? '')) return
    const name = nameIn(found[2] ?? '', told)
    const shown = decode(name)
    names.set(shown.toUpperCase() === 'INBOX' ? 'INBOX' : shown, name)
  })
  return names
}

function nameIn(text: string, { literals }: Told): string {
  if (/^\{\d+\}$/.test(text)) return literals.at(-1)?.toString('latin1') ?? ''
  return text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text
}

async function listFolder(wire: Wire, name: string): Promise<Omit<Listed, 'folder'>> {
  let [uidValidity, exists] = [0, 0]
  const quoted = `"${name.replace(/["\\]/g, '\\$&')}"`
  await wire.command(`EXAMINE ${quoted}`, ({ text }) => {
    uidValidity = Number(/\[UIDVALIDITY (\d+)\]/i.exec(text)?.[1] ?? uidValidity)
    exists = Number(/^\* (\d+) EXISTS$/i.exec(text)?.[1] ?? exists)
  })
  if (uidValidity === 0) throw new Refused('BAD', 'a folder without UIDVALIDITY')
  if (exists === 0) return { uidValidity, uids: [] }
  const uids: number[] = []
  await wire.command('UID FETCH 1:* (UID)', ({ text }) => {
    const uid = /^\* \d+ FETCH \(.*?\bUID (\d+)/i.exec(text)?.[1]
    if (uid) uids.push(Number(uid))
  })
  return { uidValidity, uids }
}

/** RFC 3501, 5.1.3: `&` begins base64 of UTF-16 with `,` for `/`, `-` ends it. Names in plain UTF-8 are read as they are. */
function decode(name: string): string {
  const text = Buffer.from(name, 'latin1').toString('utf8')
  return text.replace(/&([A-Za-z0-9+,]*)-/g, (_, run: string) => {
    if (run === '') return '&'
    const bytes = Buffer.from(run.replaceAll(',', '/'), 'base64')
    return bytes
      .subarray(0, bytes.length & ~1)
      .swap16()
      .toString('utf16le')
  })
}
