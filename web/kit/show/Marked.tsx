// A text with the words that were looked for marked in it.

/** The text carries U+0002 and U+0003 around what was found; or `words` are looked for in it. */
export function Marked({ text, words = [] }: { text: string; words?: readonly string[] }) {
  const parts = (words.length ? markWords(text, words) : text).split(/[\u0002\u0003]/)
  return parts.map((part, at) => (at % 2 ? <mark key={at}>{part}</mark> : part))
}

function markWords(text: string, words: readonly string[]): string {
  const escaped = words.filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return escaped.length ? text.replace(new RegExp(escaped.join('|'), 'giu'), '\u0002$&\u0003') : text
}
