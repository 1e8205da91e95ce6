// Counts the messages of one file by looking at each of its lines once. Shares nothing with the readers; see count.ts.

/** Where a line begins a message, and what its headers tell of its end. */
type Beginning = { offset: number; crBefore: boolean; body: number; length: number }
/** `text`: without its end, as far as it is of interest. `cr`: it ends with CR LF. */
type Line = { offset: number; size: number; text: string; empty: boolean; cr: boolean }

const newline = 10
const kept = 1000
const headBytes = 65536
const weekdays = new Set(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])
const months = new Set(['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'])

export type LineCount = { mbox: boolean; messages: number }

/** Reads a file to its end, or to its failure, which counts as one more. `single`: its place says that it is one message. */
export async function countLines(chunks: AsyncIterable<Buffer>, single: boolean, longest: number): Promise<LineCount> {
  const counter = new LineCounter()
  let failed = 0
  try {
    for await (const chunk of chunks) counter.take(chunk)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    failed = 1
  }
  counter.finish()
  if (counter.total === 0) return { mbox: false, messages: failed }
  if (single || !counter.isMbox()) return { mbox: false, messages: 1 }
  return { mbox: true, messages: counter.countMessages(longest) + failed }
}

class LineCounter {
  total = 0
  #head = Buffer.alloc(0)
  #tail = ''
  /** The part of a line that an earlier chunk ended with. */
  #open: Buffer[] = []
  #openSize = 0
  #offset = 0
  #last: Line | null = null
  #lastButOne: Line | null = null
  #first: Line | null = null
  #beginnings: Beginning[] = []
  #inHeader = false

