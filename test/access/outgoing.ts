// What a company under test writes: a mailbox that can send, and each member's own drafts and mail on its way.
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { db } from '../../server/base/database.ts'
import { newId } from '../../server/base/id.ts'
import { run, type Scope } from '../../server/base/scope.ts'
import { discardDraft } from '../../server/outgoing/draft/discard.ts'
import { attachFile, removeFile } from '../../server/outgoing/draft/file.ts'
import { openDraft } from '../../server/outgoing/draft/open.ts'
import { may } from '../../server/workspace/role.ts'
import { enterWorkspace } from '../../server/workspace/session.ts'
import { makeSource } from '../arrive.ts'
import type { World } from '../world.ts'
import type { Ids } from './company.ts'

/** A mailbox that can send, with no server behind it. */
export async function fillSender(scope: Scope, word: string): Promise<Ids> {
  const sender = await makeSource(scope)
  const imap = { imap_host: 'mail.invalid', imap_port: 993, imap_security: 'tls', imap_login: word }
  const smtp = { smtp_host: 'mail.invalid', smtp_port: 465, smtp_security: 'tls' }
  const row = {
    workspace_id: scope.workspaceId,
    source_id: sender,
    address: `shop-${word}@reed.example`,
    ...imap,
    ...smtp,
  }
  await run(
    scope,
    sql`update source set kind = 'imap', phase = 'following' where workspace_id = ${scope.workspaceId} and id = ${sender}`.compile(
      db,
    ),
    db
      .insertInto('mailbox')
      .values({ ...row, signature: `Sold by ${word}`, imap_secret: Buffer.from('sealed') })
      .compile(),
  )
  return { sender }
}

/** A member's own: drafts in every state that an endpoint asks for, files, and mail that failed or is not known to be sent. */
export async function ownMail({ ground, scope }: World, accountId: string, ids: Ids): Promise<Ids> {
  const own = await enterWorkspace(ground, accountId, scope.workspaceId)
  if (!own?.memberId) throw new Error('not a member')
  if (!may(own.role, 'writeMail')) return {}
  const recipients = [{ part: 'to' as const, name: '', address: 'ann@elsewhere.example' }]
  const draft = async () => (await openDraft(own, { kind: 'new', recipients })).id
  const [open, ready, spare, gone, replaced, draftWithFiles] = [
    await draft(),
    await draft(),
    await draft(),
    await draft(),
    await draft(),
    await draft(),
  ]
  await discardDraft(own, gone)
  const former = { sourceId: null, recipients: [], subject: '', words: 'Before', quotes: true, signs: true }
  await run(
    own,
    sql`update draft set former = ${JSON.stringify({ ...former, savedAt: new Date().toISOString() })}::jsonb
      where workspace_id = ${own.workspaceId} and id = ${replaced}`.compile(db),
  )
  const file = async () => (await attachFile(own, draftWithFiles, { name: 'a', type: '' }, Readable.from(['a']))).id
  const [draftFile, goneDraftFile] = [await file(), await file()]
  await removeFile(own, goneDraftFile, true)
  const sending = (state: string) => insertSending(own, ids['sender'] ?? '', state)
  return {
    draft: open,
    readyDraft: ready,
    spareDraft: spare,
    goneDraft: gone,
    replacedDraft: replaced,
    draftFile,
    goneDraftFile,
    sending: await sending('failed'),
    failedSending: await sending('failed'),
    unknownSending: await sending('unknown'),
    filedSending: await sending('filed'),
  }
}

async function insertSending(own: Scope, sourceId: string, state: string): Promise<string> {
  const [id, messageId] = [newId(), `${newId()}@reed.example`]
  const draftId = (await openDraft(own, { kind: 'new' })).id
  const now = new Date().toISOString()
  const row = {
    workspace_id: own.workspaceId,
    id,
    member_id: own.memberId ?? '',
    source_id: sourceId,
    draft_id: draftId,
    state,
  }
  const told = { message_id: messageId, message_key: Buffer.from(id), subject: 'Mine', dated_at: now, due_at: now }
  await run(
    own,
    db
      .insertInto('sending')
      .values({ ...row, ...told })
      .compile(),
    sql`update draft set sending_id = ${id} where workspace_id = ${own.workspaceId} and id = ${draftId}`.compile(db),
  )
  return id
}
