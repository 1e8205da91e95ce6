// Makes a big mail small before it is parsed: the bodies of attachments are cut out by their offsets, so that parsing needs neither their time nor their memory.
import { randomUUID } from 'node:crypto'

/** Where the encoded body of a part stands in the raw bytes. */
export type CutPart = { start: number; end: number; encoding: 'base64' | 'quoted-printable' | 'identity' }
export type LeanMail = { bytes: Uint8Array; parts: CutPart[] }

/** Stands in place of a body that was cut, followed by the number of the part. A sender cannot know it. */
const mark = `kith${randomUUID().replaceAll('-', '')}n`
/** Of text parts so much is kept, encoded: more than enough for 1 MB of text. */
const textBudget = 3 * 2 ** 20
const deepestMessage = 10
const leastCut = 100
const longestLine = 2_000

type Cutting = { raw: Buffer; parts: CutPart[]; pieces: Uint8Array[]; kept: number; budget: number }
type Header = { type: string; encoding: CutPart['encoding']; attached: boolean; boundary: string | null; end: number }

/** The mail without the bodies of its attachments, and where they are. */
export function leanMail(raw: Buffer): LeanMail {
  const cutting: Cutting = { raw, parts: [], pieces: [], kept: 0, budget: textBudget }
  cutMessage(cutting, 0, raw.length, 0)
  if (cutting.kept === 0) return { bytes: raw, parts: [] }
  cutting.pieces.push(raw.subarray(cutting.kept))
  return { bytes: Buffer.concat(cutting.pieces), parts: cutting.parts }
}

/** The part that a parsed body stands for, null when the body is itself. */
export function findCutPart(lean: LeanMail, content: Uint8Array): CutPart | null {
  if (content.length < mark.length || content.length > mark.length + 20) return null
  const text = Buffer.from(content.buffer, content.byteOffset, content.length).toString('latin1')
  return text.startsWith(mark) ? (lean.parts[Number.parseInt(text.slice(mark.length), 10)] ?? null) : null
}

/** Walks the parts of one message in raw[start, end) and cuts what is bulky. */
function cutMessage(cutting: Cutting, start: number, end: number, depth: number) {
  const boundaries: string[] = []
  let at = start
  for (;;) {
    const header = readHeader(cutting.raw, at, end, boundaries)
    if (header.boundary !== null) boundaries.push(header.boundary)
    let next = findBoundary(cutting.raw, header.end, end, boundaries)
    if (header.boundary !== null) cut(cutting, header.end, next.start, '')
    else cutBody(cutting, header, next.start, depth)
    while (next.closing) {
      const after = next.end
      next = findBoundary(cutting.raw, after, end, boundaries)
      cut(cutting, after, next.start, '')
    }
    if (next.end >= end) return
    at = next.end
  }
}

function cutBody(cutting: Cutting, header: Header, end: number, depth: number) {
  const start = header.end
  if (header.type.startsWith('multipart/') || header.type === 'text/calendar' || header.type === 'application/ics')
    return
  if ((header.type === 'text/plain' || header.type === 'text/html') && !header.attached)
    return shorten(cutting, start, end)
  const openMessage = header.type === 'message/rfc822' && !header.attached && depth < deepestMessage
  if (openMessage && !isReport(cutting.raw)) return cutMessage(cutting, start, end, depth + 1)
  if (end - start < leastCut) return
  const name = `${mark}${cutting.parts.length}`
  cutting.parts.push({ start, end, encoding: header.encoding })
  cut(cutting, start, end, header.encoding === 'base64' ? Buffer.from(name).toString('base64') : name)
}

/** Keeps the beginning of a long text part, up to the end of a line. */
function shorten(cutting: Cutting, start: number, end: number) {
  const length = end - start
  if (length <= cutting.budget) {
    cutting.budget -= length
    return
  }
  const line = cutting.raw.lastIndexOf(10, start + cutting.budget) + 1
  cut(cutting, line > start ? line : start + cutting.budget, end, '')
  cutting.budget = 0
}

