// To whom an answer goes.
import type { MailAddress } from '../../capture/mail/address.ts'
import type { ParsedMail } from '../../capture/mail/parse.ts'
import { isEmail, normaliseEmail } from '../../people/address.ts'
import type { Kind, Recipient } from './shape.ts'

type Mine = { has(value: string): boolean }

/**
 * Where the sender wishes to be answered (Reply-To, else From); of a mail of our own, whoever it went to. An answer to all goes to the
 * others as well. Nobody twice, and none of `mine`: addresses under which the answer would come back to whoever writes it.
 */
export function answerTo(kind: Kind, mail: ParsedMail, isOwn: boolean, mine: Mine): Recipient[] {
  if (kind === 'new' || kind === 'forward') return []
  const wished = mail.replyTo.filter(({ address }) => isEmail(address))
  const back = wished.length > 0 ? wished : mail.from ? [mail.from] : []
  const first = isOwn ? mail.to : back
  const others = kind === 'replyAll' ? [...(isOwn ? [] : mail.to), ...mail.cc] : []
  const chosen = distinct(first, others, mine)
  if (chosen.length > 0) return chosen
  // A mail to oneself alone is answered to oneself.
  return distinct(first, [], { has: () => false })
}

function distinct(to: readonly MailAddress[], cc: readonly MailAddress[], mine: Mine): Recipient[] {
  const seen = new Set<string>()
  const of = (part: 'to' | 'cc', all: readonly MailAddress[]): Recipient[] =>
    all.flatMap(({ name, address }) => {
      const value = normaliseEmail(address)?.value
      if (!value || seen.has(value) || mine.has(value)) return []
      seen.add(value)
      return [{ part, name, address: value }]
    })
  const [first, rest] = [of('to', to), of('cc', cc)]
  return first.length > 0 ? [...first, ...rest] : rest.map((one) => ({ ...one, part: 'to' }))
}
