// Mail that one member alone may read, with words nobody can guess in every place that can bear one.
import { randomBytes } from 'node:crypto'
import { letter } from '../arrive.ts'

const places = [
  'subject', 'body', 'quoted', 'signature', 'senderName', 'senderLocal', 'senderDomain', 'ccName', 'ccLocal', 'attachmentName',
  'attachmentBytes', 'html', 'pictureHost', 'messageId', 'replyBody', 'otherName', 'otherTitle', 'otherAddress', 'among',
  'leftOutSubject', 'leftOutSender', 'undatedSubject', 'spamSubject', 'colleagueName', 'colleagueLocal', 'roleLocal', 'roleDomain',
  'remark',
] as const // biome-ignore format: a list of words
export type Place = (typeof places)[number]
export type Tokens = Record<Place, string>

/** One unguessable word for each place; longer than the company's own, for of two names the longer is the better. */
export const makeTokens = (): Tokens =>
  Object.fromEntries(places.map((place) => [place, `qz${randomBytes(11).toString('hex')}`])) as Tokens

const me = 'Mia Moss <mia@reed.example>'
const bulk = { 'List-Unsubscribe': '<https://mill.example/u>', Precedence: 'bulk' }
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
const toMe = (hours: number, from: string, subject: string, over: Partial<Parameters<typeof letter>[0]> = {}): Buffer =>
  letter({ from, to: me, subject, at: hoursAgo(hours), ...over })

/** `word`: the public company's, whose Ada and whose thread the private mails join. */
export function plantedMails(t: Tokens, word: string): Buffer[] {
  const stranger = `${t.senderName} Stone <${t.senderLocal}@${t.senderDomain}.example>`
  return [
    toMe(20, stranger, `Private ${t.subject}`, {
      cc: `${t.ccName} Hill <${t.ccLocal}@${t.senderDomain}.example>`,
      text: `I tell you alone: ${t.body}. When?\n\nBest regards\n${t.senderName} Stone\n${t.signature} Ltd\nTel. 0113 496 0111\n\nOn Monday Mia wrote:\n> earlier ${t.quoted}`,
      id: t.messageId,
    }),
    pictured(t, stranger, me, hoursAgo(19)),
    ...ofKnown(t, word),
    ...ofOthers(t),
    Buffer.from(
      letter({ from: stranger, to: me, subject: `Undated ${t.undatedSubject}` })
        .toString()
        .replace(/^Date: .*\r\n/m, ''),
    ),
  ]
}

/** From and about the Ada whom everyone knows: in her thread, under another name, from another address. */
function ofKnown(t: Tokens, word: string): Buffer[] {
  const other = `Hello\n\n-- \nAda ${t.otherName}\n${t.otherTitle} Director\nTel. 0113 496 0122`
  const aside = { to: 'Tom Reed <tom@reed.example>', text: `About Ada ${word}: ${t.among}` }
  const between = { replyTo: `three-${word}`, text: `Between us: ${t.replyBody}?` }
  return [
    toMe(18, `Ada ${word} <ada@${word}.example>`, `Re: Order ${word}`, between),
    toMe(17, `Ada ${t.otherName} <ada@${word}.example>`, 'Hello', { text: other }),
    toMe(16, `Ada ${word} <${t.otherAddress}@gmail.com>`, 'From home', { text: 'It is me.' }),
    toMe(15, me, 'Among us', aside),
  ]
}

/** A colleague, machines, role addresses. */
const ofOthers = (t: Tokens): Buffer[] => [
  toMe(14, `${t.colleagueName} Vale <${t.colleagueLocal}@reed.example>`, 'Shift', { text: 'Mine?' }),
  toMe(13, `News <${t.leftOutSender}@mill.example>`, `Offer ${t.leftOutSubject}`, { headers: bulk }),
  toMe(12, 'Win <win@spam.example>', `Spam ${t.spamSubject}`, { headers: { 'X-Spam-Flag': 'YES' } }),
  toMe(11, `Info <${t.roleLocal}@${t.roleDomain}.example>`, 'Opening', { text: 'When?' }),
  toMe(10, `Office <info@${t.roleDomain}.example>`, 'Opening hours', { text: 'When?' }),
]

function pictured(t: Tokens, from: string, to: string, at: string): Buffer {
  const picture = Buffer.from(`\x89PNG ${t.attachmentBytes}`).toString('base64')
  const text = [
    '--xyz\r\nContent-Type: text/html; charset=utf-8\r\n',
    `<p>Look: <b>${t.html}</b> <img src="https://${t.pictureHost}.example/a.png"></p>`,
    `--xyz\r\nContent-Type: text/plain; name="${t.attachmentName}.txt"`,
    `Content-Disposition: attachment; filename="${t.attachmentName}.txt"\r\nContent-Transfer-Encoding: base64\r\n`,
    picture,
    '--xyz--',
  ].join('\r\n')
  return letter({
    from,
    to,
    subject: 'Picture',
    at,
    text,
    headers: { 'Content-Type': 'multipart/mixed; boundary=xyz' },
  })
}

export const asMbox = (mails: readonly Buffer[]): Buffer =>
  Buffer.concat(
    mails.map((mail) =>
      Buffer.from(`From - Mon Jan 01 00:00:00 2024\n${mail.toString('latin1').replaceAll('\r\n', '\n')}\n`, 'latin1'),
    ),
  )
