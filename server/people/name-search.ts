// Makes people and organizations findable by the words of their names, a typo in one included.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, run } from '../base/scope.ts'
import { nameWords, nearWords } from './name.ts'

export type Findable = { subjectId: string; kind: 'person' | 'organization'; texts: readonly string[] }

/** Writes the words of each subject; `replace` first forgets the words it was found by until now. */
export async function writeNameWords(scope: Scope, found: readonly Findable[], replace = false): Promise<void> {
  const rows = found.flatMap(({ subjectId, kind, texts }) =>
    [...new Set(texts.flatMap(nameWords))].map((word) => ({ word, subjectId, kind })),
  )
  const words = [...new Set(rows.map(({ word }) => word))]
  const near = words.flatMap((word) => nearWords(word).map((one) => ({ near: one, word })))
  if (replace) {
    const ids = found.map(({ subjectId }) => subjectId)
    await run(
      scope,
      db
        .deleteFrom('name_word')
        .where('workspace_id', '=', scope.workspaceId)
        .where('subject_id', '=', sql<string>`any(${ids}::uuid[])`)
        .compile(),
    )
  }
  if (rows.length === 0) return
  await run(
    scope,
    sql`insert into name_word (workspace_id, word, subject_id, kind)
      select ${scope.workspaceId}::uuid, * from unnest(${rows.map((r) => r.word)}::text[], ${rows.map((r) => r.subjectId)}::uuid[], ${rows.map((r) => r.kind)}::text[])
      on conflict do nothing`.compile(db),
    sql`insert into name_near (workspace_id, near, word)
      select ${scope.workspaceId}::uuid, * from unnest(${near.map((n) => n.near)}::text[], ${near.map((n) => n.word)}::text[])
      on conflict do nothing`.compile(db),
  )
}
