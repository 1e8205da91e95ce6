// The log of each visible change, written with it: ids and field names, never content.
import { db } from '../base/database.ts'
import { newId } from '../base/id.ts'
import { type Scope, afterCommit, run } from '../base/scope.ts'

/** `kind` reads noun.verb, as in 'person.changed'; `audienceId` bounds who is told (null: every member). */
export type EventDraft = {
  kind: string
  subjectId?: string | null
  audienceId?: string | null
  change?: Record<string, unknown> | null
}

/** Writes the events in the scope's transaction and tells open pages once it is durable. */
export async function recordEvents(scope: Scope, drafts: readonly EventDraft[]): Promise<void> {
  if (drafts.length === 0) return
  const rows = drafts.map(({ kind, subjectId = null, audienceId = null, change = null }) => ({
    workspace_id: scope.workspaceId,
    id: newId(),
    kind,
    subject_id: subjectId,
    member_id: scope.memberId,
    audience_id: audienceId,
    change: change === null ? null : JSON.stringify(change),
  }))
  await run(scope, db.insertInto('event').values(rows).compile())
  announceEvents(scope, drafts)
}

/** Tells open pages alone: for rows whose events were written in bulk by the statement that made them. */
export function announceEvents(scope: Scope, drafts: readonly EventDraft[]): void {
  afterCommit(scope, () => {
    for (const { kind, subjectId, audienceId } of drafts)
      scope.ground.live.announce({
        workspaceId: scope.workspaceId,
        kind,
        id: subjectId ?? '',
        audienceId: audienceId ?? null,
      })
  })
}
