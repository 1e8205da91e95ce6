// Sends a draft: from now on it is on its way, and for ten seconds nothing of it goes out.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { newId } from '../../base/id.ts'
import { conflict, invalid, type InputFault } from '../../base/problem.ts'
import { type Scope, atomically, run, runOne } from '../../base/scope.ts'
import { messageKey } from '../../capture/identity.ts'
import { isEmail, normaliseEmail } from '../../people/address.ts'
import { recordEvents } from '../../workspace/event.ts'
import { messageIdFor, oneLine } from '../compose/header.ts'
import { ownAudience } from '../draft/announce.ts'
import { quotedBy } from '../draft/answered.ts'
import { type DraftRow, requireDraft } from '../draft/read.ts'
import type { Recipient } from '../draft/shape.ts'
import { requireSender, type Sender } from '../sender.ts'
import { queueSending } from './row.ts'

export const undoSeconds = 10

/** `version`: the save that the member has before their eyes; another one in between is a conflict. */
export async function sendDraft(
  scope: Scope,
  draftId: string,
  version: number,
): Promise<{ id: string; dueAt: string }> {
  const draft = await requireDraft(scope, draftId)
  if (!draft.sourceId) throw invalid('no_mailbox', 'Choose the mailbox that it goes out from.')
  const sender = await requireSender(scope, draft.sourceId)
  const recipients = readRecipients(draft.recipients)
  const quoted = draft.quotes && draft.answersId ? await quotedBy(scope, draft.kind, draft.answersId) : ''
  return atomically(scope, async (scope) => {
    const now = await requireDraft(scope, draftId, { locked: true })
    if (now.version !== version)
      throw conflict('draft_changed', 'This draft was changed elsewhere; look at it before it goes out.')
    const lock = `dates ${scope.workspaceId} ${sender.id}`
    await run(scope, sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.compile(db))
    const row = await rowOf(scope, now, sender)
    await write(scope, row, recipients, quoted)
    await recordEvents(scope, [{ kind: 'sending.queued', subjectId: row.id, audienceId: ownAudience(scope) }])
    await queueSending(scope, row.id, undoSeconds)
    return { id: row.id, dueAt: row.due_at }
  })
}

/** A host without a dot is nobody's on the Internet: a slip in all likelihood. */
const isReachable = (address: string): boolean => isEmail(address) && /@(?:\[|[^@]*\.)/.test(address)

/** Everybody once, To before Cc before Bcc; throws invalid for what is no address. */
function readRecipients(given: readonly Recipient[]): Recipient[] {
  const faults: InputFault[] = given.flatMap(({ address }, at) =>
    isReachable(address)
      ? []
      : [{ path: `recipients.${at}`, code: 'bad_address', detail: 'This is no e-mail address.' }],
  )
  if (faults.length > 0) throw invalid('bad_address', 'An address is not one that mail can be sent to.', faults)
  const byValue = new Map<string, Recipient>()
  for (const part of ['to', 'cc', 'bcc'] as const)
    for (const one of given.filter((recipient) => recipient.part === part)) {
      const value = normaliseEmail(one.address)?.value ?? one.address
      if (!byValue.has(value)) byValue.set(value, { part, name: oneLine(one.name), address: value })
    }
  if (byValue.size === 0) throw invalid('no_recipient', 'Say whom it goes to.')
  return [...byValue.values()]
}

async function rowOf(scope: Scope, draft: DraftRow, { id: sourceId, address, name, signature }: Sender) {
  const id = newId()
  const messageId = messageIdFor(id, address)
  return {
    id,
    workspace_id: scope.workspaceId,
    member_id: scope.memberId ?? '',
    source_id: sourceId,
    draft_id: draft.id,
    answers_id: draft.answersId,
    message_id: messageId,
    message_key: messageKey(messageId),
    subject: oneLine(draft.subject),
    sender_address: address,
    sender_name: name,
    signature,
    dated_at: await dateFor(scope, sourceId),
    due_at: new Date(Date.now() + undoSeconds * 1000).toISOString(),
  }
}

/** A message's identity knows its second: two mails with the same words from one mailbox are two. */
async function dateFor(scope: Scope, sourceId: string): Promise<string> {
  const newest = await runOne(
    scope,
    sql<{ at: string }>`select max(dated_at) + interval '1 second' as at from sending
      where workspace_id = ${scope.workspaceId} and source_id = ${sourceId} and dated_at > now() - interval '1 minute'`.compile(
      db,
    ),
  )
  const now = Math.floor(Date.now() / 1000) * 1000
  return new Date(Math.max(now, newest?.at ? Date.parse(newest.at) : 0)).toISOString()
}

async function write(
  scope: Scope,
  row: Awaited<ReturnType<typeof rowOf>>,
  recipients: readonly Recipient[],
  quoted: string,
): Promise<void> {
  await run(
    scope,
    db.insertInto('sending').values(row).compile(),
    sql`insert into sending_recipient (workspace_id, sending_id, address, part, name)
      select ${scope.workspaceId}::uuid, ${row.id}::uuid, * from unnest(${recipients.map((r) => r.address)}::text[], ${recipients.map((r) => r.part)}::text[],
        ${recipients.map((r) => r.name)}::text[])`.compile(db),
    db
      .updateTable('draft')
      .set({ sending_id: row.id, quoted, former: null })
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', row.draft_id)
      .compile(),
  )
}
