// Keeps a draft as it is typed. Of two devices the newer save wins; what it replaced is kept beside it and can be brought back.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { conflict } from '../../base/problem.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import { requireSender } from '../sender.ts'
import { announceDraft } from './announce.ts'
import { requireDraft } from './read.ts'
import { type Content, contentShape } from './shape.ts'

/** `replaced`: somebody had saved since the version this is based on; that is kept and can be brought back. */
export type Saved = { version: number; savedAt: string; replaced: boolean }

/** `version`: the save that these words go on from. */
export async function saveDraft(scope: Scope, id: string, version: number, content: Content): Promise<Saved> {
  if (content.sourceId) await requireSender(scope, content.sourceId)
  return atomically(scope, async (scope) => {
    const before = await requireDraft(scope, id, { locked: true })
    const replaced = before.writtenVersion > version && !isSame(before, content)
    const former = replaced ? JSON.stringify({ ...contentShape.parse(before), savedAt: before.savedAt }) : undefined
    const saved = await write(scope, id, content, former)
    return { ...saved, replaced }
  })
}

/** Brings back what a newer save replaced; what stands there now takes its place, so that it can be taken back. */
export async function swapDraft(scope: Scope, id: string): Promise<void> {
  await atomically(scope, async (scope) => {
    const now = await requireDraft(scope, id, { locked: true })
    const query = db.selectFrom('draft').select('former').where('workspace_id', '=', scope.workspaceId)
    const [[row]] = await run(scope, query.where('id', '=', id).compile())
    if (!row?.former) throw conflict('nothing_replaced', 'Nothing of this draft was replaced.')
    const former = JSON.stringify({ ...contentShape.parse(now), savedAt: now.savedAt })
    await write(scope, id, contentShape.parse(row.former), former)
  })
}

async function write(scope: Scope, id: string, content: Content, former?: string) {
  const { sourceId, recipients, subject, words, quotes, signs } = content
  const update = db
    .updateTable('draft')
    .set((set) => ({
      source_id: sourceId,
      recipients: JSON.stringify(recipients),
      subject,
      words,
      quotes,
      signs,
      version: set('version', '+', 1),
      written_version: set('version', '+', 1),
      saved_at: sql<string>`clock_timestamp()`,
      ...(former ? { former } : {}),
    }))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returning(['version', 'saved_at'])
  const [[row]] = await run(scope, update.compile())
  announceDraft(scope, id)
  return { version: row?.version ?? 0, savedAt: row?.saved_at ?? '' }
}

const isSame = (one: Content, other: Content): boolean =>
  JSON.stringify(contentShape.parse(one)) === JSON.stringify(contentShape.parse(other))
