/** Marks the endings that tell themselves: the "-- " line, a device's line, list footers, legal notices. */
import { afterClosing } from './words/closings.ts'
import { isDevice } from './words/devices.ts'
import { footerMarks } from './words/footers.ts'
import { isRule, lastWords, nextWords, type Page, SAID, SIGNATURE } from './lines.ts'
import { isLoneGivenName, looksLikeName } from './sender.ts'
import { isContact, isShortLine } from './shape.ts'

/** A stretch of new words between quotations. */
export interface Stretch {
  start: number
  end: number
}

const longestTail = 30

/** The stretches of new words, each from its first word to behind its last. */
export function stretches(page: Page): Stretch[] {
  const found: Stretch[] = []
  let start = -1
  let end = -1
  for (let i = 0; i <= page.view.length; i += 1) {
    const over = i === page.view.length
    if (!over && page.view[i] === '') continue
    if (!over && page.kind[i] === SAID) {
      if (start < 0) start = i
      end = i + 1
    } else if (start >= 0) {
      found.push({ start, end })
      start = -1
    }
  }
  return found
}

/** Marks the ending of one stretch and answers what is left of it. */
export function markTail(page: Page, stretch: Stretch): Stretch {
  let end = atDelimiter(page, stretch)
  end = atFooterStroke(page, { start: stretch.start, end })
  end = withoutFooters(page, { start: stretch.start, end })
  page.kind.fill(SIGNATURE, end, stretch.end)
  return { start: stretch.start, end }
}

/** Marks the lines that devices added, wherever they stand. */
export function markDevices(page: Page, stretch: Stretch): void {
  let read = 0
  for (let i = stretch.end - 1; i >= stretch.start && read < 400; i -= 1) {
    const view = page.view[i] ?? ''
    if (view === '' || page.fenced[i] || page.quote[i]) continue
    read += 1
    if (isDevice(view)) page.kind[i] = SIGNATURE
  }
}

/** Whether the line is the one that parts a letter from its signature. */
export function isDelimiter(view: string): boolean {
  return view === '--' || view === '—' || view === '–' || view === '- -' || view === '-- --' || view === '——'
}

function atDelimiter(page: Page, { start, end }: Stretch): number {
  let found = end
  let words = 0
  for (let i = end - 1; i >= start && words <= longestTail; i -= 1) {
    const view = page.view[i] ?? ''
    if (view === '') continue
    if (!page.fenced[i] && isDelimiter(view)) found = i
    else words += 1
  }
  return found
}

function atFooterStroke(page: Page, { start, end }: Stretch): number {
  let found = end
  let words = 0
  for (let i = end - 1; i >= start && words <= longestTail; i -= 1) {
    const view = page.view[i] ?? ''
    if (view === '') continue
    if (
      !page.fenced[i] &&
      isRule(view) &&
      (i > start || opened(page, start)) &&
      (words === 0 || endsBelow(page, i, found))
    )
      found = i
    if (!isRule(view)) words += 1
  }
  return found
}

/** Whether what stands below a stroke is a footer, or a name with ways to reach someone. */
function endsBelow(page: Page, i: number, end: number): boolean {
  const text = below(page, i + 1, end)
  if (isFooter(text)) return true
  if (i > 0 && page.view[i - 1] !== '') return false
  const lines = text.split('\n').filter((line) => line !== '')
  if (lines.length === 0 || lines.length > 10 || !lines.every((line) => isContact(line) || isShortLine(line)))
    return false
  const first = lines[0] ?? ''
  const closing = afterClosing(first) !== undefined
  return (
    lines.some(isContact) ||
    (lines.length <= 5 &&
      ((closing && lines.length > 1) || (looksLikeName(first) && isLoneGivenName(first.split(' ')[0] ?? ''))))
  )
}

/** Whether something else of the mail stands above a stretch, so that it may be a footer altogether. */
function opened(page: Page, start: number): boolean {
  return lastWords(page, start) >= 0
}

function below(page: Page, from: number, to: number): string {
  return page.view.slice(nextWords(page, from), to).join('\n').slice(0, 2_000)
}

/** Takes the last paragraphs off as long as a machine wrote them; the first paragraph of a mail stays. */
function withoutFooters(page: Page, { start, end }: Stretch): number {
  let at = end
  for (let round = 0; round < 12; round += 1) {
    const last = lastWords(page, at, start)
    if (last < start) return at
    let first = last
    while (first > start && first > last - 40 && page.view[first - 1] !== '') first -= 1
    if (page.fenced[last] || page.quote[last]) return at
    const device = isDevice(page.view[last] ?? '')
    const whole = (first > start || opened(page, start)) && isFooter(below(page, first, last + 1))
    if (whole) at = first
    else if (device || (isRule(page.view[last] ?? '') && at < end)) at = last
    else return at
  }
  return at
}

/** Whether a paragraph is a footer: two marks of one, or one beside a link, or one in very few words. */
function isFooter(paragraph: string): boolean {
  const count = footerMarks(paragraph)
  if (count >= 2) return true
  if (count === 0) return false
  return /https?:\/\/|www\.|\[[^\]]+\]\(/.test(paragraph) || /^[A-Z\s:.,-]{8,}/.test(paragraph)
}
