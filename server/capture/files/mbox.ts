// Reads a mbox of any size message by message: mboxo, mboxrd (escapes are left as they are) and mboxcl2 (Content-Length where it fits).
import { type FoundMessage, type ReadLimits, problemOf } from './found.ts'
import { isFromLine, longestFromLine } from './from-line.ts'
import type { ByteWindow } from './window.ts'

const newlineFrom = Buffer.from('\nFrom ')
const newline = Buffer.from('\n')
const skipStep = 2 ** 20
const longestHeader = 2 ** 20

/** `at` makes a message's position of the offset of its From_ line. `onRead`: told the offset after each message before it is given. */
export type MboxPlace = { folder: string; at: (offset: number) => string; onRead: (offset: number) => void }

/** The messages of a mbox; bytes before the first From_ line that are more than blank are a `corrupt` entry. */
export async function* listMbox(
  window: ByteWindow,
  place: MboxPlace,
  limits: ReadLimits,
): AsyncGenerator<FoundMessage> {
  const { folder, at, onRead } = place
  let start = await beginning(window)
  if (start > 0) yield { folder, position: at(0), problem: 'corrupt', detail: String(start) }
  start = await skipBlank(window, start)
  while (await window.reach(start + 1)) {
    window.drop(start)
    const line = await window.find(newline, start, longestFromLine * 4)
    const body = line < 0 ? window.end : line + 1
    const next = await endOfMessage(window, body, limits.messageBytes)
    if (next === null) {
      const end = await skipMessage(window, body)
      onRead(end)
      yield { folder, position: at(start), problem: 'too_large', detail: String(end - body) }
      start = end
    } else {
      const isCut = window.error !== undefined && next.next === window.end
      onRead(next.next)
      const message = { folder, position: at(start), bytes: await window.take(body, next.end) }
      yield isCut ? { ...message, ...problemOf(window.error) } : message
      start = next.next
    }
  }
}

/** Where the first From_ line is, past a byte order mark and empty lines; what else precedes it is corrupt. */
async function beginning(window: ByteWindow): Promise<number> {
  const first = await skipBlank(window, 0)
  if (await fromLineAt(window, first, true)) return 0
  let from = 0
  for (;;) {
    const found = await window.find(newlineFrom, from, skipStep)
    if (found >= 0) {
      if (await fromLineAt(window, found + 1, await isEmptyBefore(window, found))) return found + 1
      from = found + 1
    } else if (window.ended) return window.end
    else {
      from = Math.max(from, window.end - longestFromLine)
      window.drop(from - 3)
    }
  }
}

async function skipBlank(window: ByteWindow, from: number): Promise<number> {
  let at = from
  if (at === 0 && (await window.reach(3)) && window.view(0, 3).toString('latin1') === '\xef\xbb\xbf') at = 3
  while (await window.reach(at + 1)) {
    const byte = window.view(at, at + 1)[0]
    if (byte !== 10 && byte !== 13) break
    at++
  }
  return at
}

/** The message's end and where the next begins; null when it is longer than `most`. */
async function endOfMessage(window: ByteWindow, body: number, most: number) {
  let from = body - 1
  for (;;) {
    const found = await window.find(newlineFrom, from, most + 2 * longestFromLine)
    const next = found < 0 ? window.end : found + 1
    if (next - body > most + 2) return null
    if (found < 0 && !window.ended) return null
    if (found >= 0 && !(await fromLineAt(window, next, await isEmptyBefore(window, found)))) {
      from = next
      continue
    }
    const told = await toldEnd(window, body, next, most)
    return told ?? { end: withoutSeparator(window, body, next), next }
  }
}

/** mboxcl2: the end that Content-Length tells, when it lies after `next` and the file or a From_ line is there to confirm it. */
async function toldEnd(window: ByteWindow, body: number, next: number, most: number) {
  const header = window.view(body, Math.min(next, body + longestHeader)).toString('latin1')
  const gap = /\r?\n\r?\n/.exec(header)
  if (!gap) return null
  const length = Number(
    /^content-length:[ \t]*(\d{1,12})[ \t]*\r?$/im.exec(header.slice(0, gap.index + 1))?.[1] ?? Number.NaN,
  )
  const end = body + gap.index + gap[0].length + length
  if (!(end > next) || length > most || !(await window.reach(end))) return null
  if (!(await window.reach(end + 1))) return { end, next: end }
  const after = end + (/^\r?\n/.exec(window.view(end, end + 2).toString('latin1'))?.[0].length ?? 0)
  if (!(await window.reach(after + 1))) return { end, next: after }
  if (window.view(after - 1, after)[0] !== 10) return null
  return (await fromLineAt(window, after, await isEmptyBefore(window, after - 1))) ? { end, next: after } : null
}

/** The empty line before the next From_ line is the mbox's, not the message's. */
function withoutSeparator(window: ByteWindow, body: number, next: number): number {
  const tail = window.view(Math.max(body, next - 4), next).toString('latin1')
  return next - (/\n(\r?\n)$/.exec(tail)?.[1]?.length ?? 0)
}

/** Goes on to the next From_ line without keeping anything. */
async function skipMessage(window: ByteWindow, body: number): Promise<number> {
  let from = body
  for (;;) {
    const found = await window.find(newlineFrom, from, skipStep)
    if (found >= 0 && (await fromLineAt(window, found + 1, await isEmptyBefore(window, found)))) return found + 1
    if (found < 0 && window.ended) return window.end
    from = found >= 0 ? found + 1 : Math.max(from, window.end - newlineFrom.length)
    window.drop(from - 3)
  }
}

async function fromLineAt(window: ByteWindow, at: number, afterEmpty: boolean): Promise<boolean> {
  await window.reach(at + longestFromLine * 2)
  const [line = '', next = ''] = window
    .view(at, at + longestFromLine * 2)
    .toString('latin1')
    .split('\n', 2)
  return isFromLine(line, next, afterEmpty)
}

/** Whether the line that ends with the newline at `newlineAt` is empty. */
async function isEmptyBefore(window: ByteWindow, newlineAt: number): Promise<boolean> {
  return /(?:^|\n)\r?$/.test(window.view(Math.max(window.start, newlineAt - 2), newlineAt).toString('latin1'))
}
