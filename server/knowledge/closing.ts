// Tells a message that only closes a conversation ("Thanks, that's perfect!") from one that somebody must answer.
import { closing as de } from './language/de.ts'
import { closing as en } from './language/en.ts'
import { closing as fr } from './language/fr.ts'
import { compilePhrases, type Language } from './language/phrase.ts'

/** Longer than this is not only a closing; and nothing longer is worth the time. */
const mostLetters = 400
const mostSentences = 6
const mostWordsTold = 25

const languages: readonly Language[] = [en, de, fr].map(compilePhrases)

/**
 * Whether what somebody said needs no answer: thanks, agreement, receipt, farewell, and nothing else. Every sentence must be made of such
 * phrases of one language, or tell how it went in a message that thanks in full ("He cried. Thank you!"); a question, a request, a "but"
 * or a word of trouble anywhere makes it none. When in doubt it is none, because a customer who waits unseen costs more than one who is
 * answered twice. `said` is the new text of a message, without quotes; `answered`: it follows an answer of ours, so that what is told
 * with the thanks is how that went ("I have cleared the corner and told my mother. Thank you.").
 */
export function isClosing(said: string, { answered = false } = {}): boolean {
  const text = plain(said)
  if (text === '') return /\p{Extended_Pictographic}|[:;]-?[)D]/u.test(said)
  if (text.length > mostLetters || /[?？¿]|https?:|www\.|\S@\S|\d{6}/.test(text)) return false
  // People mix languages, so a request in any of them counts.
  const lower = text.toLowerCase()
  return (
    !languages.some(({ wanting }) => wanting.test(lower)) &&
    languages.some((language) => closes(text, language, answered))
  )
}

function closes(text: string, language: Language, answered: boolean): boolean {
  const sentences = sentencesOf(text, language)
  if (sentences.length === 0 || sentences.length > mostSentences) return false
  const made = sentences.map((sentence) => (isTroubled(sentence, language) ? null : madeOf(sentence, language)))
  if (!made.includes(null)) return made.includes('closing')
  const clauses = sentences.flatMap((sentence) => [sentence.replaceAll(',', ''), ...sentence.split(/,\s*/)])
  if (!clauses.some((clause) => language.telling?.thanks.test(clause.toLowerCase()))) return false
  return sentences.every(
    (sentence, at) => made[at] !== null || tells(sentence, language, text) || (answered && reports(sentence, language)),
  )
}

function isTroubled(sentence: string, { trouble, solved }: Language): boolean {
  const lower = sentence.toLowerCase()
  return trouble.test(lower) && !solved.test(lower)
}

/** Whether a sentence only tells how it went: and that it went well: no command, nothing to act on, of things only what was. */
function tells(sentence: string, language: Language, message: string): boolean {
  const lower = sentence.toLowerCase()
  const { telling } = language
  if (!telling || lower.split(' ').length > mostWordsTold || isTroubled(sentence, language)) return false
  if (telling.commands.test(lower) || telling.matters.test(lower)) return false
  return telling.glad.test(message) && (!telling.things.test(lower) || telling.past.test(lower))
}

/** Whether a sentence only reports what they did, that it came, or praises us: nothing in it to act on, to come or to regret. */
function reports(sentence: string, language: Language): boolean {
  const { telling } = language
  if (!telling || sentence.split(' ').length > mostWordsTold || isTroubled(sentence, language)) return false
  return sentence
    .replace(spokenTo, '')
    .split(anotherClause)
    .every((clause) => {
      const told = clause.toLowerCase().replace(telling.clock, '')
      if (telling.matters.test(told)) return false
      return (
        telling.praise.test(told) ||
        (telling.reports.test(told) && !telling.doubts.test(told)) ||
        madeOf(clause, language) !== null
      )
    })
}

/** Before a clause with a subject of its own: what it came to, not only what they did. */
const anotherClause =
  /[,;]?\s(?:and|but|so|because|since|while|until|when)\s(?=(?:i|we|he|she|it|they|you|there|that|this|the|my|our|your|his|her|their|one|some|all|every\p{L}+|no\p{L}+)\b)|[,;]\s(?=(?:i|we|he|she|it|they|you|there|the|my|our|your)\b)/iu

/** "Priya, it came": whom a sentence is said to. */
const spokenTo = /^(?:(?:hi|hello|dear|oh|ah|well|yes|and|so)[ ,]+)?(?:\p{Lu}[\p{L}'-]+ ?){1,2}, /u

/** Lines joined where a mail programme broke them, the sign-off and the name below it dropped, parted into sentences. */
function sentencesOf(text: string, { signOff }: Language): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const end = lines.findIndex(
    (line, at) => at > 0 && lines.length - at <= 5 && signOff.test(line.replace(/[\s,.!-]+$/, '')),
  )
  // What is said below one's name is said too.
  const isSigned = end > 0 && !lines.slice(end + 1).some((line) => /^(?:\S+ ){2,}\S+[.!]$/.test(line))
  const body = isSigned ? lines.slice(0, end) : lines
  // "M", "Bex xx", "Every blessing,": who signs, and how.
  while (body.length > 1 && (isName(body.at(-1) ?? '') || /^(?:\S+ ){0,2}\S+,$/.test(body.at(-1) ?? ''))) body.pop()
  return body
    .join('\n')
    .replace(/(?<=[^\n]{45})(?<![.!,:])\n(?=\p{Ll})/gu, ' ')
    .split(/[.!…:]+(?=\s|$)|\n|\s[-–—]{1,2}\s|\.\.+/)
    .map((sentence) => sentence.replace(/^[\s,;-]+|[\s,;.!-]+$/g, ''))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}

/** One to three words with capitals, perhaps behind a dash: who signs or is spoken to. FYI is nobody. */
const isName = (line: string): boolean =>
  /^[-–—~]*\s*(?!.*\p{Lu}{3})\p{Lu}[\p{L}'.-]*(?:\s\p{Lu}[\p{L}'.-]*){0,2}(?:\sx+|\s\([^)]{1,20}\))?[.,]?$/u.test(line)

/**
 * What a sentence is made of: as a whole one phrase, or one phrase and a rest, parted by a comma, an "and" or before a name.
 * Null when anything in it is no known phrase.
 */
function madeOf(sentence: string, language: Language): 'closing' | 'beside' | null {
  const whole = phraseKind(sentence, language)
  if (whole) return whole
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
  const text = phrase.toLowerCase().replace(/\s+x+$/, '')
  if (closing.test(text)) return 'closing'
  return beside.test(text) || isName(phrase) ? 'beside' : null
}

/** One spelling of apostrophes and spaces, no smileys, no line of a telephone's. */
function plain(said: string): string {
  return (
    said
      .normalize('NFC')
      .replace(/[’‘`´]/g, "'")
      .replace(/["“”„«»*_]/g, '')
      // A smiley between words ends a sentence.
      .replace(/(?<=\p{L}\s*)\p{Extended_Pictographic}(?=[^\p{L}]*\p{L})/gu, '. ')
      .replace(/\p{Extended_Pictographic}|\p{EMod}|\ufe0f|\u200d/gu, ' ')
      .replace(/(?:^|\s)[:;=][-']?[)DPp*]+/g, ' ')
      .replace(/^(?:sent from|get outlook|gesendet (?:von|mit)|von meinem|envoyé de).*$/gim, '')
      .replace(/[^\S\n]+/g, ' ')
      .trim()
  )
}
