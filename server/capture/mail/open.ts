// Opens a mail with the MIME parser: the one file that knows its library.
import { isUtf8 } from 'node:buffer'
import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { takeFlowMark, unflow } from './flowed.ts'
import { type CutPart, findCutPart, leanMail } from './lean.ts'
import { bodyOffset, mendMail } from './mend.ts'

/** A part that is not the text: `cut` says where it stands in `mail`, or else `content` holds it. */
export type OpenPart = { attachment: Attachment; content: Uint8Array; cut: CutPart | null }
export type OpenMail = { mail: Buffer; email: Email; parts: OpenPart[] }

const longestHead = 2 ** 20
const longestBody = 2 * 2 ** 20

/** A mail whose structure cannot be followed is opened as plain text rather than not at all. */
export async function openMail(raw: Uint8Array): Promise<OpenMail> {
  const { mail, flowed, delsp } = takeFlowMark(mendMail(raw))
  const endless = bodyOffset(mail) > longestHead
  const lean = endless ? { bytes: mail, parts: [] } : leanMail(mail)
  const parsed = endless ? null : await PostalMime.parse(lean.bytes).catch(() => null)
  const email = parsed && saysSomething(parsed, mail) ? parsed : await openPlainly(mail)
  if (flowed && email.text) email.text = unflow(email.text, delsp)
  const parts = email.attachments.map((attachment) => {
    const content = bytesOf(attachment.content)
    return { attachment, content, cut: findCutPart(lean, content) }
  })
  return { mail, email, parts }
}

/** Whether anything was found in the mail, if there is anything in it. */
function saysSomething(email: Email, mail: Buffer): boolean {
  if (email.text || email.html || email.attachments.length > 0) return true
  const start = bodyOffset(mail)
  return !/\S/.test(mail.toString('latin1', start, start + longestBody))
}

/** Under a content type of our own, which comes first and therefore holds: the boundary that is there, or else plain text. */
async function openPlainly(mail: Buffer): Promise<Email> {
  const start = bodyOffset(mail)
  const head = start > longestHead ? mail.subarray(0, mail.lastIndexOf(10, longestHead) + 1) : mail.subarray(0, start)
  const body = mail.subarray(start, start + longestBody)
  const parse = async (type: string) => {
    const ours = `Content-Type: ${type}\nContent-Transfer-Encoding: 8bit\n`
    const email = await PostalMime.parse(
      Buffer.concat([Buffer.from(ours), head, Buffer.from(start > longestHead ? '\n' : ''), body]),
    )
    email.headers.splice(0, 2)
    return email
  }
  const boundary = /(?:^|\n)--([^\r\n"\\]{1,100}?)[ \t]*\r?\nContent-[a-z-]+:/i.exec(body.toString('latin1'))?.[1]
  const parted =
    boundary === undefined ? null : await parse(`multipart/mixed; boundary="${boundary}"`).catch(() => null)
  const whole = start + longestBody >= mail.length
  if (parted?.text || parted?.html) return { ...parted, attachments: whole ? parted.attachments : [] }
  return parse(`text/plain; charset=${isUtf8(body) ? 'utf-8' : 'windows-1252'}`)
}

function bytesOf(content: Attachment['content']): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content as ArrayBuffer)
}
