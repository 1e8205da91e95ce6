/** What is new in a mail, apart from what was quoted and from the signature. */
import { type Page, QUOTED, readPage, SAID, SIGNATURE } from './said/lines.ts'
import { markQuoted } from './said/quotes.ts'
import { markSignoff } from './said/signoff.ts'
import { markDevices, markTail, stretches } from './said/tail.ts'

/** Every line of a mail that has words stands in exactly one of the three, in its order. */
export interface Said {
  said: string
  quoted: string
  signature: string
}

/**
 * Tells apart what the writer of a mail says in it, what they quote or carry along, and how they sign. Endings that tell themselves
 * ("-- ", "Sent from my …", a list's footer) are always found; "Best regards, Ann" is looked for where `sender` says who wrote,
 * by name or address ('' if that is unknown), since only then is a name at the end known to be a signature and not the last word.
 */
export function splitSaid(text: string, sender?: string): Said {
  const page = readPage(text)
  markQuoted(page)
  const parts = stretches(page)
  for (const stretch of ending(page, parts)) {
    const left = markTail(page, stretch)
    if (sender !== undefined && left.end > left.start) markSignoff(page, left, sender)
  }
  for (const stretch of parts.slice(-20)) markDevices(page, stretch)
  return { said: gather(page, SAID), quoted: gather(page, QUOTED), signature: gather(page, SIGNATURE) }
}

/** The stretches that may end in a signature: the last, and the one above the first quotation. */
function ending(page: Page, parts: ReturnType<typeof stretches>): ReturnType<typeof stretches> {
  const first = parts[0]
  const last = parts.at(-1)
  if (!first || !last) return []
  return first === last || page.kind.indexOf(QUOTED) < first.start ? [last] : [first, last]
}

/** The lines of one kind; a blank line goes with the words above it. */
function gather(page: Page, kind: number): string {
  const lines: string[] = []
  let mine = false
  for (let i = 0; i < page.text.length; i += 1) {
    const blank = page.view[i] === ''
    if (!blank) mine = page.kind[i] === kind
    if (mine) lines.push(blank ? '' : (page.text[i] ?? ''))
  }
  return lines.join('\n').trimEnd()
}
