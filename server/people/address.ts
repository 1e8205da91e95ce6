// What an e-mail address is: its one written form, what kind of mailbox it opens, and whose domain it stands in.
import { domainToUnicode } from 'node:url'
import { getDomain, getDomainWithoutSuffix } from 'tldts'
import { isFreeMail } from '../workspace/free-mail.ts'
import { parseAddress } from './address/parse.ts'
import { allWords, readWordList, wordsOf } from './word-list.ts'
import { isGivenName } from './naming/given-name.ts'

/** Who reads what is sent there: one person, whoever has that duty, many at once, or nobody. */
export type AddressNature = 'personal' | 'role' | 'list' | 'noreply'

/**
 * The one form under which an address is kept, from however a header, a card or a person wrote it; null when it is none.
 * The local part is lower-cased although RFC 5321 lets a host tell Ann@ from ann@: none in use does, and two spellings would make two
 * people. Dots and +tags stay: Gmail alone ignores the dots, and a tag is what somebody chose to be written to.
 */
export function normaliseEmail(raw: string): { value: string; domain: string } | null {
  const parts = parseAddress(unwrap(raw), false)
  return parts && { value: `${parts.local}@${parts.domain}`, domain: parts.domain }
}

/** Whether the text, exactly as it stands, is an address that RFC 5321 allows on the internet; for what somebody types in. */
export function isEmail(text: string): boolean {
  return text === text.trim() && parseAddress(text, true) !== null
}

const WRAPPINGS = [
  /^'(.*)'$/s,
  /^"(.*)"$/s,
  /^[“”„‘’‚«»`](.*)[“”‘’«»`]$/s,
  /^<(.*)>$/s,
  /^\((.*)\)$/s,
  /^\[(.*@.*)\]$/s,
]

/** Takes off what mail programmes put around an address: names, brackets, quotes, mailto:, invisible characters, a full stop. */
function unwrap(raw: string): string {
  let text = raw
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '')
    .replace(/＠/g, '@')
    .replace(/\r?\n(?=[ \t])/g, '')
    .trim()
  for (let before = ''; before !== text; ) {
    before = text
    const angled = /<([^<>]*@[^<>]*)>[^<>@]*$/.exec(text)?.[1]
    text = (angled ?? text)
      .trim()
      .replace(/^(?:mailto|smtp|e-?mail)\s*:\s*/i, '')
      .replace(/^@[^:"]+:/, '')
    if (before.trimStart().toLowerCase().startsWith('mailto:')) text = decodeUrl(text.replace(/\?.*$/s, ''))
    for (const wrapping of WRAPPINGS) text = (wrapping.exec(text)?.[1] ?? text).trim()
    // No host ends in these; a double quote at the front that is never closed belonged to a name.
    text = text.replace(/[,;:>'"“”‘’]+$/, '').replace(/^[<,;]+/, '')
    if (text.split('"').length === 2) text = text.replace(/^"/, '')
  }
  return text
}

function decodeUrl(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (code) => {
    const char = String.fromCharCode(Number.parseInt(code.slice(1), 16))
    return char < '\u0080' ? char : code
  })
}

const ROLE_WORDS = allWords(readWordList(new URL('./address/role-words.txt', import.meta.url)))
const machineList = readWordList(new URL('./address/machine-words.txt', import.meta.url))
const MACHINE_ANYWHERE = [...wordsOf(machineList, 'anywhere')]
const MACHINE_WHOLE = wordsOf(machineList, 'whole')
const listList = readWordList(new URL('./address/list-words.txt', import.meta.url))
const LIST_FIRST = wordsOf(listList, 'first piece')
const LIST_LAST = wordsOf(listList, 'last piece')
const LIST_LAST_DASHED = wordsOf(listList, 'last piece after a dash')
const LIST_DOMAINS = wordsOf(listList, 'domain')
const LIST_HOSTS = wordsOf(listList, 'host')

/** Reads from the address alone what kind of mailbox it is; what the lists do not know is a person's. */
export function natureOf(address: string): AddressNature {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1).toLowerCase()
  const local = plain(address.slice(0, at)).replace(/\+.*$/, '')
  const pieces = local.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  if (isMachine(local, pieces)) return 'noreply'
  if (isList(local, pieces, domain)) return 'list'
  return isRole(pieces) ? 'role' : 'personal'
}

/** Bounce addresses carry the receiver inside (VERP: bounce-123-ann=x.com@…), so they are known by their beginning. */
function isMachine(local: string, pieces: readonly string[]): boolean {
  const joined = pieces.join('')
  if (MACHINE_ANYWHERE.some((word) => joined.includes(word))) return true
  if (/^(?:bounces?|prvs|srs\d)\b/.test(local)) return true
  return [joined, pieces[0], pieces.at(-1)].some(
    (piece) => piece !== undefined && MACHINE_WHOLE.has(withoutNumber(piece)),
  )
}

function isList(local: string, pieces: readonly string[], domain: string): boolean {
  if (LIST_HOSTS.has(domain.split('.')[0] ?? '') && domain.split('.').length > 2) return true
  if ([...LIST_DOMAINS].some((list) => domain === list || domain.endsWith(`.${list}`))) return true
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)]
  if (LIST_FIRST.has(first) || LIST_LAST.has(last)) return !isGivenName(first)
  return local.endsWith(`-${last}`) && LIST_LAST_DASHED.has(last) && !isGivenName(first)
}

/** One strong role word at the front is enough ("info.leeds"); at the end it must not follow a person's name ("emily.post"). */
function isRole(pieces: readonly string[]): boolean {
  const words = pieces.map(withoutNumber).filter(Boolean)
  const isDuty = (word: string | undefined): boolean => word !== undefined && ROLE_WORDS.has(word)
  if (words.length === 0) return false
  if (isDuty(words.join(''))) return true
  if (words.some(isDuty) && words.every((word) => isDuty(word) || word.length === 2)) return words.length > 1
  const [first = '', last = ''] = [words[0], words.at(-1)]
  if (first.length > 3 && isDuty(first)) return true
  return last.length > 3 && isDuty(last) && first.length > 1 && !isGivenName(first)
}

const withoutNumber = (piece: string): string => piece.replace(/^\d+|\d+$/g, '')

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** The domain that stands for the organization: mail.chen.co.uk → chen.co.uk; null where there is none (free mail, lists, bare hosts). */
export function organizationDomain(domain: string): string | null {
  const host = domain.toLowerCase()
  if (isFreeMail(host) || LIST_DOMAINS.has(host)) return null
  // Shops and sites under a shared roof (ann.myshopify.com) are organizations of their own.
  return getDomain(host, { allowPrivateDomains: true }) ?? getDomain(host)
}

/** A first name for an organization nobody has named yet: "chens-bakery.co.uk" → "Chens Bakery". */
export function organizationNameFrom(domain: string): string {
  const label =
    getDomainWithoutSuffix(domain, { allowPrivateDomains: true }) ?? getDomainWithoutSuffix(domain) ?? domain
  const words = domainToUnicode(label)
    .normalize('NFC')
    .split(/[-_.]+/)
    .filter(Boolean)
  return words.map(titleCase).join(' ') || domain
}

/** A short word without a vowel cannot be spoken, so it is an abbreviation: KPMG, BMW. */
function titleCase(word: string): string {
  if (/^[bcdfghjklmnpqrstvwxz]{2,4}$/.test(word)) return word.toUpperCase()
  return word.replace(/^\p{L}/u, (letter) => letter.toUpperCase())
}
