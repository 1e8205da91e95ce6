// Takes an e-mail address apart as RFC 5321 and 5322 write it: quoted local parts, comments, domain literals, other scripts.
import { isIPv4, isIPv6 } from 'node:net'
import { domainToASCII } from 'node:url'

/** The two halves of an address in their one written form. */
export type AddressParts = { local: string; domain: string }

const ATOM = /^[a-z0-9!#$%&'*+/=?^_`{|}~\u{80}-\u{10ffff}-]+$/u
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const LABEL_AS_SEEN = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/

/**
 * The parts of an addr-spec, or null when it is none. `strict` holds to RFC 5321 as written; otherwise what stands in real headers passes
 * too: dots side by side or at the ends ("h..lewis@…", Japanese phones), an underscore in the host, a local part over 64 octets (Exchange).
 */
export function parseAddress(text: string, strict: boolean): AddressParts | null {
  const bare = dropComments(text)
  if (bare === null) return null
  const at = bare.lastIndexOf('@')
  if (at < 1) return null
  const local = parseLocal(bare.slice(0, at).trim(), strict)
  const domain = parseDomain(bare.slice(at + 1).trim(), strict)
  if (local === null || domain === null) return null
  return Buffer.byteLength(local) + 1 + domain.length > 254 ? null : { local, domain }
}

/** Takes out comments, which nest and may hold escaped brackets (RFC 5322, 3.2.2); null when one is not closed. */
function dropComments(text: string): string | null {
  let kept = ''
  let depth = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i)
    if (char === '\\' && (quoted || depth > 0)) {
      if (quoted) kept += text.slice(i, i + 2)
      i++
    } else if (char === '"' && depth === 0) {
      quoted = !quoted
      kept += char
    } else if (char === '(' && !quoted) depth++
    else if (char === ')' && depth > 0) depth--
    else if (depth === 0) kept += char
  }
  return depth > 0 || quoted ? null : kept.trim()
}

/** Lower case, and quotes only where they are needed: "ann"@x.com is ann@x.com (RFC 5321, 4.1.2). */
function parseLocal(text: string, strict: boolean): string | null {
  const quoted = /^"((?:\\[ -~]|[^"\\\p{Cc}])*)"$/u.exec(text)?.[1]
  const content = (quoted?.replace(/\\(.)/g, '$1') ?? text).normalize('NFC').toLowerCase()
  if (content === '' || (strict && Buffer.byteLength(content) > 64)) return null
  const atoms = content.split('.')
  if (atoms.every((atom) => ATOM.test(atom))) return content
  if (quoted !== undefined) return `"${content.replace(/["\\]/g, '\\$&')}"`
  const dotted = atoms.filter((atom) => atom !== '')
  return !strict && dotted.length > 0 && dotted.every((atom) => ATOM.test(atom)) ? content : null
}

/** A host name in ASCII, lower case, without the root's dot; or an address literal such as [192.0.2.1] or [IPv6:2001:db8::1]. */
function parseDomain(text: string, strict: boolean): string | null {
  const literal = /^\[(.*)\]$/.exec(text)?.[1]
  if (literal !== undefined) {
    const v6 = /^ipv6:(.+)$/i.exec(literal)?.[1]
    if (v6 ? isIPv6(v6) && !v6.includes('%') : isIPv4(literal))
      return v6 ? `[ipv6:${v6.toLowerCase()}]` : `[${literal}]`
    return null
  }
  const name = asciiHost(strict ? text : text.replace(/\.+$/, ''))
  const labels = name.split('.')
  const shape = strict ? LABEL : LABEL_AS_SEEN
  // A last label of digits alone would read as an IP address (RFC 3696, 2).
  if (name.length > 253 || /^\d+$/.test(labels.at(-1) ?? '')) return null
  return labels.every((label) => shape.test(label)) ? name : null
}

/** domainToASCII also percent-decodes and rewrites numbers as IP addresses, so plain ASCII never goes through it. */
function asciiHost(text: string): string {
  const host = text.normalize('NFC').toLowerCase()
  if (/^[\x20-\x7e]*$/.test(host)) return host
  return /[%/?#:@[\]\s]/.test(host) ? '' : domainToASCII(host)
}
