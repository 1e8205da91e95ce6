/** What is known of the sender's name, and whether a line signs with it. */
import { fold } from '../../people/naming/fold.ts'
import { isGivenName, mayBeOneName } from '../../people/naming/given-name.ts'

export interface Sender {
  /** Parts of the name and of the address, lower case. */
  tokens: Set<string>
  initials: Set<string>
}

/** Reads a display name, an address, or both. */
export function readSender(name: string): Sender {
  const head = name.slice(0, 300)
  const parts = head
    .toLowerCase()
    .replace(/@[^\s>]*/g, ' ')
    .split(/[^\p{L}\p{M}']+/u)
    .filter((part) => part.length > 0 && part !== 'mailto' && part !== 'via')
  const letters = parts.map((part) => part.charAt(0))
  const initials = new Set<string>()
  for (let from = 0; from < letters.length; from += 1)
    for (let to = from + 2; to <= Math.min(letters.length, from + 4); to += 1) {
      initials.add(letters.slice(from, to).join(''))
      initials.add([...letters.slice(from + 1, to), letters[from]].join(''))
    }
  return { tokens: new Set(parts.filter((part) => part.length > 1)), initials }
}

/** Whether one of the words is, or shortens, a part of the sender's name. */
export function signsAs(sender: Sender, words: string): boolean {
  const parts = wordsOf(words)
  return parts.length > 0 && parts.length <= 5 && parts.some((part) => isPart(sender, part))
}

/** Whether the one word that a line is made of is a given name, in capitals or not, and no word of every day. */
export function isLoneGivenName(line: string): boolean {
  const word = line.replace(/^[\s~/–—-]+|[\s.,!]+$/g, '')
  return /^[\p{L}'-]{2,14}$/u.test(word) && !notNames.has(word.toLowerCase()) && isGivenName(fold(word))
}

/** Whether the one word that a line is made of is the sender's. */
export function isLoneSender(sender: Sender, line: string): boolean {
  const word = line.replace(/^[\s~/–—-]+|[\s.,!]+$/g, '')
  return /^[\p{L}'-]{2,14}$/u.test(word) && !notNames.has(word.toLowerCase()) && signsAs(sender, word)
}

/** Whether the line looks like a name: one to five words with capitals, or a script that has none; dots and titles allowed. */
export function looksLikeName(line: string): boolean {
  if (line.length < 2 || line.length > 50 || /[?!:;@/\\<>|=%$#\d]|\.{2}/.test(line)) return false
  const words = line.replace(/^[\s~/–—-]+|[\s,.]+$/g, '').split(/[\s,&]+/)
  if (words.length > 6 || notNames.has(line.toLowerCase().replace(/[.,\s]+$/, ''))) return false
  return words.every((word) =>
    /^(?:["'(]?[\p{Lu}\p{Lo}][\p{L}\p{M}'.’-]*["')]?|von|van|de|der|den|da|di|del|della|la|le|el|al|bin|ter|zu|and|und|et|y|e|i)$/u.test(
      word,
    ),
  )
}

function isPart(sender: Sender, part: string): boolean {
  if (sender.tokens.has(part) || (part.length <= 4 && sender.initials.has(part))) return true
  if (part.length < 3) return false
  for (const token of sender.tokens) {
    if (mayBeOneName(fold(part), fold(token))) return true
    if (token.length > part.length && (token.startsWith(part) || (part.length >= 4 && token.endsWith(part))))
      return true
    if (part.length > token.length && token.length >= 3 && part.startsWith(token)) return true
  }
  return false
}

function wordsOf(line: string): string[] {
  return line
    .toLowerCase()
    .split(/[^\p{L}\p{M}']+/u)
    .filter((part) => part !== '')
}

const notNames = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
  december today tomorrow yes no ok okay done enjoy hello hi hey dear all welcome please note update question questions agenda summary attached attachment
  cc fyi asap eod noted agreed sure perfect great sorry congratulations montag dienstag mittwoch donnerstag freitag samstag sonntag ja nein gut erledigt lundi
  mardi mercredi jeudi vendredi samedi dimanche oui non lunes martes miércoles jueves viernes sábado domingo sí total name address phone fax email
  date time subject location details contact thanks regards none nothing maybe later soon everyone team`.split(/\s+/),
)
