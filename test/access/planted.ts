// Mail that one member alone may read, with words nobody can guess in every place that can bear one.
import { randomBytes } from 'node:crypto'
import { letter } from '../arrive.ts'

const places = [
  'subject', 'body', 'quoted', 'signature', 'senderName', 'senderLocal', 'senderDomain', 'ccName', 'ccLocal', 'attachmentName',
  'attachmentBytes', 'html', 'pictureHost', 'messageId', 'replyBody', 'otherName', 'otherTitle', 'otherAddress', 'among',
  'leftOutSubject', 'leftOutSender', 'undatedSubject', 'spamSubject', 'colleagueName', 'colleagueLocal', 'roleLocal', 'roleDomain',
] as const // biome-ignore format: a list of words
export type Place = (typeof places)[number]
export type Tokens = Record<Place, string>

/** One unguessable word for each place; longer than the company's own, for of two names the longer is the better. */
export const makeTokens = (): Tokens =>
  Object.fromEntries(places.map((place) => [place, `qz${randomBytes(11).toString('hex')}`])) as Tokens

/** `word`: the public company's, whose Ada and whose thread the private mails join. */
export function plantedMails(t: Tokens, word: string): Buffer[] {
  const me = 'Mia Moss <mia@reed.example>'
  const ada = `Ada ${word} <ada@${word}.example>`
  const stranger = `${t.senderName} Stone <${t.senderLocal}@${t.senderDomain}.example>`
  const at = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
  const bulk = { 'List-Unsubscribe': '<https://mill.example/u>', Precedence: 'bulk' }
  return [
    letter({
      from: stranger,
      to: me,
      cc: `${t.ccName} Hill <${t.ccLocal}@${t.senderDomain}.example>`,
      subject: `Private ${t.subject}`,
      text: `I tell you alone: ${t.body}. When?\n\nBest regards\n${t.senderName} Stone\n${t.signature} Ltd\nTel. 0113 496 0111\n\nOn Monday Mia wrote:\n> earlier ${t.quoted}`,
      id: t.messageId,
      at: at(20),
    }),
    pictured(t, stranger, me, at(19)),
    letter({
      from: ada,
      to: me,
      subject: `Re: Order ${word}`,
      replyTo: `three-${word}`,
      text: `Between us: ${t.replyBody}?`,
      at: at(18),
    }),
    letter({
      from: `Ada ${t.otherName} <ada@${word}.example>`,
      to: me,
      subject: 'Hello',
      text: `Hello\n\n-- \nAda ${t.otherName}\n${t.otherTitle} Director\nTel. 0113 496 0122`,
      at: at(17),
    }),
    letter({
      from: `Ada ${word} <${t.otherAddress}@gmail.com>`,
      to: me,
      subject: 'From home',
      text: 'It is me.',
      at: at(16),
    }),
    letter({
      from: me,
      to: 'Tom Reed <tom@reed.example>',
      subject: 'Among us',
      text: `About Ada ${word}: ${t.among}`,
      at: at(15),
    }),
    letter({
      from: `${t.colleagueName} Vale <${t.colleagueLocal}@reed.example>`,
      to: me,
      subject: 'Shift',
      text: 'Mine?',
      at: at(14),
    }),
    letter({
      from: `News <${t.leftOutSender}@mill.example>`,
      to: me,
      subject: `Offer ${t.leftOutSubject}`,
      headers: bulk,
      at: at(13),
    }),
    letter({
      from: 'Win <win@spam.example>',
      to: me,
      subject: `Spam ${t.spamSubject}`,
      headers: { 'X-Spam-Flag': 'YES' },
      at: at(12),
    }),
    letter({
      from: `Info <${t.roleLocal}@${t.roleDomain}.example>`,
      to: me,
      subject: 'Opening',
      text: 'When?',
      at: at(11),
    }),
    letter({
      from: `Office <info@${t.roleDomain}.example>`,
      to: me,
      subject: 'Opening hours',
      text: 'When?',
      at: at(10),
    }),
    Buffer.from(
      letter({ from: stranger, to: me, subject: `Undated ${t.undatedSubject}` })
        .toString()
        .replace(/^Date: .*\r\n/m, ''),
    ),
  ]
}

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
