// After a whole reading: problems of places that the source does not list any more are no arrivals.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'

type Gone = { id: string; folder: string; position: string; rule: string }

/** Forgets quarantined arrivals without bytes whose place ('folder\0position') was not met again: a folder that could not be opened, and now can. */
export async function forgetProblems(scope: Scope, sourceId: string, met: ReadonlySet<string>): Promise<void> {
  const workspace = scope.workspaceId
  await atomically(scope, async (scope) => {
    const query = db
      .selectFrom('arrival')
      .select(['id', 'folder', 'position', 'rule'])
      .where('workspace_id', '=', workspace)
      .where('source_id', '=', sourceId)
      .where('outcome', '=', 'quarantined')
      .where('raw_hash', 'is', null)
    const [rows] = await run(scope, query.compile())
    const gone = (rows as Gone[]).filter(({ folder, position }) => !met.has(`${folder}\0${position}`))
    if (gone.length === 0) return
    const ids = gone.map(({ id }) => id)
    await run(
      scope,
      sql`delete from arrival where workspace_id = ${workspace} and id = any(${ids}::uuid[])`.compile(db),
      sql`update source_tally set arrivals = arrivals - ${gone.length}
        where workspace_id = ${workspace} and source_id = ${sourceId} and outcome = 'quarantined' and rule = ''`.compile(
        db,
      ),
    )
  })
}
