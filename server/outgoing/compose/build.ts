// A mail as bytes: headers, text and files, the same bytes each time for the same mail.
import { createHash } from 'node:crypto'
import MimeNode from 'nodemailer/lib/mime-node'
import { flow } from './flow.ts'
import { oneLine } from './header.ts'

export type Correspondent = { name: string; address: string }
export type Letter = {
  messageId: string
  /** ISO instant. */
  date: string
  from: Correspondent
  to: readonly Correspondent[]
  cc: readonly Correspondent[]
  bcc: readonly Correspondent[]
  subject: string
  inReplyTo: string | null
  references: readonly string[]
  text: string
  files: readonly { path: string; name: string; type: string }[]
}

/** Whoever gets it learns nothing of blind copies; our own copy keeps them (`withBcc`). */
export function buildLetter(letter: Letter, { withBcc }: { withBcc: boolean }): Promise<Buffer> {
  const root = treeOf(letter, withBcc)
  const named = ({ name, address }: Correspondent) => ({ name: oneLine(name), address })
  root.setHeader('From', named(letter.from))
  if (letter.to.length > 0) root.setHeader('To', letter.to.map(named))
  else if (letter.cc.length === 0) root.setHeader('To', 'undisclosed-recipients:;')
  if (letter.cc.length > 0) root.setHeader('Cc', letter.cc.map(named))
  if (letter.bcc.length > 0 && withBcc) root.setHeader('Bcc', letter.bcc.map(named))
  root.setHeader('Subject', oneLine(letter.subject))
  root.setHeader('Date', new Date(letter.date).toUTCString().replace('GMT', '+0000'))
  root.setHeader('Message-ID', `<${letter.messageId}>`)
  if (letter.inReplyTo) root.setHeader('In-Reply-To', `<${letter.inReplyTo}>`)
  if (letter.references.length > 0) root.setHeader('References', letter.references.map((id) => `<${id}>`).join(' '))
  return root.build()
}

function treeOf({ messageId, text, files }: Letter, keepBcc: boolean): MimeNode {
  const baseBoundary = createHash('sha256').update(messageId).digest('hex').slice(0, 24)
  const options = { keepBcc, baseBoundary, newline: '\r\n', disableUrlAccess: true }
  if (files.length === 0) return writeText(new MimeNode(textType, options), text)
  const root = new MimeNode('multipart/mixed', options)
  writeText(root.createChild(textType), text)
  for (const { path, name, type } of files) {
    const part = root.createChild(typeOf(type), { filename: oneLine(name) })
    part.setHeader('Content-Disposition', 'attachment').setHeader('Content-Transfer-Encoding', 'base64')
    part.setContent({ path })
  }
  return root
}

const textType = 'text/plain; charset=utf-8; format=flowed'

/** Quoted-printable keeps the blanks at the ends of lines, by which they flow. */
function writeText(node: MimeNode, text: string): MimeNode {
  return node.setHeader('Content-Transfer-Encoding', 'quoted-printable').setContent(`${flow(plain(text))}\r\n`)
}

/** Control characters that no mail programme shows do not go out. */
const plain = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')

/** A part that would hold further parts must not come about by what a browser says of a file. */
function typeOf(type: string): string {
  const sound = /^[a-z0-9][\w.+-]*\/[a-z0-9][\w.+-]*$/i.test(type) && !/^(?:multipart|message)\//i.test(type)
  return sound ? type.toLowerCase() : 'application/octet-stream'
}
