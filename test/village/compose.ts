// RFC 5322 bytes: headers folded and encoded, bodies in quoted-printable or base64, parts nested; nothing in it is left to chance.
import { digest } from './chance.ts'

export type Part =
  | { type: string; text: string; charset?: 'utf-8' | 'iso-8859-1'; encoding?: 'base64'; headers?: [string, string][] }
  | { type: string; bytes: Buffer; name?: string; inlineId?: string }
  | { type: string; parts: Part[]; parameters?: string }

export type Header = [name: string, value: string]

/** A whole message; `seed` names its boundaries. */
export function compose(headers: Header[], body: Part, seed: string): Buffer {
  const head = headers.map(([name, value]) => foldHeader(name, value)).join('')
  return Buffer.concat([Buffer.from(`${head}MIME-Version: 1.0\r\n`), renderPart(body, seed)])
}

function renderPart(part: Part, seed: string): Buffer {
  if ('parts' in part) return renderMultipart(part, seed)
  if ('bytes' in part) return renderFile(part)
  const charset = part.charset ?? 'utf-8'
  const bytes = Buffer.from(part.text.replace(/\r?\n/g, '\r\n'), charset === 'utf-8' ? 'utf8' : 'latin1')
  const plain = bytes.every((byte) => byte < 127) && !/[^\r\n]{77}|^(From|\.)/m.test(part.text)
  const encoding = part.encoding ?? (plain ? '7bit' : 'quoted-printable')
  const encoded =
    encoding === 'base64' ? base64Lines(bytes) : encoding === '7bit' ? bytes.toString() : quotedPrintable(bytes)
  const shown = plain && charset === 'utf-8' && encoding === '7bit' ? 'us-ascii' : charset
  const extra = (part.headers ?? []).map(([name, value]) => foldHeader(name, value)).join('')
  return Buffer.from(
    `Content-Type: ${part.type}; charset="${shown}"\r\nContent-Transfer-Encoding: ${encoding}\r\n${extra}\r\n${encoded}\r\n`,
  )
}

function renderMultipart(part: Extract<Part, { parts: Part[] }>, seed: string): Buffer {
  const boundary = `=_${digest(`boundary ${seed}`).slice(0, 26)}`
  const pieces = part.parts.flatMap((inner, index) => [
    Buffer.from(`--${boundary}\r\n`),
    renderPart(inner, `${seed}.${index}`),
  ])
  const head = `Content-Type: ${part.type};${part.parameters ?? ''}\r\n boundary="${boundary}"\r\n\r\n`
  return Buffer.concat([Buffer.from(head), ...pieces, Buffer.from(`--${boundary}--\r\n`)])
}

function renderFile(part: Extract<Part, { bytes: Buffer }>): Buffer {
  const kind = part.inlineId ? 'inline' : 'attachment'
  const name = part.name ?? 'part.bin'
  const named = /^[\x20-\x7e]+$/.test(name) ? `filename="${name}"` : `filename*=UTF-8''${encodeURIComponent(name)}`
  const id = part.inlineId ? `Content-ID: <${part.inlineId}>\r\n` : ''
  const head = `Content-Type: ${part.type}; name="${name.replace(/[^\x20-\x7e]/g, '_')}"\r\nContent-Disposition: ${kind}; ${named}\r\n`
  return Buffer.from(`${head}${id}Content-Transfer-Encoding: base64\r\n\r\n${base64Lines(part.bytes)}\r\n`)
}

const base64Lines = (bytes: Buffer) => (bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n')

function quotedPrintable(bytes: Buffer): string {
  const lines = bytes.toString('latin1').split('\r\n')
  return lines.map((line) => softWrapped([...line].map(escapedByte).map(trailingSpace))).join('\r\n')
}

const escapedByte = (char: string) =>
  /[\t\x20-\x3c\x3e-\x7e]/.test(char) ? char : `=${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`

const trailingSpace = (token: string, index: number, all: string[]) =>
  token === ' ' && index === all.length - 1 ? '=20' : token

function softWrapped(tokens: string[]): string {
  let width = 0
  return tokens
    .map((token) => {
      const wraps = width + token.length > 75
      width = wraps ? token.length : width + token.length
      return wraps ? `=\r\n${token}` : token
    })
    .join('')
}

/** Words outside ASCII as RFC 2047 encoded-words of at most 75 characters. */
export function encodeWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const pieces = ['']
  for (const char of text) {
    const current = pieces.at(-1) ?? ''
    if (Buffer.byteLength(current + char) > 42) pieces.push(char)
    else pieces[pieces.length - 1] = current + char
  }
  return pieces.map((piece) => `=?UTF-8?B?${Buffer.from(piece).toString('base64')}?=`).join(' ')
}

/** `"Okafor, Sam" <sam@…>`: a name quoted or encoded as it needs. */
export function mailbox({ name, address }: { name: string; address: string }): string {
  if (!/^[\x20-\x7e]*$/.test(name)) return `${encodeWords(name)} <${address}>`
  return /[^\w '-]/.test(name) ? `"${name}" <${address}>` : `${name} <${address}>`
}

function foldHeader(name: string, value: string): string {
  const words = value.split(' ')
  let line = `${name}:`
  const lines: string[] = []
  for (const word of words) {
    if (line.length + word.length + 1 > 76 && line.trim() !== '' && line !== `${name}:`) {
      lines.push(line)
      line = ''
    }
    line += ` ${word}`
  }
  return `${[...lines, line].join('\r\n')}\r\n`
}
