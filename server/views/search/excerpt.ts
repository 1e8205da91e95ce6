// The piece of a text around the first words looked for, with those words apart so that they can be marked.
import { fold } from '../../people/naming/fold.ts'

/** `hit`: this piece is one of the words. */
export type Piece = { text: string; hit: boolean }

const before = 50
const length = 180

/** Cuts the text to about 180 characters around its first hit; words are compared as they were searched: folded, the last as a beginning. */
export function excerpt(text: string, words: readonly string[], prefix: boolean): Piece[] {
  const squeezed = text.replace(/\s+/g, ' ').trim()
  const hits = findHits(squeezed, words, prefix)
  const start = wordStart(squeezed, Math.max(0, (hits[0]?.start ?? 0) - before))
  const end = start + length >= squeezed.length ? squeezed.length : wordStart(squeezed, start + length)
  const pieces: Piece[] = start > 0 ? [{ text: '…', hit: false }] : []
  let at = start
  for (const hit of hits.filter((one) => one.start >= start && one.end <= end)) {
    if (hit.start > at) pieces.push({ text: squeezed.slice(at, hit.start), hit: false })
    pieces.push({ text: squeezed.slice(hit.start, hit.end), hit: true })
    at = hit.end
  }
  if (at < end) pieces.push({ text: squeezed.slice(at, end), hit: false })
  if (end < squeezed.length) pieces.push({ text: '…', hit: false })
  return pieces
}

function findHits(text: string, words: readonly string[], prefix: boolean): { start: number; end: number }[] {
  const whole = new Set(words)
  const beginning = prefix ? words.at(-1) : undefined
  const hits: { start: number; end: number }[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu)) {
    const word = fold(match[0])
    if (whole.has(word) || (beginning && word.startsWith(beginning)))
      hits.push({ start: match.index, end: match.index + match[0].length })
    if (hits.length >= 20) break
  }
  return hits
}

function wordStart(text: string, at: number): number {
  if (at <= 0) return 0
  const space = text.indexOf(' ', at)
  return space === -1 || space - at > 30 ? at : space + 1
}
