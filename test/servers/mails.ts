// A mailbox of any size to be captured: what the village says, said by as many customers as wanted, in threads, with quotations, HTML and attachments; the same for the same seed.
import { chances } from '../faults/kit/chances.ts'
import { digest } from '../village/chance.ts'
import { compose, encodeWords, mailbox, type Header, type Part } from '../village/compose.ts'
import { lettersOf } from '../village/letter.ts'
import { mailDate } from '../village/post.ts'
import { storylines } from '../village/storylines.ts'

export type Mail = {
  /** Its Message-ID without brackets; no two are the same, also not of two seeds. */
  messageId: string
  /** Where it belongs in the mailbox: what `me` wrote lies in Sent. */
  folder: 'INBOX' | 'Sent'
  from: string
  to: string
  subject: string
  sentAt: Date
  /** The Message-ID of the mail it answers. */
  answers: string | null
  raw: Buffer
}

export type Wish = {
  count: number
  seed?: number
  /** Whose mailbox it is. */
  me?: { name: string; address: string }
  customers?: number
  /** When the newest was sent; the others lie before it, an hour on average between two. */
  until?: Date
  /** The share of mails with an attachment of some 20 kB. */
  attached?: number
}

type Person = { name: string; address: string }
type Written = Omit<Mail, 'raw'> & { words: string; customer: Person; references: string[] }

const tom = { name: 'Tom Reed', address: 'tom@reed.example' }
const firstNames = 'Ada Bea Çağla Dov Eve Finn Gül Hana Ivo Jörg Kaja Liu Mai Noé Olu Pia Quin Rosa Sam Tove'.split(' ')
const lastNames = 'Abbott Brook Castle Dunn Ellis Field Grant Hill Ibsen Jones Kaya Lund Moor Nash Okoro Price'.split(
  ' ',
)

/** In the order they were sent. */
export function makeMails(wish: Wish): Mail[] {
  const { count, seed = 1, me = tom, customers = Math.ceil(count / 10), until = new Date() } = wish
  const chance = chances(seed)
  const told = lettersOf(storylines(until), until).map(({ subject, words }) => ({ subject, words }))
  const any = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T
  const gaps = Array.from({ length: count }, () => Math.ceil(chance() * 7_200) * 1000)
  let at = until.getTime() - gaps.reduce((sum, gap) => sum + gap, 0)
  const open: Written[] = []
  return gaps.map((gap, index) => {
    at += gap
    const earlier = chance() < 0.5 && open.length > 0 ? any(open.slice(-30)) : null
    const customer = earlier?.customer ?? customerAt(Math.floor(chance() * customers))
    const mine = earlier ? earlier.folder === 'INBOX' : chance() < 0.2
    const { subject, words } = any(told)
    const written: Written = {
      messageId: `${seed}.${index}.${Math.floor(chance() * 2 ** 32).toString(36)}@${(mine ? me : customer).address.split('@')[1]}`,
      folder: mine ? 'Sent' : 'INBOX',
      from: mailbox(mine ? me : customer),
      to: mailbox(mine ? customer : me),
      subject: earlier ? `Re: ${earlier.subject.replace(/^Re: /, '')}` : subject,
      sentAt: new Date(at),
      answers: earlier?.messageId ?? null,
      words: earlier ? `${words}\n\n${quote(earlier)}` : words,
      customer,
      references: earlier ? [...earlier.references, earlier.messageId] : [],
    }
    open.push(written)
    return put(written, chance, wish.attached ?? 0.03)
  })
}

function customerAt(number: number): Person {
  const [first, last] = [firstNames[number % 20] as string, lastNames[Math.floor(number / 20) % 16] as string]
  return { name: `${first} ${last}`, address: `customer${number}@place${number % 97}.example` }
}

const quote = ({ from, sentAt, words }: Written) =>
  `On ${mailDate(sentAt)}, ${from} wrote:\n${words.replace(/^/gm, '> ').slice(0, 2000)}`

function put(written: Written, chance: () => number, attached: number): Mail {
  const { words, customer: _, references, ...mail } = written
  const headers: Header[] = [
    ...(mail.folder === 'INBOX' ? travelled(mail, chance) : []),
    ['Message-ID', `<${mail.messageId}>`],
    ['Date', mailDate(mail.sentAt)],
    ['From', mail.from],
    ['To', mail.to],
    ['Subject', encodeWords(mail.subject)],
  ]
  if (mail.answers) {
    headers.push(['In-Reply-To', `<${mail.answers}>`])
    headers.push([
      'References',
      references
        .slice(-10)
        .map((id) => `<${id}>`)
        .join(' '),
    ])
  }
  return { ...mail, raw: compose(headers, bodyOf(words, chance, attached), mail.messageId) }
}

/** What relays add on the way, about 2 kB as with most mail. */
function travelled({ from, messageId, sentAt }: Omit<Mail, 'raw'>, chance: () => number): Header[] {
  const host = messageId.split('@')[1] ?? ''
  const noise = (letters: number) =>
    Array.from({ length: Math.ceil(letters / 64) }, () => digest(`${messageId} ${chance()}`)).join(' ')
  const hop = (by: string) =>
    `from out.${host} (out.${host} [192.0.2.7]) by ${by} with ESMTPS id ${noise(10)}; ${mailDate(sentAt)}`
  return [
    ['Return-Path', from.slice(from.indexOf('<'))],
    ['Received', hop('store.reed.example')],
    ['Received', hop('mx.reed.example')],
    ['DKIM-Signature', `v=1; a=rsa-sha256; c=relaxed/relaxed; d=${host}; s=2026; bh=${noise(64)}; b=${noise(340)}`],
    ['Authentication-Results', `mx.reed.example; spf=pass smtp.mailfrom=${host}; dkim=pass header.d=${host}`],
    ['X-Microsoft-Antispam-Message-Info', noise(800)],
  ]
}

function bodyOf(words: string, chance: () => number, attached: number): Part {
  const text: Part = { type: 'text/plain', text: words }
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>\n')
  const both: Part = { type: 'multipart/alternative', parts: [text, { type: 'text/html', text: `<p>${escaped}</p>` }] }
  const body = chance() < 0.4 ? both : text
  if (chance() >= attached) return body
  const bytes = Buffer.from(
    Array.from({ length: 15_000 + Math.floor(chance() * 10_000) }, () => Math.floor(chance() * 256)),
  )
  return { type: 'multipart/mixed', parts: [body, { type: 'application/octet-stream', bytes, name: 'plan.bin' }] }
}
