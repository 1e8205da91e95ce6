// What stands in the headers of a mail: one line each, whatever somebody typed or another programme sent.
import { domainToASCII } from 'node:url'

const mostReferences = 30
const longestId = 250
const longestLine = 500

/** Text for one header: no line break and no other control character survives, so that nothing begins a header of its own. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, longestLine)
    .toWellFormed()
}

const answerMark = /^\s*(?:re|aw|antw|antwort|sv|vs|odp|ynt|rif|ref|res|réf|r)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*/iu
const forwardMark = /^\s*(?:fwd?|wg|tr|enc|i|rv|doorst|vl|pd|ilt)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*/iu

/** "Re: " once, however often and in whatever language it stood there. */
export const answerSubject = (subject: string): string => marked('Re: ', subject, answerMark)
export const forwardSubject = (subject: string): string => marked('Fwd: ', subject, forwardMark)

function marked(mark: string, subject: string, former: RegExp): string {
  let rest = oneLine(subject)
  for (let at = 0; at < 20 && former.test(rest); at++) rest = rest.replace(former, '')
  return (mark + rest).trim()
}

/** Ids as they may stand between angle brackets in a header. */
const isId = (id: string): boolean => id.length <= longestId && /^[\x21-\x3b\x3d\x3f-\x7e]+$/.test(id)

type Answered = { messageId: string | null; references: readonly string[] }

/** In-Reply-To and References of an answer (RFC 5322, 3.6.4). Of a long chain its first and its newest stay: where it began, and what it answers. */
export function chainAfter({ messageId, references }: Answered): { inReplyTo: string | null; references: string[] } {
  const inReplyTo = messageId !== null && isId(messageId) ? messageId : null
  const before = [...new Set(references)].filter((id) => isId(id) && id !== inReplyTo)
  const chain = [...before, ...(inReplyTo ? [inReplyTo] : [])]
  const kept = chain.length <= mostReferences ? chain : [...chain.slice(0, 1), ...chain.slice(1 - mostReferences)]
  return { inReplyTo, references: kept }
}

/** The Message-ID, without brackets, of what is sent under this id from this address. */
export function messageIdFor(id: string, address: string): string {
  const domain = domainToASCII(address.slice(address.lastIndexOf('@') + 1))
  return `${id}@${/^[a-z0-9.-]+$/.test(domain) ? domain : 'localhost'}`
}
