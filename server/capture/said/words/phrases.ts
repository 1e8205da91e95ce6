/** Lists of phrases by language, and the patterns made of them. */

/** Phrases by language code, each list written with a bar between its members. */
export function phrases(byLanguage: Record<string, string>): string[] {
  const all = Object.values(byLanguage).flatMap((list) => list.split('|').map((phrase) => phrase.trim()))
  return [...new Set(all.filter((phrase) => phrase !== ''))]
}

/** An alternation of the phrases, the longest first, spaces matching any run of blanks. */
export function anyOf(list: readonly string[]): string {
  return [...list]
    .sort((a, b) => b.length - a.length)
    .map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, '\\s+'))
    .join('|')
}

/** A phrase as it is compared: lower case, one blank between words, nothing but letters and signs that join them. */
export function plain(phrase: string): string {
  return phrase
    .toLowerCase()
    .replace(/[’`´]/g, "'")
    .replace(/[^\p{L}\p{M}\p{N}'&/]+/gu, ' ')
    .trim()
}
