// Letters become mail in folders: the sender's copy in Sent, the receivers' with the marks of the journey, and what machines sent.
import { inBusinessHours, resolve, wallClock } from './calendar.ts'
import { cast, type Person } from './cast.ts'
import { chance, digest } from './chance.ts'
import { compose, encodeWords, mailbox, type Header, type Part } from './compose.ts'
import { fileOf } from './attachment.ts'
import type { Letter } from './letter.ts'
import type { Unsaid } from './unsaid.ts'
import { addressed, htmlText, plainText } from './reply.ts'
import type { VillageMail } from './shape.ts'

/** `Tue, 3 Nov 2026 07:12:40 +0000`, as the sender's clock shows it. */
export function mailDate(instant: Date, zone = 'Europe/London'): string {
  const { offset } = wallClock(instant, zone)
  const local = new Date(instant.getTime() + offset).toUTCString().replace(/, 0/, ', ')
  const hour = Math.abs(offset) / 3_600_000
  return local.replace('GMT', `${offset < 0 ? '-' : '+'}${String(hour).padStart(2, '0')}00`)
}

/** Every copy of a letter in the shop's mailboxes. */
export function postLetter(letter: Letter, now: Date): VillageMail[] {
  const { sentAt } = letter
  const copies: VillageMail[] = []
  if (letter.from.member)
    copies.push({ mailbox: letter.from.member, folder: 'Sent', sentAt, raw: letterBytes(letter, now) })
  for (const person of [...letter.to, ...letter.cc]) {
    if (!person.member || person.member === letter.from.member) continue
    copies.push({ mailbox: person.member, folder: 'INBOX', sentAt, raw: letterBytes(letter, now, person) })
  }
  return copies
}

function letterBytes(letter: Letter, now: Date, receiver?: Person): Buffer {
  const relayed = receiver !== undefined && letter.extras.relayed === true
  const id = relayed ? `<${digest(`relay ${letter.key}`).slice(0, 32)}@relay.reed.example>` : letter.messageId
  const headers: Header[] = [
    ...(receiver ? travelled(letter.from.address, receiver.address, letter.sentAt, letter.key) : []),
    ['Message-ID', id],
    ['Date', mailDate(letter.sentAt, letter.from.zone)],
    ['Subject', encodeWords(letter.subject)],
    ['From', mailbox(letter.from)],
    ['To', addressed(letter.to)],
  ]
  if (letter.cc.length > 0) headers.push(['Cc', addressed(letter.cc)])
  if (letter.answers) {
    headers.push(['In-Reply-To', letter.answers.messageId], ['References', ancestors(letter).join(' ')])
  }
  headers.push(...programOf(letter))
  return compose(headers, bodyOf(letter, now, relayed), `${letter.key}${receiver ? ` ${receiver.address}` : ''}`)
}

const ancestors = ({ answers }: Letter): string[] => (answers ? [...ancestors(answers), answers.messageId] : [])

function programOf({ from, extras }: Letter): Header[] {
  if (from.client === 'apple')
    return [['X-Mailer', extras.phone ? 'iPhone Mail (22G100)' : 'Apple Mail (2.3826.700.81)']]
  if (from.client === 'thunderbird') return [['User-Agent', 'Mozilla Thunderbird']]
  if (from.client === 'outlook')
    return [
      ['Thread-Topic', 'Exchange'],
      ['Accept-Language', 'en-GB, en-US'],
      ['X-MS-Has-Attach', extras.attach ? 'yes' : ''],
    ]
  if (from.client === 'german')
    return [
      ['X-Mailer', 'Microsoft Outlook 16.0'],
      ['Content-Language', 'de'],
    ]
  return []
}

function travelled(sender: string, receiver: string, sentAt: Date, seed: string): Header[] {
  const host = sender.split('@')[1] ?? 'mail.example'
  const arrived = mailDate(new Date(sentAt.getTime() + 1000 + (chance(seed + receiver) % 9000)))
  const id = digest(`${seed} ${receiver}`).slice(0, 10).toUpperCase()
  return [
    ['Return-Path', `<${sender}>`],
    ['Delivered-To', receiver],
    ['Received', `from mx.reed.example by store.reed.example with LMTP id ${id} for <${receiver}>; ${arrived}`],
    [
      'Received',
      `from out.${host} (out.${host} [192.0.2.${(chance(host) % 250) + 2}]) by mx.reed.example with ESMTPS id ${id}X for <${receiver}>; ${arrived}`,
    ],
    ['Authentication-Results', `mx.reed.example; spf=pass smtp.mailfrom=${sender}; dkim=pass header.d=${host}`],
  ]
}

