// The file in everybody's full parcel: each another one, all of one size.
import { letter } from '../arrive.ts'

export function makeMailbox(): Buffer {
  const text = letter({ from: 'Ada <ada@elsewhere.example>', subject: crypto.randomUUID() })
  return Buffer.from(`From - Mon Jan 01 00:00:00 2024\n${text.toString().replaceAll('\r\n', '\n')}\n`)
}

export const mailboxBytes = makeMailbox().length
