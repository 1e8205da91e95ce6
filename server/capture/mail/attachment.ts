// The attachments of a mail: what they are called, how big they are, and their bytes when asked for.
import { cleanLine } from './clean.ts'
import type { CutPart } from './lean.ts'
import { type OpenMail, type OpenPart, openMail } from './open.ts'

/** `inline`: shown inside the HTML by its Content-ID. `index`: its place among the attachments of this mail. `evenSize`: without the ends of lines, which differ from copy to copy where they are not packed. */
export type MailAttachment = {
  index: number
  name: string
  type: string
  size: number
  evenSize: number
  contentId: string | null
  inline: boolean
}

/** The attachments of an opened mail, in their order. */
export function listAttachments({ mail, email, parts }: OpenMail): MailAttachment[] {
  return parts.map((part, index) => {
    const type = typeOf(part)
    const contentId = cleanLine((part.attachment.contentId ?? '').replace(/^\s*<|>\s*$/g, ''), 300) || null
    const inline = contentId !== null && (email.html?.includes(`cid:${contentId}`) ?? false)
    const size = part.cut ? decodedSize(mail, part.cut) : part.content.length
    const evenSize = isPacked(part, type) ? size : countWithoutLineEnds(partBytes(mail, part))
    return { index, name: nameOf(part, index, type), type, size, evenSize, contentId, inline }
  })
}

/** One attachment of a raw mail by its index, null when there is none. */
export async function readAttachment(raw: Uint8Array, index: number) {
  const open = await openMail(raw)
  const part = open.parts[index]
  if (!part) return null
  const type = typeOf(part)
  return { name: nameOf(part, index, type), type, bytes: partBytes(open.mail, part) }
}

/** The decoded bytes of a part. */
export function partBytes(mail: Buffer, part: OpenPart): Uint8Array {
  return part.cut ? decodePart(mail, part.cut) : part.content
}

/** Whether every copy has it byte by byte: what is neither text nor another mail, and packed. */
const isPacked = ({ cut }: OpenPart, type: string): boolean =>
  !type.startsWith('text/') && !type.startsWith('message/') && (cut === null || cut.encoding === 'base64')

function countWithoutLineEnds(bytes: Uint8Array): number {
  let count = 0
  for (const byte of bytes) if (byte !== 13 && byte !== 10) count++
  return count
}

function typeOf({ attachment }: OpenPart): string {
  const type = cleanLine(attachment.mimeType, 100).toLowerCase()
  return /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream'
}

const endings: Record<string, string> = {
  plain: 'txt',
  rfc822: 'eml',
  jpeg: 'jpg',
  calendar: 'ics',
  'octet-stream': 'bin',
}

/** Marks that turn the direction of writing: with one, "gpj.exe" reads as "exe.jpg". */
const turns = /[\u202a-\u202e\u2066-\u2069]/g

/** The file name as written, without folders and turns; one without a name is called by its number and type, "2.png". */
function nameOf({ attachment }: OpenPart, index: number, type: string): string {
  const written = cleanLine(attachment.filename ?? '', 1000).replace(turns, '')
  const name = written.slice(Math.max(written.lastIndexOf('/'), written.lastIndexOf('\\')) + 1).slice(-200)
  if (/[^.\s]/.test(name)) return name.toWellFormed()
  const subtype = type.slice(type.indexOf('/') + 1)
  return `${index + 1}.${endings[subtype] ?? (/^[a-z0-9]{1,5}$/.test(subtype) ? subtype : 'bin')}`
}

function decodePart(mail: Buffer, part: CutPart): Uint8Array {
  if (part.encoding === 'base64') return decodeBase64(mail, part)
  const end = endOfBody(mail, part)
  return part.encoding === 'identity' ? mail.subarray(part.start, end) : decodeQuoted(mail, part.start, end)
}

function decodedSize(mail: Buffer, part: CutPart): number {
  if (part.encoding !== 'base64') return decodePart(mail, part).length
  let size = 0
  let digits = 0
  for (let at = part.start; at < part.end; at++) {
    const kind = base64Kinds[mail[at] ?? 0]
    if (kind === 1) digits++
    else if (kind === 2) {
      size += Math.floor((digits * 3) / 4)
      digits = 0
    }
  }
  return size + Math.floor((digits * 3) / 4)
}

/** 1 for the digits of base64, 2 for its padding, 0 for what is skipped. */
const base64Kinds = Uint8Array.from({ length: 256 }, (_, code) => {
  const character = String.fromCharCode(code)
  return /[A-Za-z0-9+/]/.test(character) ? 1 : character === '=' ? 2 : 0
})

/** Padding ends a unit and another may follow, as some mailers write. Decoded a megabyte at a time. */
function decodeBase64(mail: Buffer, part: CutPart): Uint8Array {
  const bytes = Buffer.allocUnsafe(decodedSize(mail, part))
  let length = 0
  let rest = ''
  for (let at = part.start; at < part.end; at += 2 ** 20) {
    const text = mail.toString('latin1', at, Math.min(at + 2 ** 20, part.end))
    const units = (rest + text.replace(/[^A-Za-z0-9+/=]+/g, '')).split(/=+/)
    const open = units.pop() ?? ''
    for (const unit of units) length += bytes.write(unit, length, 'base64')
    const whole = open.length - (open.length % 4)
    length += bytes.write(open.slice(0, whole), length, 'base64')
    rest = open.slice(whole)
  }
  length += bytes.write(rest, length, 'base64')
  return bytes.subarray(0, length)
}

/** An escape that is none stays as it is written. */
function decodeQuoted(mail: Buffer, start: number, end: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(end - start)
  let length = 0
  for (let at = start; at < end; at++) {
    const byte = mail[at] ?? 0
    const [high = 0, low = 0] = byte === 0x3d ? [hexDigits[mail[at + 1] ?? 0], hexDigits[mail[at + 2] ?? 0]] : []
    const lineEnd = byte === 0x3d ? softBreak(mail, at + 1, end) : 0
    if (high > 0 && low > 0 && at + 2 < end) bytes[length++] = (high - 1) * 16 + low - 1
    else if (lineEnd === 0) bytes[length++] = byte
    if (high > 0 && low > 0 && at + 2 < end) at += 2
    else if (lineEnd > 0) at = lineEnd - 1
  }
  return bytes.subarray(0, length)
}

/** One more than the value of each hexadecimal digit, 0 for what is none. */
const hexDigits = Uint8Array.from(
  { length: 256 },
  (_, code) => '0123456789ABCDEF'.indexOf(String.fromCharCode(code).toUpperCase()) + 1,
)

/** Where the line ends after "=", blanks between them allowed; 0 when the line goes on. */
function softBreak(mail: Buffer, from: number, end: number): number {
  let at = from
  while (at < end && (mail[at] === 0x20 || mail[at] === 0x09)) at++
  if (mail[at] === 13) at++
  return at >= end || mail[at] === 10 ? Math.min(at + 1, end) : 0
}

/** The line end before a boundary belongs to the boundary (RFC 2046, section 5.1.1). */
function endOfBody(mail: Buffer, { start, end }: CutPart): number {
  if (end >= mail.length || end <= start || mail[end - 1] !== 10) return end
  return mail[end - 2] === 13 && end - 2 >= start ? end - 2 : end - 1
}
