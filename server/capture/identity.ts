// When two arrivals are one message: same sender, same second, same subject, same words.
import { createHash, createHmac } from 'node:crypto'
import type { ParsedMail } from './mail/parse.ts'

const squeeze = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/**
 * The identity of a message whatever its copy: two mailboxes' copies differ in headers, encoding and Message-ID, not in these.
 * Keyed by the workspace, so that it tells outsiders nothing.
 */
export function identityOf(
  key: Buffer,
  mail: Pick<ParsedMail, 'from' | 'date' | 'subject' | 'text' | 'attachments'>,
): Buffer {
  const second = mail.date?.slice(0, 19) ?? ''
  const words = squeeze(mail.text)
  const files = words ? [] : mail.attachments.map(({ name, size }) => `${name} ${size}`)
  return createHmac('sha256', key)
    .update(JSON.stringify([mail.from?.address.toLowerCase() ?? '', second, squeeze(mail.subject), words, ...files]))
    .digest()
    .subarray(0, 20)
}

/** A Message-ID as a key: ids are long and hostile; 16 bytes of their hash are enough. */
export const messageKey = (messageId: string): Buffer =>
  createHash('sha256').update(messageId.trim()).digest().subarray(0, 16)

const replyMark =
  /^\s*(?:(?:re|r|aw|antw(?:ort)?|sv|vs|odp|ynt|rif|ref|res|réf|tr|fw|fwd|wg|enc|i|rv|doorst|vl|pd|ilt)(?:\s*\[\d+\]|\s*\(\d+\))?\s*[:：]|\[[^\]]{1,30}\](?=\s*\S))\s*/iu

/** The subject without reply and forward marks, for finding what belongs together; '' for none. */
export function subjectKey(subject: string): string {
  let text = squeeze(subject)
  for (let at = 0; at < 8 && replyMark.test(text); at++) text = text.replace(replyMark, '')
  return text.toLowerCase().slice(0, 200)
}

/** Whether the subject says that it answers or forwards something. */
export const isReplySubject = (subject: string): boolean =>
  /^\s*\S{1,8}(?:\s*\[\d+\])?\s*[:：]/.test(subject) &&
  subjectKey(subject) !== squeeze(subject).toLowerCase().slice(0, 200)
