// Tells what a file is by its first bytes, not by its name.
import { fileTypeFromBuffer } from 'file-type'
import type { Problem } from './found.ts'
import { isField, isFromLine } from './from-line.ts'

/** So many first bytes are looked at. */
export const sniffBytes = 2 ** 16

/** `text` may still be a mail, if its name or place says so. */
export type Sniffed = 'empty' | 'mbox' | 'mail' | 'zip' | 'gzip' | 'tar' | 'archive' | 'binary' | 'text'

/** Headers without which hardly any mail goes; what has none of them is not taken for a mail. */
const mailFields = new Set(
  `from to cc bcc date subject received message-id return-path mime-version content-type delivered-to sender reply-to
   envelope-to x-original-to in-reply-to references x-mailer resent-from apparently-to dkim-signature arc-seal`.split(
    /\s+/,
  ),
)

/** What the first bytes of a file are. */
export function sniff(head: Buffer): Sniffed {
  if (head.length === 0) return 'empty'
  const magic = head.toString('latin1', 0, 8)
  if (/^PK(?:\x03\x04|\x05\x06)/.test(magic)) return 'zip'
  if (magic.startsWith('\x1f\x8b')) return 'gzip'
  if (isTar(head)) return 'tar'
  if (/^(?:BZh\d1AY|7z\xbc\xaf|Rar!\x1a|\xfd7zXZ|\x28\xb5\x2f\xfd)/.test(magic)) return 'archive'
  const text = head
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .replace(/^[\r\n]+/, '')
  const lines = text.split('\n', 2)
  if (isFromLine(lines[0] ?? '', lines[1] ?? '', true)) return 'mbox'
  if (!isField(lines[0] ?? '') && holdsFromLine(text)) return 'mbox'
  if (isMail(text)) return 'mail'
  return head.subarray(0, 4096).includes(0) ? 'binary' : 'text'
}

/** Says what a file that is no mail seems to be, as a media type. */
export async function seemsToBe(head: Buffer): Promise<Problem> {
  const known = await fileTypeFromBuffer(head)
  if (known) return { problem: unread.test(known.mime) ? 'unsupported' : 'not_mail', detail: known.mime }
  if (head.toString('latin1', 0, 4) === '!BDN') return { problem: 'unsupported', detail: 'application/vnd.ms-outlook' }
  return {
    problem: 'not_mail',
    detail: head.subarray(0, 4096).includes(0) ? 'application/octet-stream' : textType(head),
  }
}

/** Mail of Outlook, and archives of kinds that are not unpacked. */
const unread = /outlook|x-cfb|x-7z|x-rar|x-bzip|x-xz|zstd|x-lzip|x-compress|x-apple-diskimage/

function textType(head: Buffer): string {
  const text = head.toString('utf8', 0, 2000).trimStart()
  if (/^(?:<!doctype html|<html)/i.test(text)) return 'text/html'
  if (/^BEGIN:VCARD/i.test(text)) return 'text/vcard'
  if (/^BEGIN:VCALENDAR/i.test(text)) return 'text/calendar'
  if (/^[[{]/.test(text)) return 'application/json'
  const [first = '', second = ''] = text.split('\n')
  const columns = first.split(/[,;\t]/).length
  return columns > 2 && second.split(/[,;\t]/).length === columns ? 'text/csv' : 'text/plain'
}

/** Header fields from the first line on, one of them of mail's own, and hardly a line among them that is none. */
function isMail(text: string): boolean {
  const gap = /\n\r?\n/.exec(text)
  const lines = text.slice(0, gap?.index).split('\n', 200)
  let fields = 0
  let others = 0
  let ofMail = 0
  for (const line of lines) {
    if (/^[ \t]/.test(line)) continue
    if (!isField(line)) others++
    else {
      fields++
      if (mailFields.has(line.slice(0, line.indexOf(':')).trim().toLowerCase())) ofMail++
    }
  }
  return isField(lines[0] ?? '') ? ofMail > 0 && others <= fields : ofMail > 1 && others * 2 <= fields
}

function holdsFromLine(text: string): boolean {
  for (let at = text.indexOf('\nFrom '); at >= 0; at = text.indexOf('\nFrom ', at + 1)) {
    const [line = '', next = ''] = text.slice(at + 1, at + 2001).split('\n', 2)
    if (isFromLine(line, next, /\n\r?$/.test(text.slice(Math.max(0, at - 2), at)))) return true
  }
  return false
}

/** POSIX and GNU write "ustar"; older ones are known by the sum of their header. */
function isTar(head: Buffer): boolean {
  if (head.length < 512) return false
  if (head.toString('latin1', 257, 262) === 'ustar') return true
  const told = Number.parseInt(head.toString('latin1', 148, 156).trim(), 8)
  if (!(told > 256)) return false
  let sum = 8 * 32
  for (let at = 0; at < 512; at++) if (at < 148 || at >= 156) sum += head[at] ?? 0
  return sum === told
}
