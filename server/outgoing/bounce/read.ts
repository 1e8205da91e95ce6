// Reads what a mail server reports of a mail that it could not deliver: RFC 3464, and the ways of saying it that came before.
import { decodeWords } from 'postal-mime'

/** `address` as the report names it. `status`: as in 5.1.1, '' where it says none. */
export type Failure = { address: string; status: string; reason: string }
export type Report = {
  /** The Message-ID of the mail that came back, without brackets. */
  messageId: string | null
  failures: Failure[]
}

const mostBytes = 512_000
const longestReason = 300

/** Null for what is no report of a mail that failed: a delay, a receipt, an ordinary mail. */
export function readReport(raw: Buffer): Report | null {
  const text = raw.subarray(0, mostBytes).toString('latin1').replace(/\r\n?/g, '\n')
  const split = text.indexOf('\n\n')
  const head = fieldsOf(split < 0 ? text : text.slice(0, split))
  const body = split < 0 ? '' : text.slice(split + 2)
  const standard = readStandard(body)
  if (standard.failures.length === 0 && standard.says) return null
  const failures = standard.failures.length > 0 ? withReasons(standard.failures, body) : readPlain(head, body)
  if (failures.length === 0) return null
  return { messageId: originalId(head, body), failures: distinct(failures) }
}

/** Where the report's own fields say no reason, its words do. */
function withReasons(failures: readonly Failure[], body: string): Failure[] {
  const says = body.slice(0, originalStart(body))
  return failures.map((one) => (one.reason ? one : { ...one, reason: reasonNear(says, one.address) }))
}

type Fields = Map<string, string>

