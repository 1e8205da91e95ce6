// What somebody wants, in one line: the first sentence that asks, or else the first that says something.

export type Gist = { sentence: string; asks: boolean }

const mostLetters = 180
const fewestLetters = 24
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

/** `said` is the new text of a message, without quotes and signature. */
export function gistOf(said: string): Gist {
  const parts = withoutGreeting(paragraphs(said)).flatMap((text) =>
    [...sentences.segment(text)].map(({ segment }) => segment.trim()).filter((part) => /[\p{L}\p{N}]/u.test(part)),
  )
  const question = parts.find((part) => /[?？]["'”’)]*$/.test(part))
  return { sentence: shorten(question ?? beginning(parts) ?? said.trim()), asks: question !== undefined }
}

/** As many sentences as it takes to say something: "Spanish." alone does not. */
function beginning(parts: readonly string[]): string | undefined {
  const enough = parts.findIndex((_, at) => parts.slice(0, at + 1).join(' ').length >= fewestLetters)
  return parts.length === 0 ? undefined : parts.slice(0, enough < 0 ? undefined : enough + 1).join(' ')
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
  const words = first.split(' ').length
  if (rest.length > 0 && words <= 5 && (/[,:]$/.test(first) || (words <= 4 && !/[.?？!]/.test(first)))) return rest
  return [first.replace(/^(?:\p{L}+\s){0,3}\p{L}+,\s+(?=\p{Lu})/u, ''), ...rest]
}

const shorten = (text: string): string =>
  text.length <= mostLetters ? text : `${text.slice(0, mostLetters).replace(/\s+\S*$/, '')}…`.toWellFormed()
