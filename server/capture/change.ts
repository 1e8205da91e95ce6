// Changes of a source by hand: its name, its department and who may read it.
import { db } from '../base/database.ts'
import { forbidden, notFound } from '../base/problem.ts'
import { type Scope, atomically, run, runOne } from '../base/scope.ts'
import { recordEvents } from '../workspace/event.ts'
import { may } from '../workspace/role.ts'
import { changeReaders } from './readers/change.ts'
import type { Choice } from './readers/choice.ts'

/** Only whoever brought it, or a manager, may. */
export async function changeSource(
  scope: Scope,
  sourceId: string,
  {
    readers,
    outline,
    ...change
  }: { name?: string | undefined; departmentId?: string | null | undefined } & Partial<Choice>,
): Promise<void> {
  const set = {
    ...(change.name === undefined ? {} : { name: change.name }),
    ...(change.departmentId === undefined ? {} : { department_id: change.departmentId }),
  }
  const mine = db
    .selectFrom('source')
    .select(['owner_id', 'audience_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', sourceId)
  const source = await runOne(scope, mine.compile())
  if (!source) throw notFound('source')
  if (source.owner_id !== scope.memberId && !may(scope.role, 'manageSources')) throw forbidden()
  if (change.departmentId) await mustBeHere(scope, change.departmentId)
  if (readers !== undefined) await changeReaders(scope, sourceId, { readers, outline })
  if (Object.keys(set).length === 0) return
  await atomically(scope, async (scope) => {
    const update = db.updateTable('source').set(set).where('workspace_id', '=', scope.workspaceId)
    await run(scope, update.where('id', '=', sourceId).compile())
    await recordEvents(scope, [
      {
        kind: 'source.changed',
        subjectId: sourceId,
        audienceId: source.audience_id,
        change: { fields: Object.keys(change) },
      },
    ])
  })
}

/** Throws notFound when there is no such department here. */
export async function mustBeHere(scope: Scope, departmentId: string): Promise<void> {
  const query = db.selectFrom('department').select('id').where('workspace_id', '=', scope.workspaceId)
  if (!(await runOne(scope, query.where('id', '=', departmentId).compile()))) throw notFound('department')
}