function bodyOf(letter: Letter, now: Date, relayed: boolean): Part {
  const files = (letter.extras.attach ?? []).map((attachment) => fileOf(attachment, letter.sentAt, now))
  const logo = files.find((file) => file.inline)
  const logoId = logo && `${digest(logo.name).slice(0, 12)}@${letter.from.address.split('@')[1]}`
  const encoding = relayed ? ('base64' as const) : undefined
  const text: Part = { type: 'text/plain', text: plainText(letter), charset: letter.extras.charset, encoding }
  const markup = htmlText(letter, logoId)
  let body: Part = text
  if (markup && letter.extras.htmlOnly) body = { type: 'text/html', text: markup }
  else if (markup)
    body = { type: 'multipart/alternative', parts: [text, { type: 'text/html', text: markup, encoding }] }
  if (logo) {
    const picture: Part = { type: logo.type, bytes: logo.bytes, name: logo.name, inlineId: logoId }
    body = { type: 'multipart/related', parts: [body, picture] }
  }
  const attached: Part[] = files.filter((file) => file !== logo).map(({ type, bytes, name }) => ({ type, bytes, name }))
  return attached.length > 0 ? { type: 'multipart/mixed', parts: [body, ...attached] } : body
}

/** Newsletters, automatic mail and spam as they lie in the folders. */
export function postUnsaid(unsaid: Unsaid, index: number, now: Date): VillageMail {
  const receiver = cast[unsaid.mailbox]
  const planned = resolve(unsaid.at, now)
  const sentAt = unsaid.how === 'bounce' ? inBusinessHours(planned, index) : planned
  const seed = `${unsaid.kind} ${index}`
  const headers: Header[] = [
    ...travelled(unsaid.how === 'bounce' ? '' : unsaid.from.address, receiver.address, sentAt, seed),
    ['Message-ID', `<${digest(seed).slice(0, 28)}@${unsaid.from.address.split('@')[1]}>`],
    ['Date', mailDate(sentAt)],
    ['From', mailbox(unsaid.from)],
    ['To', unsaid.kind === 'spam' ? receiver.address : mailbox(receiver)],
    ['Subject', encodeWords(unsaid.subject)],
    ...machineMarks(unsaid, seed),
  ]
  const folder = unsaid.kind === 'spam' ? 'Junk' : 'INBOX'
  return { mailbox: unsaid.mailbox, folder, sentAt, raw: compose(headers, unsaidBody(unsaid), seed) }
}

function machineMarks({ kind, how, from }: Unsaid, seed: string): Header[] {
  const host = from.address.split('@')[1]
  if (kind === 'spam')
    return [
      ['X-Spam-Flag', 'YES'],
      ['X-Spam-Status', 'Yes, score=14.2 required=5.0'],
    ]
  if (kind === 'automatic')
    return [
      ['Auto-Submitted', how === 'away' ? 'auto-replied' : 'auto-generated'],
      ['X-Auto-Response-Suppress', 'All'],
    ]
  return [
    ['List-Id', `<news.${host}>`],
    ['List-Unsubscribe', `<https://${host}/unsubscribe/${digest(seed).slice(0, 16)}>, <mailto:unsubscribe@${host}>`],
    ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
    ['Precedence', 'bulk'],
  ]
}

function unsaidBody({ kind, how, words, from, subject }: Unsaid): Part {
  const text: Part = { type: 'text/plain', text: words }
  if (how === 'bounce') {
    const report =
      'Reporting-MTA: dns; mx.reed.example\n\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 unknown'
    const parts: Part[] = [text, { type: 'message/delivery-status', text: report }]
    return { type: 'multipart/report', parameters: ' report-type=delivery-status;', parts }
  }
  if (kind !== 'newsletter') return text
  const host = from.address.split('@')[1]
  const markup = `<html><body style="background:#f4f1ea"><table width="600" align="center"><tr><td><img src="https://${host}/header.png" width="600" alt="${from.name}"><h1>${subject}</h1><p>${words}</p><p><a href="https://${host}/read">Read on</a></p><p style="font-size:11px">You get this because you signed up. <a href="https://${host}/unsubscribe">Unsubscribe</a></p><img src="https://${host}/open.gif" width="1" height="1"></td></tr></table></body></html>`
  return { type: 'multipart/alternative', parts: [text, { type: 'text/html', text: markup }] }
}
