// One mail from raw bytes to what Kith knows of it. Runs in a worker thread (apart.ts), over anything that claims to be a mail.
import type { Header } from 'postal-mime'
import { splitSaid } from '../said.ts'
import { type MailAddress, nameFromXFrom, readAddresses, readFirst } from './address.ts'
import { listAttachments, type MailAttachment } from './attachment.ts'
import { cleanLine } from './clean.ts'
import { readDate } from './date.ts'
import { type MailHints, readHints } from './hints.ts'
import { openMail } from './open.ts'
import { readText } from './text.ts'

/**
 * `messageId`, `references`: without angle brackets; references oldest first, In-Reply-To last, at most 100.
 * `date`: ISO instant, from the newest Received header when Date says none. `text`: at most 1 MB, of which
 * `said` is new, `quoted` repeats others and `signature` signs.
 */
export type ParsedMail = {
  messageId: string | null
  references: string[]
  date: string | null
  subject: string
  from: MailAddress | null
  sender: MailAddress | null
  replyTo: MailAddress[]
  to: MailAddress[]
  cc: MailAddress[]
  bcc: MailAddress[]
  hints: MailHints
  text: string
  said: string
  quoted: string
  signature: string
  hasHtml: boolean
  attachments: MailAttachment[]
}

const longestSubject = 1_000
const longestId = 500
const mostReferences = 100

/** Throws only for what no mail should be; the worker turns that into an outcome. */
export async function parseMail(raw: Uint8Array): Promise<ParsedMail> {
  const open = await openMail(raw)
  const { email } = open
  const header = readerOf(email.headers)
  const from = nameFrom(readFirst(email.from), header('x-from'))
  const text = readText(email.text, email.html)
  return {
    messageId: readIds(header('message-id'))[0] ?? null,
    references: readReferences(header('references'), header('in-reply-to')),
    date: readDate(header('date') ?? '') ?? readDate(lastClause(header('received'))),
    subject: cleanLine(email.subject ?? '', longestSubject),
    from,
    sender: readFirst(email.sender),
    replyTo: readAddresses(email.replyTo),
    to: readAddresses(email.to),
    cc: readAddresses(email.cc),
    bcc: readAddresses(email.bcc),
    hints: readHints(header),
    text,
    ...splitSaid(text, from ? `${from.name} <${from.address}>` : ''),
    hasHtml: Boolean(email.html),
    attachments: listAttachments(open),
  }
}

/** The first header of a name counts, as the parser has it, so that no later copy speaks for the mail. */
function readerOf(headers: Header[]): (name: string) => string | undefined {
  const first = new Map<string, string>()
  for (const { key, value } of headers) if (!first.has(key)) first.set(key, value)
  return (name) => first.get(name)
}

/** Enron's export keeps display names in X-From. */
function nameFrom(from: MailAddress | null, xFrom: string | undefined): MailAddress | null {
  if (!from || from.name !== '' || xFrom === undefined) return from
  return { ...from, name: nameFromXFrom(xFrom) }
}

function lastClause(received: string | undefined): string {
  return received === undefined ? '' : received.slice(received.lastIndexOf(';') + 1)
}

function readReferences(references: string | undefined, inReplyTo: string | undefined): string[] {
  const ids = [...new Set([...readIds(references), ...readIds(inReplyTo)])]
  if (ids.length <= mostReferences) return ids
  return [...ids.slice(0, 1), ...ids.slice(1 - mostReferences)]
}

/** The ids in angle brackets; without brackets, the words that look like one. */
function readIds(header: string | undefined): string[] {
  if (header === undefined) return []
  const bracketed = [...header.matchAll(/<([^<>]+)>/g)].map((match) => match[1] ?? '')
  const written = bracketed.length > 0 ? bracketed : header.split(/[\s,]+/).filter((word) => word.includes('@'))
  return written.map((id) => cleanLine(id.replace(/\s+/g, ''), longestId)).filter((id) => id !== '')
}
