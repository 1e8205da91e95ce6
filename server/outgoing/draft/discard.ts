// Throws drafts away, and takes that back; after a day they are gone for good.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { announceDraft } from './announce.ts'
import { requireDraft } from './read.ts'

export async function discardDraft(scope: Scope, id: string): Promise<void> {
  await requireDraft(scope, id)
  await mark(scope, id, sql<string>`now()`)
}

/** Takes it back; a draft that is there stays as it is. */
export async function returnDraft(scope: Scope, id: string): Promise<void> {
  await requireDraft(scope, id, { discarded: true })
  await mark(scope, id, null)
}

async function mark(scope: Scope, id: string, at: ReturnType<typeof sql<string>> | null): Promise<void> {
  const update = db.updateTable('draft').set({ discarded_at: at }).where('workspace_id', '=', scope.workspaceId)
  await run(scope, update.where('id', '=', id).where('sending_id', 'is', null).compile())
  announceDraft(scope, id)
}
