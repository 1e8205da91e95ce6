// When two arrivals are one message: same sender, same second, same subject, same words, same attachments.
import { createHash, createHmac } from 'node:crypto'
import type { ParsedMail } from './mail/parse.ts'

const squeeze = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()

type Said = Pick<ParsedMail, 'from' | 'date' | 'subject' | 'text' | 'attachments'>

/**
 * The identity of a message whatever its copy: two mailboxes' copies differ in headers, encoding and Message-ID, not in these.
 * Keyed by the workspace, so that it tells outsiders nothing.
 */
export const identityOf = (key: Buffer, mail: Said): Buffer => identitiesOf(key, mail).identity

/** With the identity that the message had before its attachments were always part of it: what was captured then keeps that one. */
export function identitiesOf(key: Buffer, mail: Said): { identity: Buffer; former: Buffer } {
  const words = squeeze(mail.text)
  const said = [mail.from?.address.toLowerCase() ?? '', mail.date?.slice(0, 19) ?? '', squeeze(mail.subject), words]
  const files = mail.attachments.map(({ name, evenSize }) => [name, evenSize])
  const formerFiles = words ? [] : mail.attachments.map(({ name, size }) => `${name} ${size}`)
  return { identity: keyed(key, [said, files]), former: keyed(key, [...said, ...formerFiles]) }
}

const keyed = (key: Buffer, what: unknown[]): Buffer =>
  createHmac('sha256', key).update(JSON.stringify(what)).digest().subarray(0, 20)

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