/** What stands around the parts goes without a trace; a short one is not worth the cut. */
function cut(cutting: Cutting, start: number, end: number, instead: string) {
  if (end - start < leastCut) return
  cutting.pieces.push(cutting.raw.subarray(cutting.kept, start))
  if (instead !== '') cutting.pieces.push(Buffer.from(`${instead}\r\n`))
  cutting.kept = end
}

/** The headers that decide how a body is read; `end` is where the body begins. */
function readHeader(raw: Buffer, start: number, end: number, boundaries: string[]): Header {
  const lines: string[] = []
  let ofContent = false
  let at = start
  while (at < end) {
    const newline = raw.indexOf(10, at)
    const next = newline < 0 || newline >= end ? end : newline + 1
    const line = raw.toString('latin1', at, Math.min(next, at + longestLine)).replace(/[\r\n]+$/, '')
    if (line.startsWith('--') && boundaries.some((boundary) => isBoundary(line, boundary))) break
    at = next
    if (line === '') break
    if (!/^[ \t]/.test(line)) ofContent = /^content-/i.test(line)
    if (ofContent && /^[ \t]/.test(line)) lines[lines.length - 1] += line
    else if (ofContent) lines.push(line)
  }
  const value = (name: string) =>
    lines
      .find((line) => line.toLowerCase().startsWith(name))
      ?.slice(name.length)
      .trim() ?? ''
  const contentType = value('content-type:')
  const type = (/^[^;\s(]*/.exec(contentType)?.[0] ?? '').toLowerCase() || 'text/plain'
  const boundary = /boundary\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]+))/i.exec(contentType)
  const encoding = value('content-transfer-encoding:').toLowerCase()
  return {
    type,
    encoding: encoding.includes('base64')
      ? 'base64'
      : encoding.includes('quoted-printable')
        ? 'quoted-printable'
        : 'identity',
    attached: /^\s*"?attachment/i.test(value('content-disposition:')),
    boundary:
      type.startsWith('multipart/') && boundary ? (boundary[1]?.replace(/\\(.)/g, '$1') ?? boundary[2] ?? null) : null,
    end: at,
  }
}

/** The next boundary line of any open multipart; inner ones end with an outer one, as the parser has it. */
function findBoundary(raw: Buffer, start: number, end: number, boundaries: string[]) {
  let at =
    boundaries.length === 0 ? -1 : raw[start] === 0x2d && raw[start + 1] === 0x2d ? start : nextDashes(raw, start)
  while (at >= 0 && at < end) {
    const newline = raw.indexOf(10, at)
    const next = newline < 0 || newline >= end ? end : newline + 1
    const candidate = boundaries.some((boundary) => boundary.charCodeAt(0) === raw[at + 2])
    const line = candidate ? raw.toString('latin1', at, Math.min(next, at + longestLine)).replace(/[\r\n]+$/, '') : ''
    const index = boundaries.findLastIndex((boundary) => isBoundary(line, boundary))
    if (index >= 0) {
      const closing = line.startsWith(`--${boundaries[index]}--`)
      boundaries.length = closing ? index : index + 1
      return { start: at, end: next, closing }
    }
    at = newline < 0 ? -1 : nextDashes(raw, newline)
  }
  return { start: end, end, closing: false }
}

function nextDashes(raw: Buffer, from: number): number {
  const newline = raw.indexOf(lineDashes, from)
  return newline < 0 ? -1 : newline + 1
}

const lineDashes = Buffer.from('\n--')

function isBoundary(line: string, boundary: string): boolean {
  if (line === '' || !line.startsWith(boundary, 2)) return false
  return /^(?:--)?[ \t]*$/.test(line.slice(2 + boundary.length))
}

/** In a report the parser keeps each message inside as an attachment, so it is cut as one. */
function isReport(raw: Buffer): boolean {
  return /message\/(?:delivery-status|feedback-report)/i.test(raw.toString('latin1', 0, 2 ** 20))
}
