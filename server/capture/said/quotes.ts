/** Marks what was said before: quotations, and old mails carried along below their opening. */
import { attributionAt, datesQuotation, endsAttribution, type Opening, speaksOfWriting } from './attribution.ts'
import { forwardEnd, isTitle } from './forward.ts'
import { fieldOf, headerEnd, notesBlockAt } from './header.ts'
import { isRule, lastWords, nextWords, type Page, QUOTED, SAID, unquoted } from './lines.ts'

/** How many lines of one mail are looked at closely; a letter has a few dozen, an attack has a million. */
const patience = 1_000

/** Marks all that is quoted, and tells whether any of it names whom it is from. */
export function markQuoted(page: Page): void {
  const { view, quote, fenced } = page
  let attributed = false
  let tries = 0
  for (let i = 0; i < view.length; i += 1) {
    if (view[i] === '' || (quote[i] && !isBroken(page, i)) || fenced[i] || !mayOpen(view[i] ?? '')) continue
    tries += 1
    if (tries > patience) break
    const next = nextWords(page, i + 1)
    const quotedNext = next < view.length && isQuoteLine(page, next)
    const opening = openingAt(page, i, quotedNext)
    if (!opening || (!opening.sure && !quotedNext)) continue
    attributed = true
    const start = withStrokes(page, opening.start)
    page.kind.fill(QUOTED, start, opening.end)
    const body = nextWords(page, opening.end)
    if (!opening.carried && body < view.length && isQuoteLine(page, body)) i = quotedRun(page, body) - 1
    else if (opening.carried || opening.sure) {
      page.kind.fill(QUOTED, opening.end, view.length)
      break
    }
  }
  markMarked(page, attributed)
}

interface Found extends Opening {
  /** The old mail stands below without signs of quotation, to the end. */
  carried: boolean
}

function openingAt(page: Page, i: number, quotedNext: boolean): Found | undefined {
  const forward = forwardEnd(page, i)
  if (forward !== undefined) return titled(page, i, forward)
  const header = headerEnd(page, i, false)
  if (header !== undefined) return { start: i, end: header, sure: true, carried: true }
  const notes = notesBlockAt(page, i)
  if (notes) return { ...notes, sure: true, carried: true }
  const from = lastQuoted(page, i) + 1
  const written = attributionAt(page, i, from, quotedNext)
  if (written) return { ...written, carried: false }
  const alone = i === 0 || page.view[i - 1] === ''
  const heads = quotedNext && alone && (isTitle(page.view[i] ?? '') || datesQuotation(page.view[i] ?? ''))
  return heads ? { start: i, end: i + 1, sure: false, carried: false } : undefined
}

/** Below a title without fields the old mail may be marked as a quotation, with an attribution of its own or none. */
function titled(page: Page, i: number, end: number): Found {
  const body = nextWords(page, end)
  if (end > i + 1 || body >= page.view.length) return { start: i, end, sure: true, carried: true }
  if (isQuoteLine(page, body)) return { start: i, end, sure: true, carried: false }
  for (let last = body; last < body + 4 && last < page.view.length; last += 1) {
    const next = nextWords(page, last + 1)
    const written = attributionAt(page, last, body, next < page.view.length && isQuoteLine(page, next))
    if (written?.start === body) return { start: i, end: written.end, sure: true, carried: false }
  }
  return { start: i, end, sure: true, carried: true }
}

/** A lone line that begins with a sign of quotation only because an address above it was broken. */
function isBroken(page: Page, i: number): boolean {
  return !page.quote[i - 1] && endsAttribution(page.view[i] ?? '')
}

/** Whether a line can be, or end, an opening at all: asked of every line, so it must be cheap. */
function mayOpen(view: string): boolean {
  const last = view.charCodeAt(view.length - 1)
  if (last === 58 || last === 65306 || last === 62) return true
  if (view.length > 400) return false
  const first = view.charCodeAt(0)
  if (first === 45 || first === 95 || first === 61 || first === 42 || first === 126 || first === 8212) return true
  if (view.lastIndexOf(':', 40) > 0 || view.lastIndexOf('：', 40) > 0) return true
  return view.length < 60 || /\d.*[\p{L})*-]$/u.test(view)
}

function lastQuoted(page: Page, i: number): number {
  let at = i - 1
  while (at >= 0 && at > i - 8 && page.kind[at] !== QUOTED) at -= 1
  return at > i - 8 ? at : i - 8
}

function isQuoteLine(page: Page, i: number): boolean {
  return page.quote[i] === 1 || (page.view[i] ?? '').startsWith('|')
}

/** Marks the quotation that begins at `i`, blank lines inside it included, and answers the line after it. */
function quotedRun(page: Page, i: number): number {
  let end = i
  while (end < page.view.length) {
    const at = nextWords(page, end)
    if (at >= page.view.length || !isQuoteLine(page, at)) break
    end = at + 1
  }
  page.kind.fill(QUOTED, i, end)
  return end
}

/** A stroke above an opening belongs to it. */
function withStrokes(page: Page, start: number): number {
  const above = lastWords(page, start)
  return above >= 0 && page.kind[above] === SAID && isRule(page.view[above] ?? '') ? above : start
}

/** Lines with a sign of quotation: an answered mail's are quoted; a writer's own, above words of theirs, belong to those words. */
function markMarked(page: Page, attributed: boolean): void {
  const { view, quote, kind } = page
  let words = 0
  let lastWord = -1
  for (let i = 0; i < view.length; i += 1) {
    if (view[i] === '' || quote[i] || kind[i] === QUOTED) continue
    words += 1
    lastWord = i
  }
  const named = attributed || namesWriter(page)
  if (words === 0 && !named) return
  for (let i = 0; i < view.length; i += 1) {
    if (!quote[i] || (!named && i < lastWord)) continue
    kind[i] = QUOTED
    if (wrapped(page, i)) kind[i + 1] = QUOTED
  }
}

/** Whether a quotation holds the opening of an old mail. */
function namesWriter(page: Page): boolean {
  let read = 0
  let fields = 0
  for (let i = 0; i < page.view.length && read < 200; i += 1) {
    if (!page.quote[i]) continue
    read += 1
    const line = unquoted(page.view[i] ?? '')
    const field = fieldOf(line)
    if (field && field[1] !== '') fields += 1
    if (fields >= 3 || speaksOfWriting(line)) return true
    const next = page.view[i + 1] ?? ''
    if (page.quote[i + 1] && line !== '' && line.length < 100 && speaksOfWriting(`${line} ${unquoted(next)}`))
      return true
  }
  return fields >= 2 && headerEnd(bared(page), 0, false) !== undefined
}

function bared(page: Page): Page {
  const view = page.view
    .filter((_, i) => page.quote[i])
    .slice(0, 60)
    .map(unquoted)
  return { ...page, view: view.slice(view.findIndex((line) => fieldOf(line) !== undefined)) }
}

/** Whether the next line is the broken-off end of a long quoted one. */
function wrapped(page: Page, i: number): boolean {
  const here = page.view[i] ?? ''
  const next = page.view[i + 1] ?? ''
  if (here.length < 60 || next === '' || page.quote[i + 1] || !page.quote[i + 2]) return false
  return next.length < 40 && /^[\p{Ll}\d(<]/u.test(next) && !/[.?!:]$/.test(here)
}
