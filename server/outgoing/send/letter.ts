// The bytes of a mail on its way, made of its draft and of what was fixed when it was sent: the same each time, so that they need not be kept.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { buildLetter, type Letter } from '../compose/build.ts'
import { filePath } from '../draft/file.ts'
import { filesQuery } from '../draft/read.ts'
import { type Addressee, addresseesQuery, type Sending } from './row.ts'

type Row = {
  subject: string
  words: string
  quotes: boolean
  quoted: string
  signs: boolean
  inReplyTo: string | null
  references: string[]
  signature: string
  senderName: string
  address: string
}

export type Written = { letter: Letter; addressees: Addressee[] }

/** Null when its draft is not there any more. */
export async function readLetter(scope: Scope, sending: Sending): Promise<Written | null> {
  const draftId = sending.draftId ?? ''
  if (draftId === '') return null
  const [[row], files, addressees] = await run(
    scope,
    sql<Row>`select d.subject, d.words, d.quotes, d.quoted, d.signs, d.in_reply_to as "inReplyTo", d.reference_ids as references,
        s.signature, s.sender_name as "senderName", s.sender_address as address
      from sending s
      join draft d on d.workspace_id = ${scope.workspaceId} and d.id = s.draft_id
      where s.workspace_id = ${scope.workspaceId} and s.id = ${sending.id}`.compile(db),
    filesQuery(scope, draftId),
    addresseesQuery(scope, sending.id),
  )
  if (!row || row.address === '') return null
  const of = (part: Addressee['part']) => addressees.filter((one) => one.part === part)
  const letter = {
    messageId: sending.messageId,
    date: sending.datedAt,
    from: { name: row.senderName, address: row.address },
    to: of('to'),
    cc: of('cc'),
    bcc: of('bcc'),
    subject: row.subject,
    inReplyTo: row.inReplyTo,
    references: row.references,
    text: textOf(row),
    files: files.map(({ id, name, type }) => ({ path: filePath(scope, id), name, type })),
  }
  return { letter, addressees }
}

/** Why a mail cannot be built: a code, and what the system said. */
export type Unbuilt = { problem: 'file_missing' | 'not_built'; detail: string }

export async function bytesOf(letter: Letter, { withBcc }: { withBcc: boolean }): Promise<Buffer | Unbuilt> {
  try {
    return await buildLetter(letter, { withBcc })
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    console.error(`mail <${letter.messageId}> could not be built: ${message}`)
    return { problem: code === 'ENOENT' ? 'file_missing' : 'not_built', detail: code }
  }
}

/** What was written, the signature under it, and below that what it repeats. */
export function textOf({ words, quotes, quoted, signs, signature }: Omit<Row, 'subject'> & { words: string }): string {
  const signed = signs && signature.trim() !== '' ? `\n\n-- \n${signature.trim()}` : ''
  const repeated = quotes && quoted !== '' ? `\n\n${quoted}` : ''
  return `${words.trimEnd()}${signed}${repeated}`.replace(/^\n+/, '')
}
