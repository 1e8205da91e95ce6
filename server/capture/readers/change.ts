// Who may read a source is changed: from now on by what comes, and soon by all that it brought before (follow-source.ts).
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import { audienceId } from '../../workspace/audience.ts'
import { moveEvents, recordEvents } from '../../workspace/event.ts'
import { holdCapture } from '../receive/hold.ts'
import { type Choice, makeChosen } from './choice.ts'

type Source = { id: string; kind: string; owner_id: string | null; audience_id: string; fingerprint: string }

/** Lets the source be read by whom the choice names; whether the caller may choose is asked before. */
export async function changeReaders(scope: Scope, sourceId: string, choice: Choice): Promise<void> {
  await atomically(scope, async (scope) => {
    await holdCapture(scope)
    const query = db
      .selectFrom('source')
      .select(['id', 'kind', 'owner_id', 'audience_id', 'fingerprint'])
      .where('workspace_id', '=', scope.workspaceId)
    const [[source]] = await run(scope, query.where('id', '=', sourceId).compile())
    if (!source) return
    const to = await makeChosen(scope, choice, source.owner_id)
    if (to === source.audience_id) return
    await writeReaders(scope, source, to)
    await moveEvents(scope, [{ subjectId: sourceId, audienceId: to }])
    const change = { fields: ['readers'] }
    await recordEvents(
      scope,
      [source.audience_id, to].map((audienceId) => ({
        kind: 'source.changed',
        subjectId: sourceId,
        audienceId,
        change,
      })),
    )
    await scope.ground.jobs.queue(scope, 'readers', { workspaceId: scope.workspaceId, sourceId })
  })
}

async function writeReaders(scope: Scope, source: Source, to: string): Promise<void> {
  const workspace = scope.workspaceId
  const fingerprint = await markFor(scope, source, to)
  await run(
    scope,
    sql`update source set audience_id = ${to}, fingerprint = ${fingerprint} where workspace_id = ${workspace} and id = ${source.id}`.compile(
      db,
    ),
    sql`insert into source_readers (workspace_id, source_id, total)
      select ${workspace}::uuid, ${source.id}::uuid, count(*) from arrival
        where workspace_id = ${workspace} and source_id = ${source.id} and outcome in ('captured', 'joined')
      on conflict (workspace_id, source_id) do update set before_id = null, moved = 0, total = excluded.total, changed_at = excluded.changed_at`.compile(
      db,
    ),
  )
}

/** What somebody keeps for a few must not be found out by bringing it again; what is for everyone is one source, whoever brings it. */
async function markFor(scope: Scope, source: Source, to: string): Promise<string> {
  const own = ` ${source.owner_id ?? ''}`
  const bare = source.fingerprint.endsWith(own) ? source.fingerprint.slice(0, -own.length) : source.fingerprint
  if (to !== audienceId(scope.workspaceId, 'everyone')) return `${bare}${own}`
  const query = db.selectFrom('source').select('id').where('workspace_id', '=', scope.workspaceId)
  const [[other]] = await run(scope, query.where('fingerprint', '=', bare).where('id', '<>', source.id).compile())
  return other ? source.fingerprint : bare
}