  take(chunk: Buffer) {
    if (this.#head.length < 512) this.#head = Buffer.concat([this.#head, chunk.subarray(0, 512)])
    let from = 0
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      this.#endLine(chunk.subarray(from, at + 1))
      from = at + 1
    }
    if (from < chunk.length) {
      if (this.#openSize < kept) this.#open.push(Buffer.from(chunk.subarray(from, from + kept)))
      this.#openSize += chunk.length - from
    }
    this.total += chunk.length
    this.#tail = (this.#tail + chunk.subarray(-2).toString('latin1')).slice(-2)
  }

  finish() {
    if (this.#openSize > 0) this.#endLine(Buffer.alloc(0))
    this.#judge({ offset: this.total, size: 0, text: '', empty: false, cr: false })
  }

  /** The first line that is not empty begins a message; or it is no header, and a message begins soon after. */
  isMbox(): boolean {
    const [beginning] = this.#beginnings
    if (!beginning || isArchive(this.#head)) return false
    return this.#startsAtOnce() || (!isHeader(this.#first?.text ?? '') && beginning.offset < headBytes)
  }

  /** What stands before the first message counts as one. */
  countMessages(longest: number): number {
    let messages = this.#startsAtOnce() ? 0 : 1
    for (let i = 0; i < this.#beginnings.length; messages++) i = this.#next(i, longest)
    return messages
  }

  #startsAtOnce(): boolean {
    return this.#beginnings[0]?.offset === this.#first?.offset
  }

  /** The next message: where Content-Length says, if one begins there or the file ends, else where the next line begins one. */
  #next(i: number, longest: number): number {
    const { body, length } = this.#beginnings[i] as Beginning
    const end = body + length
    const following = this.#beginnings[i + 1]
    if (!following || !(length <= longest) || !(end > following.offset)) return i + 1
    const rest = this.total - end
    if (rest === 0 || (rest === 1 && this.#tail[1] === '\n') || (rest === 2 && this.#tail === '\r\n'))
      return this.#beginnings.length
    for (let j = i + 1; j < this.#beginnings.length; j++) {
      const { offset, crBefore } = this.#beginnings[j] as Beginning
      const gap = offset - end
      if (gap === 0 || gap === 1 || (gap === 2 && crBefore)) return j
      if (gap > 2) break
    }
    return i + 1
  }

  #endLine(rest: Buffer) {
    const bytes = this.#open.length === 0 ? rest : Buffer.concat([...this.#open, rest])
    const size = this.#openSize + rest.length
    const cr = rest.at(-2) === 13 || (rest.length === 1 && this.#open.at(-1)?.at(-1) === 13)
    const empty = bytes[0] === newline || (size === 2 && cr)
    const telling = bytes[0] === 0x46 || this.#inHeader || this.#first === null || this.#last?.text.startsWith('From ')
    const text = telling ? bytes.toString('latin1', 0, kept).replace(/\r?\n$/, '') : ''
    const line = withoutMark({ offset: this.#offset, size, text, empty, cr })
    this.#offset += size
    this.#open = []
    this.#openSize = 0
    this.#judge(line)
  }

  /** Whether a line begins a message shows when the next is known. */
  #judge(next: Line) {
    const line = this.#last
    const before = this.#lastButOne
    if (line && begins(line.text, next.text, before?.empty ?? true)) {
      const crBefore = before?.cr ?? false
      this.#beginnings.push({ offset: line.offset, crBefore, body: Number.NaN, length: Number.NaN })
      this.#inHeader = true
    }
    if (this.#inHeader) this.#readHeader(next)
    if (!next.empty) this.#first ??= next
    this.#lastButOne = line
    this.#last = next
  }

  #readHeader(line: Line) {
    const message = this.#beginnings.at(-1) as Beginning
    if (line.empty) {
      message.body = line.offset + line.size
      this.#inHeader = false
    } else if (/^content-length:[ \t]*\d{1,12}[ \t]*$/i.test(line.text) && Number.isNaN(message.length)) {
      message.length = Number(line.text.split(':')[1])
    }
  }
}

/** A byte order mark is not part of the first line. */
function withoutMark(line: Line): Line {
  if (line.offset > 0 || !line.text.startsWith('\xef\xbb\xbf')) return line
  return { ...line, offset: 3, size: line.size - 3, text: line.text.slice(3), empty: line.text.length === 3 }
}

/** "From " and a date, after an empty line or before a header; or "From " and one word, between the two. */
function begins(line: string, next: string, afterEmpty: boolean): boolean {
  if (line.slice(0, 5) !== 'From ') return false
  const beforeHeader = isHeader(next) || next.slice(0, 6) === '>From '
  const words = line
    .slice(5)
    .trimEnd()
    .split(/[^A-Za-z0-9_]+/)
  const dated = words.some((word) => weekdays.has(word)) && words.some((word) => months.has(word))
  if (dated && hasTime(line.slice(5)) && words.some((word) => word.length === 4 && isNumber(word)))
    return afterEmpty || beforeHeader
  return afterEmpty && beforeHeader && line.slice(5).trimEnd() !== '' && !/\s/.test(line.slice(5).trimEnd())
}

function hasTime(text: string): boolean {
  return text.split(/[^A-Za-z0-9_:]+/).some((word) => {
    const parts = word.split(':')
    return parts.some(
      (part, i) => part.length <= 2 && isNumber(part) && parts[i + 1]?.length === 2 && isNumber(parts[i + 1] ?? ''),
    )
  })
}

function isNumber(word: string): boolean {
  return word !== '' && [...word].every((digit) => digit >= '0' && digit <= '9')
}

function isHeader(line: string): boolean {
  const colon = line.indexOf(':')
  const name = line.slice(0, Math.max(colon, 0)).replace(/[ \t]+$/, '')
  return name !== '' && [...name].every((character) => character > ' ' && character < '\x7f')
}

function isArchive(head: Buffer): boolean {
  const start = head.toString('hex', 0, 7)
  const magics = ['504b0304', '504b0506', '1f8b', '425a68', '377abcaf', '526172211a', 'fd377a585a', '28b52ffd']
  return magics.some((magic) => start.startsWith(magic)) || head.toString('latin1', 257, 262) === 'ustar'
}
