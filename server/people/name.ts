// What somebody is called: read from a header or an address, put in order for lists and search, held against another name.
import { normaliseEmail, natureOf } from './address.ts'
import { comparable, fit } from './naming/agreement.ts'
import { cleanDisplay, isOrganizationName, splitTail } from './naming/display.ts'
import { fold } from './naming/fold.ts'
import { isGivenName } from './naming/given-name.ts'
import { isCapitals, isLatin, isParticle, opensFamily, properWord, properWords } from './naming/letter-case.ts'
import { isGeneration, isLetters, isTitle, stripTitles } from './naming/title.ts'

/**
 * A name as read. `written` by somebody, `guessed` from the address alone, or `none`: then `name` is the address or what was written.
 * Given and family are there only where they could be told apart; an organization or a role has neither.
 */
export type ReadName = { name: string; given?: string; family?: string; confidence: 'written' | 'guessed' | 'none' }

type Parts = {
  before?: readonly string[]
  given: readonly string[]
  family: readonly string[]
  after?: readonly string[]
}

/** Reads a header's display name; where that says nothing, the address. */
export function readName(raw: string, address = ''): ReadName {
  const text = cleanDisplay(raw)
  if (text === '' || /^undisclosed[- ]recipients/i.test(text) || isHandle(text, address))
    return fromAddress(address || text)
  if (!isLatin(text)) return otherScript(text)
  if (isDomainName(text, address)) return { name: text, confidence: 'written' }
  const { head, tail } = splitTail(text)
  const spoken = tail !== '' && !isOrganizationName(head, isKnownGiven) ? head : text
  const person = readComma(spoken) ?? readPlain(spoken)
  return person ? written(person) : { name: text, confidence: 'written' }
}

const isKnownGiven = (word: string): boolean => isGivenName(fold(word))

/** Whether the "name" is only the address again, or its local part. */
function isHandle(text: string, address: string): boolean {
  if (!text.includes(' ') && normaliseEmail(text)?.value.includes('@')) return true
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@')))
  if (/^\p{Lu}\p{Ll}+$/u.test(text) || local === '') return false
  return !text.includes(' ') && fold(text).replaceAll(' ', '') === fold(local).replaceAll(' ', '')
}

/** "Ovens Direct" <hello@ovensdirect.example>: the company writes, unless a word of it is somebody's given name. */
function isDomainName(text: string, address: string): boolean {
  const words = fold(text).split(' ')
  const domain = fold(address.slice(address.lastIndexOf('@') + 1)).replaceAll(' ', '')
  if (!address.includes('@') || words.length < 2 || words.some(isGivenName)) return false
  return domain.includes(words.join('')) || natureOf(address) !== 'personal'
}

/** Names outside the Latin script stay as they are; only "family, given" is turned round. */
function otherScript(text: string): ReadName {
  const comma = /^([^,，、]+)[,，]\s*([^,，]+)$/u.exec(text)
  const [family, given] = [comma?.[1]?.trim(), comma?.[2]?.trim()]
  if (!family || !given || isOrganizationName(text, isKnownGiven)) return { name: text, confidence: 'written' }
  return { name: `${given} ${family}`, given, family, confidence: 'written' }
}

/** "Chen, Margaret J." and "Margaret Chen, MBA, Director": null when there is no comma or no person. */
function readComma(text: string): Parts | null {
  const [first = '', ...others] = text.split(/\s*,\s*/).filter(Boolean)
  if (others.length === 0) return null
  const rest = others.filter(
    (part) => !part.split(' ').every((word) => isLetters(word) || isTitle(word) || isGeneration(word)),
  )
  const generations = others.filter((part) => part.split(' ').every(isGeneration))
  const [second = ''] = rest
  const [surname, given] = [words(first), words(second)]
  const isJunior = surname.length > 1 && isGeneration(surname.at(-1) ?? '')
  const family = isJunior ? surname.slice(0, -1) : surname
  const isTrade = isOrganizationName(second, isKnownGiven) || JOB.test(second)
  const isPlace =
    family.length > 1 && isKnownGiven(family[0] ?? '') && !isKnownGiven(given[0] ?? '') && !isParticle(family[0] ?? '')
  if (rest.length === 0 || isTrade || isPlace) return readPlain([first, ...generations].join(' '))
  if (family.length > 4 || given.length > 3 || given.length === 0 || isOrganizationName(first, isKnownGiven))
    return null
  return inProperCase({ given, family, after: isJunior ? surname.slice(-1) : generations })
}

