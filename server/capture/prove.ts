// The conservation law of a source: listed = captured + joined + quarantined + left out, what is gone from its server counted apart. Recounted, and kept.
import { db } from '../base/database.ts'
import { newId } from '../base/id.ts'
import { notFound } from '../base/problem.ts'
import { type Scope, atomically, run } from '../base/scope.ts'
import { recordEvents } from '../workspace/event.ts'
import { countDropped } from './drop/count.ts'
import { proveMailbox } from './mailbox/prove.ts'
import { proveFile } from './proof/file.ts'
import type { Proof } from './proof/sound.ts'

/** Recounts a source, by code that shares nothing with what reads it, and keeps the result. */
export async function proveSource(scope: Scope, sourceId: string): Promise<Proof> {
  const query = db
    .selectFrom('source')
    .select(['kind', 'location', 'audience_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', sourceId)
  const [[source]] = await run(scope, query.compile())
  if (!source) throw notFound('source')
  const proof = await recount(scope, sourceId, source)
  await atomically(scope, async (scope) => {
    const { folders, ...counts } = proof
    const row = { workspace_id: scope.workspaceId, id: newId(), source_id: sourceId, ...counts }
    const insert = db.insertInto('source_proof').values({ ...row, folders: JSON.stringify(folders) })
    await run(scope, insert.compile())
    await recordEvents(scope, [{ kind: 'source.proved', subjectId: sourceId, audienceId: source.audience_id }])
  })
  return proof
}

function recount(
  scope: Scope,
  sourceId: string,
  { kind, location }: { kind: string; location: string },
): Promise<Proof> {
  if (kind === 'imap') return proveMailbox(scope, sourceId)
  return kind === 'drop' ? countDropped(scope, sourceId) : proveFile(scope, sourceId, location)
}
