// What was taken by its server stands in the timeline at once, and its copy lies where it belongs; then its draft is done with.
import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { afterCommit, type Scope, atomically, run } from '../../base/scope.ts'
import { faultOf } from '../../capture/mailbox/enter/fault.ts'
import { prepareArrivals } from '../../capture/prepare.ts'
import { receive } from '../../capture/receive.ts'
import { openReceiving } from '../../capture/receive/receiving.ts'
import { noteRefusals } from '../bounce/refused.ts'
import { filePath } from '../draft/file.ts'
import { readOutgoing } from './access.ts'
import { pauseAfter } from './conclude.ts'
import { fileCopy } from './copy.ts'
import { bytesOf, readLetter, type Written } from './letter.ts'
import { move, queueSending, readSending, type Sending } from './row.ts'

const open = ['waiting', 'sending', 'sent', 'unknown'] as const
/** A server that takes no copy for so long will not; the mail was sent all the same. */
const longestFilingMs = 86_400_000

export async function finish(scope: Scope, id: string): Promise<void> {
  const sending = await readSending(scope, id)
  if (!sending) return
  const written = sending.sentAt && sending.draftId ? await readLetter(scope, sending) : null
  if (written) await keepAndFile(scope, sending, written)
  if (sending.sentAt || sending.state === 'failed') await noteRefusals(scope, id)
}

async function keepAndFile(scope: Scope, sending: Sending, { letter }: Written): Promise<void> {
  const bytes = await bytesOf(letter, { withBcc: true })
  if ('problem' in bytes)
    return void (await move(scope, sending.id, ['sent'], { problem: 'not_kept', detail: bytes.detail }))
  if (!sending.interactionId) await keep(scope, sending, bytes)
  const filed = sending.filedAt !== null || (await file(scope, sending, bytes))
  if (filed && sending.state === 'sent') await close(scope, sending)
}

/** Captures it as what arrives of its mailbox: from Kith itself, under its Message-ID. The same again adds nothing. */
async function keep(scope: Scope, { id, sourceId, messageId }: Sending, bytes: Buffer): Promise<void> {
  const receiving = await openReceiving(scope, sourceId)
  const arrivals = await prepareArrivals(receiving, [{ folder: '', position: messageId, bytes }])
  await receive(scope, receiving, arrivals)
  const query = db
    .selectFrom('arrival')
    .select('interaction_id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('source_id', '=', sourceId)
    .where('folder', '=', '')
    .where('position', '=', messageId)
  const [[arrival]] = await run(scope, query.compile())
  await move(scope, id, open, { interactionId: arrival?.interaction_id ?? null })
}

/** Answers whether nothing is left to do. */
async function file(
  scope: Scope,
  { id, sourceId, messageId, datedAt, ...sending }: Sending,
  bytes: Buffer,
): Promise<boolean> {
  const filed = () => move(scope, id, open, { filedAt: new Date().toISOString() })
  try {
    const outgoing = await readOutgoing(scope, sourceId)
    if (outgoing?.files) await fileCopy(outgoing.imap, scope.ground.mailHosts, { bytes, messageId, at: datedAt })
    return await filed()
  } catch (error) {
    const { code, detail } = faultOf(error)
    if (code === 'database_away' || code === 'interrupted') throw error
    if (Date.now() - Date.parse(sending.sentAt ?? '') > longestFilingMs) return filed()
    const seconds = pauseAfter(sending.tries)
    await move(scope, id, ['sent'], {
      tries: sending.tries + 1,
      problem: 'not_filed',
      detail: `${code} ${detail}`.trim(),
    })
    await queueSending(scope, id, seconds)
    return false
  }
}

async function close(scope: Scope, { id, draftId }: Sending): Promise<void> {
  await atomically(scope, async (scope) => {
    const [files] = await run(
      scope,
      sql<{
        id: string
      }>`select id from draft_file where workspace_id = ${scope.workspaceId} and draft_id = ${draftId}`.compile(db),
      sql`delete from draft where workspace_id = ${scope.workspaceId} and id = ${draftId}`.compile(db),
    )
    await move(scope, id, ['sent'], { state: 'filed', draftId: null, problem: null })
    // What stays behind when this ends in between is tidied up later.
    afterCommit(scope, () => files.forEach((file) => void rm(filePath(scope, file.id), { force: true })))
  })
}