/** JR → Jr; roman numbers and what is written in both letters stay. */
const properGeneration = (word: string): string => (isGeneration(word) && isCapitals(word) ? properWord(word) : word)

const JOB =
  /\b(?:director|manager|chief|head|president|officer|founder|partner|consultant|engineer|assistant|ceo|cfo|cto|coo|leiter(?:in)?|geschäftsführer(?:in)?|directeur|directrice|responsable|gerente)\b/i

const words = (text: string): string[] => stripTitles(text.split(' ').filter(Boolean))

/** "CHEN Margaret", "Margaret van der Berg Jr.", "margaret chen"; null when it is no person's name. */
function readPlain(text: string): Parts | null {
  const all = words(text.replace(/^the (?=hon|rev|right|very)/i, ''))
  if (isOrganizationName(all.join(' '), isKnownGiven) || hasAbbreviation(all)) return null
  if (all.length === 1) return singleWord(all[0] ?? '', text.split(' ').filter(isTitle))
  const after = all.length > 2 && isGeneration(all.at(-1) ?? '') ? all.slice(-1) : []
  const name = after.length > 0 ? all.slice(0, -1) : all
  const capitals = familyInCapitals(name)
  if (capitals) return inProperCase({ ...capitals, after })
  let cut = name.length - 1
  while (cut > 1 && opensFamily(name[cut - 1] ?? '')) cut--
  return inProperCase({ given: name.slice(0, cut), family: name.slice(cut), after })
}

/** SEO Wizards, HMRC Refund: three capitals, or four that cannot be spoken, beside words that are nobody's given name. */
function hasAbbreviation(all: readonly string[]): boolean {
  const short = all.some((word) => /^(?:\p{Lu}{3}|[^\P{Lu}AEIOUY]{4})$/u.test(word))
  return short && all.some((word) => /\p{Ll}/u.test(word)) && !all.some(isKnownGiven)
}

/** One word is a family name after a title, a given name if it is known as one; short capitals are an abbreviation. */
function singleWord(word: string, titles: readonly string[]): Parts | null {
  if (titles.length > 0 && !titles.includes(word))
    return { before: titles, given: [], family: [isMixed(word) ? word : properWord(word)] }
  if (isKnownGiven(word)) return { given: [isMixed(word) ? word : properWord(word)], family: [] }
  return isMixed(word) || [...word].length < 5 ? null : { given: [], family: [], after: [properWord(word)] }
}

const isMixed = (word: string): boolean => /\p{Lu}/u.test(word) && /\p{Ll}/u.test(word)

/** The family name in capitals beside a given name that is not: "CHEN Margaret", "Margaret DE LA CRUZ". */
function familyInCapitals(name: readonly string[]): Parts | null {
  const shouted = name.map((word) => isCapitals(word) && !isInitials(word))
  const first = shouted.indexOf(true)
  const last = shouted.lastIndexOf(true)
  const together = first >= 0 && shouted.slice(first, last + 1).every(Boolean)
  if (!together || !name.some((word) => /\p{Ll}/u.test(word)) || (first > 0 && last < name.length - 1)) return null
  const family = name.slice(first, last + 1)
  return { given: [...name.slice(0, first), ...name.slice(last + 1)], family }
}

/** J.R., JP, AJ: two capitals are initials unless they sound like LI, WU, HE. */
const isInitials = (word: string): boolean =>
  word.includes('.') || (/^\p{Lu}{2}$/u.test(word) && !/^[^AEIOUY][AEIOUY]$/.test(word))

/** Puts right what is all in capitals or all small; a name written in both is how its bearer writes it. */
function inProperCase(parts: Parts): Parts {
  const all = [...parts.given, ...parts.family].filter((word) => /\p{L}\p{M}*\p{L}/u.test(word) && !isInitials(word))
  const mixed = all.some(isMixed)
  const fix = (list: readonly string[], opening: boolean): readonly string[] => {
    if (!mixed || (list.length > 0 && list.every(isCapitals) && !list.every(isInitials)))
      return properWords(list, opening)
    return list.map((word, at) =>
      opening && at === 0 && !isParticle(word) && /^\p{Ll}+$/u.test(word) ? properWord(word) : word,
    )
  }
  return { given: fix(parts.given, true), family: fix(parts.family, parts.given.length === 0), after: parts.after }
}

