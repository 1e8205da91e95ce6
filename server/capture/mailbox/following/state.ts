// How a mailbox stands as a whole, truthfully: what its last try came to, since when it fails, when it is tried next.
import { sql } from 'kysely'
import { db } from '../../../base/database.ts'
import { type Scope, atomically, run, runOne } from '../../../base/scope.ts'
import { recordEvents } from '../../../workspace/event.ts'
import type { Access } from '../enter/access.ts'
import { type Fault, isForPeople, MailboxFault } from '../enter/fault.ts'
import { openSecret } from '../secret.ts'
import { announceStanding } from './folder.ts'

/** `problem`: the code of what the last try failed with. */
export type Mailbox = {
  sourceId: string
  audienceId: string
  phase: string
  problem: string | null
  tries: number
  nextTryAt: string | null
}

/** Null when it is not followed any more. */
export async function readMailboxState(scope: Scope, sourceId: string): Promise<Mailbox | null> {
  const row = await runOne(
    scope,
    sql<Mailbox>`select m.source_id as "sourceId", s.audience_id as "audienceId", s.phase, s.problem, m.tries, m.next_try_at as "nextTryAt"
      from mailbox m join source s on s.workspace_id = ${scope.workspaceId} and s.id = m.source_id
      where m.workspace_id = ${scope.workspaceId} and m.source_id = ${sourceId}`.compile(db),
  )
  return row ?? null
}

/** How its IMAP server is entered; throws the fault secret_lost. */
export async function readAccess(scope: Scope, sourceId: string): Promise<Access> {
  const query = db
    .selectFrom('mailbox')
    .select(['imap_host', 'imap_port', 'imap_security', 'imap_login', 'imap_secret', 'imap_certificate'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('source_id', '=', sourceId)
  const row = await runOne(scope, query.compile())
  if (!row) throw new MailboxFault('interrupted', 'not followed')
  const password = openSecret(scope, sourceId, 'imap_secret', row.imap_secret)
  if (password === null) throw new MailboxFault('secret_lost')
  return {
    host: row.imap_host,
    port: row.imap_port,
    security: row.imap_security as Access['security'],
    login: row.imap_login,
    password,
    certificate: row.imap_certificate,
  }
}

/** Everything was looked at, and all but the folders named here could be read. */
export async function keepSuccess(scope: Scope, mailbox: Mailbox, failingFolders: readonly string[]): Promise<void> {
  const [first] = failingFolders
  await keep(scope, mailbox, 'following', first === undefined ? null : { code: 'folder_failed', detail: first }, {
    tries: 0,
    next_try_at: null,
    ...(first === undefined ? { succeeded_at: sql<string>`now()`, failing_since: null } : { failing_since: since }),
  })
}

/** Something was taken in again: what was wrong is over. */
export async function keepProgress(scope: Scope, mailbox: Mailbox): Promise<void> {
  await keep(scope, mailbox, 'following', null, { next_try_at: null, failing_since: null })
}

/** A failure: the first is told as one that will soon be over, a second in a row, and what only people can mend, as one that is there. */
export async function keepFailure(scope: Scope, mailbox: Mailbox, fault: Fault, nextTryAt: Date): Promise<void> {
  const { tries } = mailbox
  const phase = tries > 1 || isForPeople(fault) || mailbox.phase === 'failed' ? 'failed' : 'following'
  await keep(scope, mailbox, phase, fault, { tries, next_try_at: nextTryAt.toISOString(), failing_since: since })
}

const since = sql<string>`coalesce(failing_since, now())`

async function keep(
  scope: Scope,
  mailbox: Mailbox,
  phase: 'following' | 'failed',
  fault: { code: string; detail: string } | null,
  set: object,
): Promise<void> {
  const { sourceId, audienceId } = mailbox
  await atomically(scope, async (scope) => {
    const problem = { problem: fault?.code ?? null, problem_detail: fault?.detail ?? '' }
    const source = db
      .updateTable('source')
      .set({ phase, ...problem })
      .where('workspace_id', '=', scope.workspaceId)
    const row = db.updateTable('mailbox').set(set).where('workspace_id', '=', scope.workspaceId)
    await run(
      scope,
      // What a member paused or ended meanwhile stays so.
      source.where('id', '=', sourceId).where('phase', 'in', ['following', 'failed']).compile(),
      row.where('source_id', '=', sourceId).compile(),
    )
    if (mailbox.phase !== phase)
      await recordEvents(scope, [{ kind: `source.${phase}`, subjectId: sourceId, audienceId }])
    announceStanding(scope, sourceId, audienceId)
  })
  mailbox.phase = phase
}