/** The first field of each name, unfolded, its name in lower case. */
function fieldsOf(head: string): Fields {
  const fields: Fields = new Map()
  for (const line of head.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(0, colon)).toLowerCase()
    if (/^[!-9;-~]+$/.test(name) && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}

/** message/delivery-status: groups of fields, the first of the whole mail, then one for each recipient. `says`: there was such a part. */
function readStandard(body: string): { says: boolean; failures: Failure[] } {
  const start = /^content-type:[ \t]*message\/(?:global-)?delivery-status/im.exec(body)
  if (!start) return { says: false, failures: [] }
  const part = decodePart(body, start.index)
  const groups = part.split(/\n[ \t]*\n/).map(fieldsOf)
  const failures = groups.flatMap((group) => {
    const address = addressIn(group.get('original-recipient')) || addressIn(group.get('final-recipient'))
    if (!address || group.get('action')?.toLowerCase() !== 'failed') return []
    const diagnostic = (group.get('diagnostic-code') ?? '').replace(/^[\w.-]+[ \t]*;[ \t]*/, '')
    return [{ address, status: statusIn(group.get('status') ?? diagnostic), reason: tidy(diagnostic) }]
  })
  return { says: groups.some((group) => group.has('action')), failures }
}

/** From the end of its headers to the next delimiter, decoded where it is encoded. */
function decodePart(body: string, at: number): string {
  const from = body.lastIndexOf('\n--', at)
  const headEnd = body.indexOf('\n\n', at)
  if (headEnd < 0) return ''
  const head = fieldsOf(body.slice(Math.max(0, from), headEnd).replace(/^\n?--.*\n/, ''))
  const end = body.indexOf('\n--', headEnd)
  const content = body.slice(headEnd + 2, end < 0 ? undefined : end)
  const encoding = head.get('content-transfer-encoding')?.toLowerCase() ?? ''
  if (encoding === 'base64') return Buffer.from(content, 'base64').toString('latin1').replace(/\r\n?/g, '\n')
  if (encoding !== 'quoted-printable') return content
  return content
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** "rfc822; ann@x.example" */
function addressIn(field: string | undefined): string {
  const value = (field ?? '').replace(/^[\w.-]+[ \t]*;/, '').trim()
  return /^<?([^\s<>]+@[^\s<>]+)>?$/.exec(value)?.[1]?.replace(/^"|"$/g, '') ?? ''
}

const statusIn = (text: string): string => /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? ''

/** Exim names them in a header; qmail, Sendmail, Domino, Exchange and others in the text, each address with what was said of it. */
function readPlain(head: Fields, body: string): Failure[] {
  const named = (head.get('x-failed-recipients') ?? '').split(',').flatMap((one) => addressIn(one.trim()) || [])
  const says = body.slice(0, originalStart(body))
  if (named.length === 0 && !speaksOfFailure(head, says)) return []
  const found = named.length > 0 ? named : addressesIn(says)
  return found.map((address) => {
    const reason = reasonNear(says, address)
    return { address, status: statusIn(reason), reason }
  })
}

const failure =
  /undeliver|could(?: not|n't) be delivered|unable to deliver|wasn't delivered|delivery (?:to|has|status|failed|failure)|failed permanently|permanent (?:error|failure|fatal)|returned mail|user unknown|no such user|nicht zugestellt|unzustellbar|n'a pas pu être|no se (?:pudo|ha podido) entregar/i

const speaksOfFailure = (head: Fields, says: string): boolean =>
  failure.test(decodeWords(head.get('subject') ?? '')) || failure.test(says.slice(0, 3000))

/** Where the mail that came back begins: what stands before it is the report's own. */
function originalStart(body: string): number {
  const marks = [
    /^content-type:[ \t]*(?:message\/rfc822|text\/rfc822-headers|message\/global)/im,
    /^-{3,}.*(?:copy of (?:the|your) message|original message|below this line|returned message|unsent message).*$/im,
    /^(?:message-id|received|return-path|dkim-signature):/im,
  ]
  const places = marks.flatMap((mark) => mark.exec(body)?.index ?? [])
  return Math.min(body.length, ...places)
}

const mostAddresses = 20
const machine = /^(?:mailer-?daemon|postmaster|double-bounce|no-?reply)@/i

function addressesIn(text: string): string[] {
  const found = text.slice(0, 20_000).match(/[^\s<>"'(),:;[\]=]+@[^\s<>"'(),:;[\]=]+\.[^\s<>"'(),:;[\]=.]+/g) ?? []
  return [...new Set(found)].filter((one) => !machine.test(one)).slice(0, mostAddresses)
}

/** What the server said stands behind the address, mostly in its own line or the next few. */
function reasonNear(text: string, address: string): string {
  const at = text.toLowerCase().indexOf(address.toLowerCase())
  if (at < 0) return ''
  const after = text.slice(at + address.length, at + address.length + 900)
  const coded = /(?:^|[\s:>(])([245]\d\d[ -](?:[245]\.\d+\.\d+)?[^\n]*(?:\n[ \t]+(?![^\n]*@)[^\n]+)?)/.exec(after)?.[1]
  if (coded) return tidy(coded)
  const [line = ''] = after
    .split('\n')
    .map((one) => one.replace(/^[\s>:,.-]+/, '').trim())
    .filter((one) => /\p{L}{3}/u.test(one))
  return tidy(line)
}

/** The mail that came back bears its Message-ID in its own headers; some reports name it in theirs. */
function originalId(head: Fields, body: string): string | null {
  const within = body.slice(originalStart(body))
  const inside = /^message-id:[ \t]*(?:\n[ \t]+)?<([^<>\s]+)>/im.exec(within)?.[1]
  if (inside) return inside
  const references = `${head.get('in-reply-to') ?? ''} ${head.get('references') ?? ''}`
  return [...references.matchAll(/<([^<>\s]+)>/g)].at(-1)?.[1] ?? null
}

const tidy = (text: string): string =>
  Buffer.from(text, 'latin1')
    .toString('utf8')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, longestReason)
    .toWellFormed()

function distinct(failures: readonly Failure[]): Failure[] {
  const byAddress = new Map<string, Failure>()
  for (const one of failures) {
    const key = one.address.toLowerCase()
    if (!byAddress.has(key)) byAddress.set(key, { ...one, address: one.address })
  }
  return [...byAddress.values()]
}
