// Which messages were written down before.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import type { MailAttachment } from '../mail/attachment.ts'
import type { Draft } from './placed.ts'

type File = { name: string; size: number; type: string }
/** `files`: what is attached, of one that is known by a former identity alone. */
type Known = { id: string; identity: Buffer; conversation_id: string; raw_hash: Buffer; files: File[] | null }

/** Finds out which drafts were written down before; those get the id and the conversation that they have. */
export async function recognise(scope: Scope, drafts: readonly Draft[]): Promise<void> {
  const formers = drafts.map(({ formerIdentity }) => formerIdentity)
  const all = [...drafts.map(({ identity }) => identity), ...formers]
  const workspace = scope.workspaceId
  const [rows] = await run(
    scope,
    sql<Known>`select i.id, i.identity, i.conversation_id, i.raw_hash, case when i.identity = any(${formers}::bytea[]) then
        (select coalesce(json_agg(json_build_object('name', a.name, 'size', a.size, 'type', a.type) order by a.position), '[]') from attachment a
          where a.workspace_id = ${workspace} and a.interaction_id = i.id) end as files
      from interaction i where i.workspace_id = ${workspace} and i.identity = any(${all}::bytea[])`.compile(db),
  )
  const known = new Map(rows.map((row) => [row.identity.toString('hex'), row]))
  for (const draft of drafts) {
    const former = known.get(draft.formerIdentity.toString('hex'))
    const row = known.get(draft.identity.toString('hex')) ?? (former && isSame(former, draft) ? former : null)
    if (row) Object.assign(draft, { id: row.id, conversationId: row.conversation_id, known: true })
  }
}

/** A former identity says nothing of attachments: with other ones it is another message, whoever made it. Of text the size differs with the ends of lines. */
function isSame({ raw_hash: hash, files }: Known, { rawHash, mail }: Draft): boolean {
  if (hash.equals(rawHash)) return true
  const isFile = ({ name, size }: MailAttachment, file: File | undefined) =>
    file?.name === name && (file.size === size || /^(text|message)\//.test(file.type))
  return files?.length === mail.attachments.length && mail.attachments.every((one, at) => isFile(one, files[at]))
}
