// What a member decides of a mail on its way: taken back as a draft, sent once more, or known to have been sent.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { conflict, notFound } from '../../base/problem.ts'
import { type Scope, atomically, run, runOne } from '../../base/scope.ts'
import { recordEvents } from '../../workspace/event.ts'
import { announceDraft, ownAudience } from '../draft/announce.ts'
import { requireSender } from '../sender.ts'
import { move, queueSending, readSending, type Sending, setAddressees } from './row.ts'

/** As long as nothing of it went out it is a draft again; answers which. Throws conflict once it has. */
export async function takeBack(scope: Scope, id: string): Promise<{ draftId: string }> {
  return atomically(scope, async (scope) => {
    const { draftId } = await requireOwn(scope, id)
    const gone = await runOne(
      scope,
      sql<{
        id: string
      }>`delete from sending where workspace_id = ${scope.workspaceId} and id = ${id} and draft_id is not null
        and state in ('waiting', 'failed') and sent_at is null returning id`.compile(db),
    )
    if (!gone || !draftId) throw conflict('already_sent', 'It is too late: this mail is on its way.')
    const update = db
      .updateTable('draft')
      .set({ sending_id: null, quoted: '' })
      .where('workspace_id', '=', scope.workspaceId)
    await run(scope, update.where('id', '=', draftId).compile())
    await record(scope, 'sending.taken_back', id)
    announceDraft(scope, draftId)
    return { draftId }
  })
}

/** Sends what failed, or of which nothing is known, once more: under the same Message-ID, so that whoever has it already can tell; only from a mailbox that one may write from still. */
export async function sendAgain(scope: Scope, id: string): Promise<void> {
  await atomically(scope, async (scope) => {
    const { sourceId } = await requireOwn(scope, id)
    await requireSender(scope, sourceId)
    const now = { state: 'waiting', dueAt: new Date().toISOString(), tries: 0, handedAt: null, problem: null } as const
    if (!(await move(scope, id, ['failed', 'unknown'], now))) throw alreadyDecided()
    await setAddressees(scope, id, { from: ['failed', 'unknown'], to: 'waiting' })
    await run(
      scope,
      sql`update sending set made_at = now() where workspace_id = ${scope.workspaceId} and id = ${id}`.compile(db),
    )
    await record(scope, 'sending.again', id)
    await queueSending(scope, id)
  })
}

/** Somebody knows that it was sent: it is kept and filed as what was. */
export async function noteSent(scope: Scope, id: string): Promise<void> {
  await atomically(scope, async (scope) => {
    const { handedAt } = await requireOwn(scope, id)
    await markSent(scope, id, handedAt)
    await record(scope, 'sending.known_sent', id)
  })
}

/** Of unknown it becomes sent. */
export async function markSent(scope: Scope, id: string, handedAt: string | null): Promise<void> {
  const sentAt = handedAt ?? new Date().toISOString()
  if (!(await move(scope, id, ['unknown'], { state: 'sent', sentAt, tries: 0, problem: null }))) throw alreadyDecided()
  await setAddressees(scope, id, { from: ['unknown'], to: 'sent' })
  await queueSending(scope, id)
}

/** Takes what came back out of one's list, or puts it back there. */
export async function putAway(scope: Scope, id: string, away: boolean): Promise<void> {
  await requireOwn(scope, id)
  const update = db
    .updateTable('sending')
    .set({ put_away_at: away ? sql<string>`now()` : null })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
  await run(scope, update.compile())
  await record(scope, away ? 'sending.put_away' : 'sending.changed', id)
}

const alreadyDecided = () => conflict('already_decided', 'What became of this mail is known already.')

/** One's own; notFound for any other. */
async function requireOwn(scope: Scope, id: string): Promise<Sending> {
  const sending = await readSending(scope, id)
  if (!sending || sending.memberId !== scope.memberId) throw notFound('sending')
  return sending
}

const record = (scope: Scope, kind: string, subjectId: string) =>
  recordEvents(scope, [{ kind, subjectId, audienceId: ownAudience(scope) }])
