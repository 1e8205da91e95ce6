// Mends what keeps a parser from seeing a mail at all: a mark or a mbox line before it, other line ends, other charsets in its headers.
import { isUtf8 } from 'node:buffer'

/** The mail as a parser expects it. The raw bytes that are kept stay as they came. */
export function mendMail(raw: Uint8Array): Buffer {
  const plain = utf8Of(asBuffer(raw))
  const lined = plain.includes(10) || !plain.includes(13) ? plain : newlinesOf(plain)
  const mail = mendHeaders(lined.subarray(beginningOf(lined)))
  return hasField(mail) ? mail : Buffer.concat([Buffer.from('\n'), mail])
}

/** Whether there is any header; else all of it is the body. */
function hasField(mail: Buffer): boolean {
  return /^[!-9;-~]+[ \t]*:/m.test(mail.toString('latin1', 0, Math.min(bodyOffset(mail), 2 ** 16)))
}

/** Where the headers end and the body begins. */
export function bodyOffset(mail: Buffer): number {
  if (mail[0] === 10) return 1
  const lf = mail.indexOf('\n\n')
  const crlf = mail.indexOf('\n\r\n')
  if (crlf >= 0 && (lf < 0 || crlf < lf)) return crlf + 3
  return lf < 0 ? mail.length : lf + 2
}

function asBuffer(raw: Uint8Array): Buffer {
  return Buffer.isBuffer(raw) ? raw : Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
}

function utf8Of(raw: Buffer): Buffer {
  if (raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf) return raw.subarray(3)
  if (raw[0] === 0xff && raw[1] === 0xfe) return Buffer.from(new TextDecoder('utf-16le').decode(raw))
  if (raw[0] === 0xfe && raw[1] === 0xff) return Buffer.from(new TextDecoder('utf-16be').decode(raw))
  return raw
}

function newlinesOf(raw: Buffer): Buffer {
  const lined = Buffer.from(raw)
  for (let at = lined.indexOf(13); at >= 0; at = lined.indexOf(13, at + 1)) lined[at] = 10
  return lined
}

/** Blank lines and the From_ line of a mbox before the first header. */
function beginningOf(mail: Buffer): number {
  let at = 0
  for (;;) {
    while (mail[at] === 10 || mail[at] === 13) at++
    if (!/^>?From /.test(mail.toString('latin1', at, at + 6))) return at
    const newline = mail.indexOf(10, at)
    at = newline < 0 ? mail.length : newline + 1
  }
}

/** Headers in 8 bits are UTF-8 (RFC 6532) or else in the charset of the mail, most often windows-1252. */
function mendHeaders(mail: Buffer): Buffer {
  const end = bodyOffset(mail)
  const head = mail.subarray(0, end)
  if (isUtf8(head)) return mail
  const decoder = decoderOf(/charset\s*=\s*"?([\w.:-]+)/i.exec(head.toString('latin1'))?.[1])
  const lines: Buffer[] = []
  for (let at = 0; at < end; ) {
    const newline = head.indexOf(10, at)
    const next = newline < 0 ? end : newline + 1
    const line = head.subarray(at, next)
    lines.push(isUtf8(line) ? line : Buffer.from(decoder.decode(escapeWords(line))))
    at = next
  }
  return Buffer.concat([...lines, mail.subarray(end)])
}

/** Bytes of 8 bits inside an encoded word are in the charset of that word. */
function escapeWords(line: Buffer): Buffer {
  const escape = (byte: string) => `=${byte.charCodeAt(0).toString(16).toUpperCase()}`
  const text = line
    .toString('latin1')
    .replace(/=\?[^?\s]+\?q\?[^?]*\?=/gi, (word) => word.replace(/[\x80-\xff]/g, escape))
  return Buffer.from(text, 'latin1')
}

function decoderOf(charset: string | undefined): TextDecoder {
  const western = new TextDecoder('windows-1252')
  if (charset === undefined || /^(?:utf-?8|utf-?16.*)$/i.test(charset)) return western
  try {
    return new TextDecoder(charset)
  } catch {
    return western // a charset that no one knows
  }
}
