// How each mail program writes a letter down: signature, quotation of what is answered, plain text and HTML.
import { mailbox } from './compose.ts'
import type { Client, Person } from './cast.ts'
import type { Letter } from './letter.ts'

const zoned = (person: Person) => person.zone ?? 'Europe/London'
const dated = (letter: Letter, reader: Person, options: Intl.DateTimeFormatOptions, locale = 'en-GB') =>
  new Intl.DateTimeFormat(locale, { timeZone: zoned(reader), ...options }).format(letter.sentAt)
const short: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' }
const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
const naming = (people: Person[]) => people.map((person) => `${person.name} <${person.address}>`).join('; ')

/** The signature under the words, or what a telephone puts there. */
export function signatureOf({ from, extras }: Letter): string {
  if (extras.phone)
    return from.client === 'outlook' ? 'Get Outlook for Android' : from.client === 'gmail' ? '' : 'Sent from my iPhone'
  if (!from.sign) return ''
  return from.dashes ? `-- \n${from.sign}` : from.sign
}

const ownText = (letter: Letter) => [letter.words, signatureOf(letter)].filter(Boolean).join('\n\n')

/** The plain text as it was sent, quoting at most three letters back. */
export function plainText(letter: Letter, depth = 0): string {
  const own = ownText(letter)
  if (!letter.answers || letter.extras.bare || depth > 2) return own
  const quoted = plainText(letter.answers, depth + 1)
  const intro = introduction(letter, letter.answers)
  if (letter.extras.forward || styleOf(letter) === 'outlook' || styleOf(letter) === 'german')
    return `${own}\n\n${intro}\n\n${quoted}`
  const marked = quoted.split('\n').map((line) => (line.startsWith('>') ? `>${line}` : line ? `> ${line}` : '>'))
  return `${own}\n\n${intro}\n${letter.from.client === 'apple' ? '\n' : ''}${marked.join('\n')}`
}

/** A telephone quotes as its maker does, whatever stands on the desk. */
const styleOf = ({ from, extras }: Letter): Client =>
  extras.phone && from.client === 'thunderbird' ? 'apple' : from.client

function introduction(letter: Letter, quoted: Letter): string {
  const { from } = letter
  const sender = `${quoted.from.name} <${quoted.from.address}>`
  const day = dated(quoted, from, short)
  const at = dated(quoted, from, time)
  const style = styleOf(letter)
  if (letter.extras.forward && style !== 'outlook') return forwardHead(letter, quoted)
  if (style === 'outlook') return outlookHead(letter, quoted)
  if (style === 'german') return germanHead(letter, quoted)
  if (style === 'apple') return `On ${day}, at ${at}, ${sender} wrote:`
  if (style === 'thunderbird')
    return `On ${dated(quoted, from, { dateStyle: 'short' })} ${at}, ${quoted.from.name} wrote:`
  const line = `On ${dated(quoted, from, { weekday: 'short' })}, ${day} at ${at}, ${sender}`
  return line.length > 72 ? `${line}\nwrote:` : `${line} wrote:`
}

function forwardHead({ from }: Letter, quoted: Letter): string {
  const when = `${dated(quoted, from, { weekday: 'short' })}, ${dated(quoted, from, short)} at ${dated(quoted, from, time)}`
  if (from.client === 'apple') {
    return `Begin forwarded message:\n\nFrom: ${naming([quoted.from])}\nSubject: ${quoted.subject}\nDate: ${when}\nTo: ${naming(quoted.to)}`
  }
  return `---------- Forwarded message ---------\nFrom: ${naming([quoted.from])}\nDate: ${when}\nSubject: ${quoted.subject}\nTo: ${naming(quoted.to)}`
}

function outlookHead({ from }: Letter, quoted: Letter): string {
  const sent = `${dated(quoted, from, { day: '2-digit', month: 'long', year: 'numeric' })} ${dated(quoted, from, time)}`
  const copies = quoted.cc.length > 0 ? `\nCc: ${naming(quoted.cc)}` : ''
  return `________________________________\nFrom: ${naming([quoted.from])}\nSent: ${sent}\nTo: ${naming(quoted.to)}${copies}\nSubject: ${quoted.subject}`
}

function germanHead({ from }: Letter, quoted: Letter): string {
  const sent = dated(
    quoted,
    from,
    { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', ...time },
    'de-DE',
  )
  return `Von: ${naming([quoted.from])}\nGesendet: ${sent}\nAn: ${naming(quoted.to)}\nBetreff: ${quoted.subject}`
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const rightToLeft = (text: string) => /[\u0590-\u06ff]/.test(text.slice(0, 40))
const blocks = (text: string, wrap: (inner: string, direction: string) => string) =>
  text
    .split('\n\n')
    .map((block) => wrap(escaped(block).replaceAll('\n', '<br>'), rightToLeft(block) ? ' dir="rtl"' : ''))
    .join('\n')

/** The HTML part beside it; undefined where the program sends plain text alone. */
export function htmlText(letter: Letter, logo?: string): string | undefined {
  const { client } = letter.from
  if (client === 'gmail') return `<div dir="ltr">${gmailHtml(letter, 0)}</div>`
  if (client !== 'outlook' && !letter.extras.htmlOnly) return undefined
  const style = '<style>p.MsoNormal{margin:0cm;font-size:11pt;font-family:Calibri,sans-serif}</style>'
  return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">${style}</head><body lang="EN-GB" link="#0563C1">\n<div class="WordSection1">${outlookHtml(letter, 0, logo)}</div>\n</body></html>`
}

function gmailHtml(letter: Letter, depth: number): string {
  const sign = signatureOf(letter).replace('-- \n', '')
  const block = blocks(letter.words, (inner, direction) => `<div${direction}>${inner}</div><div><br></div>`)
  const signed = sign
    ? `<span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature">${escaped(sign).replaceAll('\n', '<br>')}</div>`
    : ''
  if (!letter.answers || letter.extras.bare || depth > 1) return block + signed
  const intro = escaped(introduction(letter, letter.answers)).replaceAll('\n', letter.extras.forward ? '<br>' : ' ')
  return `${block}${signed}<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${intro}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${gmailHtml(letter.answers, depth + 1)}</blockquote></div>`
}

function outlookHtml(letter: Letter, depth: number, logo?: string): string {
  const own = blocks(
    ownText(letter),
    (inner, direction) => `<p class="MsoNormal"${direction}>${inner}</p><p class="MsoNormal">&nbsp;</p>`,
  )
  const picture = logo
    ? `<p class="MsoNormal"><img width="120" height="48" src="cid:${logo}" alt="Hotel Bellweather"></p>`
    : ''
  if (!letter.answers || letter.extras.bare || depth > 1) return own + picture
  const head = outlookHead(letter, letter.answers).split('\n').slice(1)
  const rows = head.map((row) => escaped(row).replace(/^(\w+:)/, '<b>$1</b>')).join('<br>')
  return `${own}${picture}<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">${rows}</p></div>\n${outlookHtml(letter.answers, depth + 1)}`
}

export const addressed = (people: Person[]) => people.map(mailbox).join(', ')
