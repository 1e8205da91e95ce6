// The words of another mail inside one of ours: quoted in an answer, carried along in what is passed on.
import type { MailAddress } from '../../capture/mail/address.ts'
import type { ParsedMail } from '../../capture/mail/parse.ts'

/** More of a mail is not repeated. */
const mostQuoted = 100_000

export type Voice = { locale: string; timeZone: string }

/** "On Friday, 20 November 2026 at 10:00, Margaret Chen wrote:" above its words, each line behind ">". */
export function quoteMail(mail: ParsedMail, voice: Voice): string {
  const who = mail.from?.name || mail.from?.address || ''
  const head = mail.date ? `On ${whenIn(mail.date, voice)}, ${who} wrote:` : `${who} wrote:`
  const lines = wordsOf(mail).split('\n')
  return [head, ...lines.map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`.trimEnd()))].join('\n')
}

/** The head of the mail and its words as they are. */
export function carryMail(mail: ParsedMail, voice: Voice): string {
  const fields = [
    ['From', mail.from ? written(mail.from) : ''],
    ['Date', mail.date ? whenIn(mail.date, voice) : ''],
    ['Subject', mail.subject],
    ['To', mail.to.map(written).join(', ')],
    ['Cc', mail.cc.map(written).join(', ')],
  ].filter(([, value]) => value !== '')
  const head = fields.map(([name, value]) => `${name}: ${value}`)
  return ['---------- Forwarded message ----------', ...head, '', wordsOf(mail)].join('\n')
}

const written = ({ name, address }: MailAddress) => (name ? `${name} <${address}>` : address)

function wordsOf({ text }: ParsedMail): string {
  return text.slice(0, mostQuoted).toWellFormed().trimEnd()
}

function whenIn(instant: string, { locale, timeZone }: Voice): string {
  const style = { dateStyle: 'full', timeStyle: 'short', timeZone } as const
  return new Intl.DateTimeFormat(locale, style).format(new Date(instant))
}
