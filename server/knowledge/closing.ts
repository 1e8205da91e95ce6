// Tells a message that only closes a conversation ("Thanks, that's perfect!") from one that somebody must answer.
import { closing as de } from './language/de.ts'
import { closing as en } from './language/en.ts'
import { closing as fr } from './language/fr.ts'
import type { ClosingPhrases } from './language/language.ts'

/** Longer than this is not only a closing; and nothing longer is worth the time. */
const mostLetters = 400
const mostSentences = 6

type Language = {
  closing: RegExp
  beside: RegExp
  wanting: RegExp
  trouble: RegExp
  solved: RegExp
  signOff: RegExp
  and: string
}

/** A word's edge that knows ä and é, which \b does not. */
const EDGE = '(?:(?<![\\p{L}\\p{N}])(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}])(?![\\p{L}\\p{N}]))'

const languages: readonly Language[] = [en, de, fr].map(compile)

/**
 * Whether what somebody said needs no answer: thanks, agreement, receipt, farewell, and nothing else. Every sentence must be made of such
 * phrases of one language; a question, a request, a "but" or a word of trouble anywhere makes it none. When in doubt it is none, because
 * a customer who waits unseen costs more than one who is answered twice. `said` is the new text of a message, without quotes.
 */
export function isClosing(said: string): boolean {
  const text = plain(said)
  if (text === '') return /\p{Extended_Pictographic}|[:;]-?[)D]/u.test(said)
  if (text.length > mostLetters || /[?？¿]|https?:|www\.|\S@\S|\d{6}/.test(text)) return false
  // People mix languages, so a request in any of them counts.
  const lower = text.toLowerCase()
  return !languages.some(({ wanting }) => wanting.test(lower)) && languages.some((language) => closes(text, language))
}

function closes(text: string, language: Language): boolean {
  const sentences = sentencesOf(text, language)
  if (sentences.length === 0 || sentences.length > mostSentences) return false
  let closing = false
  for (const sentence of sentences) {
    const lower = sentence.toLowerCase()
    if (language.trouble.test(lower) && !language.solved.test(lower)) return false
    const made = madeOf(sentence, language)
    if (made === null) return false
    closing ||= made === 'closing'
  }
  return closing
}

/** Lines joined where a mail programme broke them, the sign-off and the name below it dropped, parted into sentences. */
function sentencesOf(text: string, { signOff }: Language): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const end = lines.findIndex(
    (line, at) => at > 0 && lines.length - at <= 5 && signOff.test(line.replace(/[\s,.!-]+$/, '')),
  )
  const body = end > 0 ? lines.slice(0, end) : lines
  if (body.length > 1 && isName(body.at(-1) ?? '')) body.pop()
  return body
    .join('\n')
    .replace(/(?<=[^\n]{45})(?<![.!,:])\n(?=\p{Ll})/gu, ' ')
    .split(/[.!…:]+(?=\s|$)|\n|\s[-–—]{1,2}\s|\.\.+/)
    .map((sentence) => sentence.replace(/^[\s,;-]+|[\s,;.!-]+$/g, ''))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}

/** One to three words with capitals, perhaps behind a dash: who signs or is spoken to. FYI is nobody. */
const isName = (line: string): boolean =>
  /^[-–—~]*\s*(?!.*\p{Lu}{3})\p{Lu}[\p{L}'.-]*(?:\s\p{Lu}[\p{L}'.-]*){0,2}[.,]?$/u.test(line)

/**
 * What a sentence is made of: as a whole one phrase, or one phrase and a rest, parted by a comma, an "and" or before a name.
 * Null when anything in it is no known phrase.
 */
function madeOf(sentence: string, language: Language): 'closing' | 'beside' | null {
  const text = sentence.toLowerCase()
  if (language.closing.test(text)) return 'closing'
  if (language.beside.test(text) || isName(sentence)) return 'beside'
  for (const gap of sentence.matchAll(
    new RegExp(`\\s*[,;/(]\\s*(?:(?:${language.and})\\s)?|\\s(?:${language.and})\\s|\\s(?=\\S+$)|(?<=^\\S+)\\s`, 'giu'),
  )) {
    const head = sentence.slice(0, gap.index)
    const first = head === '' ? 'beside' : phraseKind(head, language)
    const rest = first && madeOf(sentence.slice(gap.index + gap[0].length), language)
    if (first && rest) return first === 'closing' || rest === 'closing' ? 'closing' : 'beside'
  }
  return null
}

function phraseKind(phrase: string, { closing, beside }: Language): 'closing' | 'beside' | null {
  const text = phrase.toLowerCase()
  if (closing.test(text)) return 'closing'
  return beside.test(text) || isName(phrase) ? 'beside' : null
}

/** One spelling of apostrophes and spaces, no smileys, no line of a telephone's. */
function plain(said: string): string {
  return said
    .normalize('NFC')
    .replace(/[’‘`´]/g, "'")
    .replace(/["“”„«»*_]/g, '')
    .replace(/\p{Extended_Pictographic}|\p{EMod}|\ufe0f|\u200d/gu, ' ')
    .replace(/(?:^|\s)[:;=][-']?[)DPp*]+/g, ' ')
    .replace(/^(?:sent from|get outlook|gesendet (?:von|mit)|von meinem|envoyé de).*$/gim, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
}

function compile(phrases: ClosingPhrases): Language {
  const open = (list: readonly string[]): string => list.map(openGaps).join('|')
  const whole = (list: readonly string[]): RegExp => new RegExp(`^(?:${open(list)})$`, 'iu')
  const part = (list: readonly string[]): RegExp => new RegExp(list.join('|').replaceAll('\\b', EDGE), 'iu')
  return {
    closing: whole(phrases.closing),
    beside: whole(phrases.beside),
    wanting: part(phrases.wanting),
    trouble: part(phrases.trouble),
    solved: part(phrases.solved),
    signOff: whole(phrases.signOff),
    and: phrases.and.join('|'),
  }
}

/** Turns `{n}` into up to n further words: with the space after them where a phrase begins with them, else with the space before. */
function openGaps(phrase: string): string {
  const word = '[^ ,;]+'
  return phrase
    .replace(/(^|[(|:])\{(\d+)\} /g, (_, before: string, most: string) => `${before}(?:${word} ){0,${most}}`)
    .replace(
      /(^|[(|:])\{(\d+)\}/g,
      (_, before: string, most: string) => `${before}(?:${word}(?: ${word}){0,${Number(most) - 1}})?`,
    )
    .replace(/ ?\{(\d+)\}/g, (_, most: string) => `(?: ${word}){0,${most}}`)
}
