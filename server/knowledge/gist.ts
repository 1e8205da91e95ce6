// What somebody wants, in one line: the first sentence that asks, or else the first that says something.

export type Gist = { sentence: string; asks: boolean }

const mostLetters = 180
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

/** `said` is the new text of a message, without quotes and signature. */
export function gistOf(said: string): Gist {
  const parts = withoutGreeting(paragraphs(said)).flatMap((text) =>
    [...sentences.segment(text)].map(({ segment }) => segment.trim()).filter((part) => /[\p{L}\p{N}]/u.test(part)),
  )
  const question = parts.find((part) => /[?？]["'”’)]*$/.test(part))
  return { sentence: shorten(question ?? parts[0] ?? said.trim()), asks: question !== undefined }
}

/** A line break inside a paragraph is the mail programme's. */
const paragraphs = (said: string): string[] =>
  said
    .split(/\n\s*\n/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean)

/** "Hi Tom," and "Dear all" say nothing. */
function withoutGreeting([first, ...rest]: string[]): string[] {
  if (first === undefined) return []
  if (rest.length > 0 && first.split(' ').length <= 5 && !/[.?？!]$/.test(first)) return rest
  return [first.replace(/^(?:\p{L}+\s){0,3}\p{L}+,\s+(?=\p{Lu})/u, ''), ...rest]
}

const shorten = (text: string): string =>
  text.length <= mostLetters ? text : `${text.slice(0, mostLetters).replace(/\s+\S*$/, '')}…`.toWellFormed()
