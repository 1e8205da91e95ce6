/** A mail as lines: the words as they stand, and the same cleaned for reading. */

/** What a line turned out to be. */
export const SAID = 0
export const QUOTED = 1
export const SIGNATURE = 2

export interface Page {
  /** The lines as they stand, without their ends. */
  text: string[]
  /** The lines without blanks around them and signs that are not seen, cut to their first 500 signs. */
  view: string[]
  /** 1 where the line begins with a sign of quotation. */
  quote: Uint8Array
  /** 1 where the line stands between code fences and is not read. */
  fenced: Uint8Array
  /** SAID, QUOTED or SIGNATURE for each line. */
  kind: Uint8Array
}

const unseen = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c]/g
const longest = 500

/** Reads the text into lines. */
export function readPage(text: string): Page {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const view = lines.map(clean)
  const page: Page = {
    text: lines,
    view,
    quote: new Uint8Array(lines.length),
    fenced: new Uint8Array(lines.length),
    kind: new Uint8Array(lines.length),
  }
  markFences(page)
  markQuotes(page)
  return page
}

/** The next line from `i` on that is not blank, or the number of lines. */
export function nextWords(page: Page, i: number, end = page.view.length): number {
  let at = i
  while (at < end && page.view[at] === '') at += 1
  return at
}

/** The last line before `i` that is not blank, or `start - 1`. */
export function lastWords(page: Page, i: number, start = 0): number {
  let at = i - 1
  while (at >= start && page.view[at] === '') at -= 1
  return at
}

/** Whether the line is nothing but a stroke, one sign again and again: "-----", "_____", "* * *". */
export function isRule(view: string): boolean {
  const sign = view.charAt(0)
  if (sign === '' || !'-_=*~#+,ᐧ—–‐‑─━═.·•'.includes(sign)) return false
  for (let i = 1; i < view.length; i += 1) if (view.charAt(i) !== sign && view.charAt(i) !== ' ') return false
  return true
}

/** The line without its signs of quotation. */
export function unquoted(view: string): string {
  let at = 0
  while (at < view.length && (view.charAt(at) === '>' || view.charAt(at) === ' ' || view.charAt(at) === '|')) at += 1
  return at === 0 ? view : view.slice(at)
}

function clean(line: string): string {
  if (line === '') return ''
  if (line.length <= longest && !/[^\x20-\x7e]/.test(line)) return line.trim()
  const head = line.length > longest * 4 ? line.trimStart().slice(0, longest * 2) : line
  return head
    .replace(unseen, '')
    .replace(/[\u00a0\u202f\u3000\t]/g, ' ')
    .trim()
    .slice(0, longest)
}

function markFences(page: Page): void {
  let open = -1
  for (let i = 0; i < page.view.length; i += 1) {
    const view = page.view[i] ?? ''
    if (!view.startsWith('```')) continue
    if (open < 0) open = i
    else {
      page.fenced.fill(1, open, i + 1)
      open = -1
    }
  }
}

/** A line from a mailbox file that begins ">From " is a "From " that was escaped, unless it stands in a quotation. */
function markQuotes(page: Page): void {
  const { view, quote, fenced } = page
  for (let i = 0; i < view.length; i += 1) {
    const line = view[i] ?? ''
    if (fenced[i] || line.charCodeAt(0) !== 62) continue
    const alone =
      line.startsWith('>From ') && !(view[i - 1] ?? '').startsWith('>') && !(view[i + 1] ?? '').startsWith('>')
    if (!alone) quote[i] = 1
  }
}