function written(parts: Parts): ReadName {
  return { ...assembled(parts), confidence: 'written' }
}

/** The given name to call somebody by is the first that is no initial: J. Robert Oppenheimer is Robert. */
function assembled({ before = [], given, family, after = [] }: Parts): Omit<ReadName, 'confidence'> {
  const called = given.find((word) => /\p{L}\p{M}*\p{L}/u.test(word) && !isInitials(word)) ?? given[0]
  const name = [...before, ...given, ...family, ...after.map(properGeneration)].join(' ')
  return { name, ...(called && { given: called }), ...(family.length > 0 && { family: family.join(' ') }) }
}

/** "margaret.chen@" → Margaret Chen; "mchen@" tells no name. */
function fromAddress(address: string): ReadName {
  const value = normaliseEmail(address)?.value ?? address
  const none: ReadName = { name: value, confidence: 'none' }
  if (!value.includes('@') || natureOf(value) !== 'personal') return none
  const local = value.slice(0, value.lastIndexOf('@')).replace(/\+.*$/, '').replace(/\d+$/, '')
  const pieces = local.split(/[._]+/).filter(Boolean)
  if (!/^[\p{L}._'-]+$/u.test(local) || !isLatin(local)) return none
  const dashed = pieces.length === 1 ? local.split('-') : []
  if (pieces.length === 1 && isGivenName(fold(dashed[0] ?? '')) && dashed.length < 3) return guessed(dashed)
  if (pieces.length < 2 || pieces.length > 4 || (pieces.at(-1)?.length ?? 0) < 2) return none
  const turned =
    !isGivenName(fold(pieces[0] ?? '')) &&
    isGivenName(fold(pieces[1] ?? '')) &&
    pieces.length === 2 &&
    (pieces[0]?.length ?? 0) > 1
  return guessed(turned ? [...pieces].reverse() : pieces)
}

function guessed(pieces: readonly string[]): ReadName {
  const initialsDotted = properWords(pieces).map((word) => ([...word].length === 1 ? `${word}.` : word))
  const cut = initialsDotted.length > 2 && isParticle(initialsDotted[1] ?? '') ? 1 : initialsDotted.length - 1
  const parts = { given: initialsDotted.slice(0, Math.max(1, cut)), family: initialsDotted.slice(Math.max(1, cut)) }
  return { ...assembled(parts), confidence: 'guessed' }
}

/** The form a list sorts by: lower case, without accents and punctuation, the same on every server. */
export function sortName(name: string): string {
  return fold(name)
}

/** The distinct words by which a name is found. */
export function nameWords(name: string): string[] {
  return [...new Set(fold(name).split(' '))].filter(Boolean)
}

/**
 * The word and the word with each one letter left out, if it has four letters or more (shorter words are found exactly or by their
 * beginning). Two words one typing error apart always share an entry.
 */
export function nearWords(word: string): string[] {
  const letters = [...word]
  if (letters.length < 4) return []
  return [...new Set([word, ...letters.map((_, at) => letters.toSpliced(at, 1).join(''))])]
}

/**
 * Whether two names may be one person's. `same`: the same words, in any order, whatever the accents and titles. `compatible`: one says
 * less (initials, a short form, no middle name, one letter off) but nothing contradicts. A hint for a question, never a reason to merge.
 */
export function namesAgree(a: string, b: string): 'same' | 'compatible' | 'different' {
  const [fewer, more] = [comparable(a), comparable(b)].toSorted((x, y) => x.length - y.length) as [
    string[][],
    string[][],
  ]
  if (fewer.length === 0) return 'compatible'
  const equal = pairOff(fewer, more, 'equal')
  const near = pairOff(equal.left, equal.right, 'near')
  if (near.left.length > 0) return 'different'
  if (equal.left.length === 0) return near.right.length === 0 ? 'same' : 'compatible'
  // Of two words or more, at least one must be beyond doubt.
  return fewer.length > 1 && equal.left.length === fewer.length ? 'different' : 'compatible'
}

/** Pairs each word on the left with one on the right that fits so; gives back what stays alone. */
function pairOff(
  left: string[][],
  right: string[][],
  wanted: 'equal' | 'near',
): { left: string[][]; right: string[][] } {
  const open = [...right]
  const alone = left.filter((word) => {
    const at = open.findIndex((other) => fit(word, other) === wanted)
    if (at >= 0) open.splice(at, 1)
    return at < 0
  })
  return { left: alone, right: open }
}
