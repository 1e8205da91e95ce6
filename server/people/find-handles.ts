// Finds e-mail addresses, web addresses and phone numbers in what people write.
import { isIPv4 } from 'node:net'
import { findPhoneNumbersInText } from 'libphonenumber-js/max'
import { parse } from 'tldts'
import { isEmail, normaliseEmail } from './address.ts'
import { countryCode } from './phone.ts'

/** A handle in a text: where it stands (end exclusive), as written, and in the form it is kept under. */
export type FoundHandle = { start: number; end: number; text: string; value: string }

/** Ends that no registry gives out but that are used on purpose, in examples (RFC 2606) and inside companies (RFC 6762, G). */
const PRIVATE_ENDS = new Set([
  'example',
  'test',
  'invalid',
  'localhost',
  'local',
  'internal',
  'intranet',
  'corp',
  'lan',
  'home',
])

function hasKnownEnd(host: string): boolean {
  const { isIcann, publicSuffix, hostname } = parse(host, { validateHostname: false })
  if (hostname === publicSuffix) return false
  return isIcann === true || PRIVATE_ENDS.has(host.slice(host.lastIndexOf('.') + 1).toLowerCase())
}

const EMAIL =
  /(?<![\w.!#$%&'*+/=?^`{|}~-])[a-z0-9!#$%&'*+/=?^_`{|}~.-]+@(?:\[[\d.]+\]|[\p{L}\p{N}](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}])?)/giu

/**
 * The e-mail addresses in a text. Local parts are looked for in ASCII, so that an address set without a space into Chinese or Japanese
 * is found; the host must end in a domain that exists.
 */
export function findEmails(text: string): FoundHandle[] {
  return [...text.matchAll(EMAIL)].flatMap((match) => {
    const wrapping = /^(?:mailto:|['`*_/|=~{]+)/i.exec(match[0])?.[0] ?? ''
    const start = match.index + wrapping.length
    const written = match[0].slice(wrapping.length)
    const host = written.slice(written.lastIndexOf('@') + 1)
    const value = normaliseEmail(written)?.value
    if (!value || !isEmail(written) || !(host.startsWith('[') || hasKnownEnd(host))) return []
    return [{ start, end: start + written.length, text: written, value }]
  })
}

const HOST = String.raw`(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]*`
const TAIL = String.raw`(?::\d{2,5})?(?:[/?#][^\s<>"“”„«»{}|\\^\u0060]*)?`
const URL_WITH_SCHEME = new RegExp(String.raw`\b(?:https?|ftps?)://[^\s<>"“”„«»{}|\\^\u0060]+`, 'giu')
const URL_WITHOUT = new RegExp(String.raw`(?<![\p{L}\p{N}@._/:-])${HOST}${TAIL}`, 'giu')
/** Ends of file names that are also top-level domains. */
const FILE_ENDS = new Set(['zip', 'mov', 'md', 'py', 'rs', 'sh', 'pl', 'ps', 'cc', 'app'])

/** The web addresses in a text, with or without a scheme; punctuation that closes the sentence is left out. */
export function findUrls(text: string): FoundHandle[] {
  const found: FoundHandle[] = []
  for (const match of text.matchAll(URL_WITH_SCHEME)) {
    const url = trimEnd(match[0])
    if (isWebHost(/^\w+:\/\/(?:[^/?#@]*@)?([^/?#:]*)/.exec(url)?.[1] ?? '')) found.push(foundUrl(match.index, url))
  }
  for (const match of text.matchAll(URL_WITHOUT)) {
    const url = trimEnd(match[0])
    const after = text.charAt(match.index + match[0].length)
    const inside = found.some((other) => match.index < other.end && other.start < match.index + url.length)
    if (!inside && after !== '@' && !/@/.test(url.split(/[/?#]/)[0] ?? '') && isBareHost(url))
      found.push(foundUrl(match.index, url))
  }
  return found.sort((a, b) => a.start - b.start)
}

function foundUrl(start: number, text: string): FoundHandle {
  const value = new URL(/^\w+:\/\//.test(text) ? text : `https://${text}`).href
  return { start, end: start + text.length, text, value }
}

/** Closing punctuation is the sentence's, a closing bracket too unless it was opened inside. */
function trimEnd(url: string): string {
  let rest = url
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(/[.,;:!?'’*_~…]+$/u, '')
    const last = rest.at(-1) ?? ''
    const opening = { ')': '(', ']': '[' }[last]
    if (opening && rest.split(opening).length <= rest.split(last).length - 1) rest = rest.slice(0, -1)
  }
  return rest
}

function isWebHost(host: string): boolean {
  return host.toLowerCase() === 'localhost' || isIPv4(host) || (host.includes('.') && hasKnownEnd(host))
}

/** Without a scheme it must look like a host on purpose: no file name, no time ("7.am"), no missing space ("today.It"). */
function isBareHost(url: string): boolean {
  const host = url.split(/[:/?#]/)[0] ?? ''
  const end = host.slice(host.lastIndexOf('.') + 1)
  if (/^(?:0?\d|1[0-2])\.[ap]m$/i.test(host)) return false
  if (/^\p{Lu}/u.test(end) && /\p{Ll}/u.test(host.slice(0, -end.length))) return false
  if (host === url && host.split('.').length === 2 && FILE_ENDS.has(end.toLowerCase())) return false
  return hasKnownEnd(host)
}

/** The phone numbers in a text that somebody in that country could dial. */
export function findPhones(text: string, country: string): FoundHandle[] {
  return findPhoneNumbersInText(text, countryCode(country)).map(({ startsAt, endsAt, number }) => ({
    start: startsAt,
    end: endsAt,
    text: text.slice(startsAt, endsAt),
    value: number.number,
  }))
}
