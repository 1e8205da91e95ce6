// The log of each visible change, written with it: ids and field names, never content.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { newId } from '../base/id.ts'
import { type Scope, afterCommit, run } from '../base/scope.ts'
import { audienceId } from './audience.ts'

/** `kind` reads noun.verb, as in 'person.changed'; `audienceId` bounds who is told (none: everyone, who are no guests; of the company itself every member is). */
export type EventDraft = {
  kind: string
  subjectId?: string | null
  audienceId?: string | null
  change?: Record<string, unknown> | null
}

/** What every member may know of, guests too: who is here, and what the company aims at. */
const ofCompany = /^(?:workspace|member|department|invitation|vision|goal)\./
const everyoneFor = ({ workspaceId }: Scope, kind: string): string | null =>
  ofCompany.test(kind) ? null : audienceId(workspaceId, 'everyone')

/** Writes the events in the scope's transaction and tells open pages once it is durable. */
export async function recordEvents(scope: Scope, drafts: readonly EventDraft[]): Promise<void> {
  await logEvents(scope, drafts)
  announceEvents(scope, drafts)
}

/** Writes the events alone: where open pages are told of many at once. */
export async function logEvents(scope: Scope, drafts: readonly EventDraft[]): Promise<void> {
  if (drafts.length === 0) return
  const rows = drafts.map(({ kind, subjectId = null, audienceId = null, change = null }) => ({
    id: newId(),
    kind,
    subject_id: subjectId,
    audience_id: audienceId ?? everyoneFor(scope, kind),
    change: change === null ? null : JSON.stringify(change),
  }))
  await run(
    scope,
    sql`insert into event (workspace_id, member_id, id, kind, subject_id, audience_id, change)
      select ${scope.workspaceId}::uuid, ${scope.memberId}::uuid, * from unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.kind)}::text[],
        ${rows.map((r) => r.subject_id)}::uuid[], ${rows.map((r) => r.audience_id)}::uuid[], ${rows.map((r) => r.change)}::jsonb[])`.compile(
      db,
    ),
  )
}

/** Tells the open pages of one member that what they may do or read is another now. */
export function tellMember(scope: Scope, memberId: string): void {
  const { ground, workspaceId } = scope
  const hint = { workspaceId, kind: 'here.changed', id: '', audienceId: null, memberId }
  afterCommit(scope, () => ground.live.announce(hint))
}

/** What these events tell of is for another audience now, and so are they. */
export async function moveEvents(
  scope: Scope,
  moved: readonly { subjectId: string; audienceId: string }[],
): Promise<void> {
  await run(
    scope,
    sql`update event e set audience_id = move.audience_id
      from unnest(${moved.map((m) => m.subjectId)}::uuid[], ${moved.map((m) => m.audienceId)}::uuid[]) as move (subject_id, audience_id)
      where e.workspace_id = ${scope.workspaceId} and e.subject_id = move.subject_id and e.audience_id is not null`.compile(
      db,
    ),
  )
}

/** Tells open pages alone: for rows whose events were written in bulk by the statement that made them. */
export function announceEvents(scope: Scope, drafts: readonly EventDraft[]): void {
  afterCommit(scope, () => {
    for (const { kind, subjectId, audienceId } of drafts)
      scope.ground.live.announce({
        workspaceId: scope.workspaceId,
        kind,
        id: subjectId ?? '',
        audienceId: audienceId ?? everyoneFor(scope, kind),
      })
  })
}
