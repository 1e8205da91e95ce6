/** The title above a mail that is carried along: "-----Original Message-----", "Begin forwarded message:". */
import { endsAttribution } from './attribution.ts'
import { carriedBeginnings, carriedTitles } from './words/forwards.ts'
import { headerEnd } from './header.ts'
import { nextWords, type Page } from './lines.ts'
import { anyOf, plain } from './words/phrases.ts'

const titles = new Set(carriedTitles.map(plain))
const beginnings = new RegExp(`^(?:${anyOf(carriedBeginnings)})(?!\\p{L})`, 'iu')
const stroke = '-_=*~—–‐‑─━+'
const notes = /\p{L} ---?\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4} \d{1,2}[:.]\d\d.*---/u

/** Where the title at line `i` and the fields below it end, if it is one. */
export function forwardEnd(page: Page, i: number): number | undefined {
  const view = page.view[i] ?? ''
  const strokes = stroked(view)
  const words = strokes ?? view
  if (words.length < 3 || words.length > 160) return undefined
  const below = nextWords(page, i + 1)
  const fields = () => headerEnd(page, below, true)
  if (isTitle(words)) {
    if (strokes !== undefined || /[:：]\s*\*?$/.test(view)) return fields() ?? i + 1
    return fields()
  }
  if (notes.test(view)) return fields() ?? i + 1
  if (strokes !== undefined && words.length < 80 && endsAttribution(words)) return i + 1
  if (strokes !== undefined && beginnings.test(words)) return fields() ?? i + 1
  return strokes !== undefined && words.length < 70 ? fields() : undefined
}

/** What stands between two strokes in the line. */
function stroked(view: string): string | undefined {
  if (!stroke.includes(view.charAt(0))) return undefined
  let from = 0
  let to = view.length
  while (from < to && (stroke.includes(view.charAt(from)) || view.charAt(from) === ' ')) from += 1
  while (to > from && (stroke.includes(view.charAt(to - 1)) || view.charAt(to - 1) === ' ')) to -= 1
  const open = view.slice(0, from).replace(/ /g, '').length
  const close = view.slice(to).replace(/ /g, '').length
  if (open < 2 || to <= from) return undefined
  const words = view.slice(from, to)
  return close >= 2 || isTitle(words) || (open >= 4 && beginnings.test(words)) ? words : undefined
}

/** Whether the words are such a title, with or without strokes. */
export function isTitle(words: string): boolean {
  return titles.has(plain(words.slice(0, 80)))
}
