// A part of the company that members belong to.
import { db } from '../base/database.ts'
import { newId } from '../base/id.ts'
import { conflict, notFound } from '../base/problem.ts'
import { type Scope, atomically, run } from '../base/scope.ts'
import { recordEvents } from './event.ts'

/** The departments by name, each with how many active and known members it has. */
export async function listDepartments(scope: Scope) {
  const [departments, members] = await run(
    scope,
    db.selectFrom('department').select(['id', 'name']).where('workspace_id', '=', scope.workspaceId).compile(),
    db
      .selectFrom('member_department as p')
      .innerJoin('member as m', (on) =>
        on.onRef('m.workspace_id', '=', 'p.workspace_id').onRef('m.id', '=', 'p.member_id'),
      )
      .select('p.department_id')
      .select((on) => on.fn.countAll<number>().as('members'))
      .where('p.workspace_id', '=', scope.workspaceId)
      .where('m.workspace_id', '=', scope.workspaceId)
      .where('m.status', '!=', 'left')
      .groupBy('p.department_id')
      .compile(),
  )
  const counts = new Map(members.map((row) => [row.department_id, row.members]))
  return departments
    .map(({ id, name }) => ({ id, name, members: counts.get(id) ?? 0 }))
    .sort((a, b) => a.name.localeCompare(b.name))
}

export async function addDepartment(scope: Scope, name: string): Promise<string> {
  const id = newId()
  await atomically(scope, async (scope) => {
    await refuseTwin(scope, name, id)
    await run(scope, db.insertInto('department').values({ workspace_id: scope.workspaceId, id, name }).compile())
    await recordEvents(scope, [{ kind: 'department.added', subjectId: id }])
  })
  return id
}

export async function renameDepartment(scope: Scope, id: string, name: string): Promise<void> {
  await atomically(scope, async (scope) => {
    await refuseTwin(scope, name, id)
    const query = db.updateTable('department').set({ name }).where('workspace_id', '=', scope.workspaceId)
    const [changed] = await run(scope, query.where('id', '=', id).returning('id').compile())
    if (changed.length === 0) throw notFound('department')
    await recordEvents(scope, [{ kind: 'department.changed', subjectId: id, change: { fields: ['name'] } }])
  })
}

/** Removes a department that nothing belongs to: no member, nor what was brought for it. */
export async function removeDepartment(scope: Scope, id: string): Promise<void> {
  await atomically(scope, async (scope) => {
    const query = db.deleteFrom('department').where('workspace_id', '=', scope.workspaceId).where('id', '=', id)
    const [gone] = await run(scope, query.returning('id').compile()).catch(inUse)
    if (gone.length === 0) throw notFound('department')
    await recordEvents(scope, [{ kind: 'department.removed', subjectId: id }])
  })
}

async function refuseTwin(scope: Scope, name: string, id: string): Promise<void> {
  const twin = (await listDepartments(scope)).find((other) => other.name.toLowerCase() === name.toLowerCase())
  if (twin && twin.id !== id) throw conflict('department_exists', 'There is already a department of this name.')
}

/** The database itself says that something still belongs to it, so that nothing can slip in between. */
function inUse(error: unknown): never {
  if ((error as { code?: string }).code === '23503')
    throw conflict('department_in_use', 'Somebody or something still belongs to this department.')
  throw error
}
