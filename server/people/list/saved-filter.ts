// A filter of the customers' list that a member keeps under a name; nobody else sees it.
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { id, instant } from '../../base/endpoint.ts'
import { newId } from '../../base/id.ts'
import { conflict, notFound } from '../../base/problem.ts'
import { type Scope, run } from '../../base/scope.ts'
import { type KeptFilter, keptFilter } from './filter.ts'

const mostFilters = 50
export const filterName = z.string().trim().min(1).max(80)
export const savedFilterId = z.uuidv7()
export const savedFilterShape = z.object({ id, name: z.string(), filter: keptFilter, madeAt: instant })

export async function listFilters(scope: Scope) {
  const query = ofMember(scope).orderBy('id').limit(mostFilters)
  const [rows] = await run(scope, query.compile())
  return rows.map(({ id, name, filter, made_at }) => ({ id, name, filter: keptFilter.parse(filter), madeAt: made_at }))
}

export async function saveFilter(
  scope: Scope,
  { id = newId(), name, filter }: { id?: string | undefined; name: string; filter: KeptFilter },
): Promise<{ id: string }> {
  const [kept] = await run(scope, ofMember(scope).limit(mostFilters).compile())
  if (kept.length >= mostFilters)
    throw conflict('too_many_filters', `More than ${mostFilters} filters would not be found again; drop one first.`)
  const row = {
    workspace_id: scope.workspaceId,
    id,
    member_id: scope.memberId ?? '',
    name,
    filter: JSON.stringify(filter),
  }
  await run(
    scope,
    db
      .insertInto('saved_filter')
      .values(row)
      .onConflict((on) => on.doNothing())
      .compile(),
  )
  return { id }
}

export async function changeFilter(
  scope: Scope,
  id: string,
  { name, filter }: { name?: string | undefined; filter?: KeptFilter | undefined },
): Promise<void> {
  const set = { ...(name ? { name } : {}), ...(filter ? { filter: JSON.stringify(filter) } : {}) }
  if (Object.keys(set).length === 0) return
  const query = db
    .updateTable('saved_filter')
    .set(set)
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .where('member_id', '=', scope.memberId)
  const [changed] = await run(scope, query.returning('id').compile())
  if (changed.length === 0) throw notFound('filter')
}

export async function dropFilter(scope: Scope, id: string): Promise<void> {
  const query = db
    .deleteFrom('saved_filter')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .where('member_id', '=', scope.memberId)
  const [dropped] = await run(scope, query.returning('id').compile())
  if (dropped.length === 0) throw notFound('filter')
}

const ofMember = (scope: Scope) =>
  db
    .selectFrom('saved_filter')
    .select(['id', 'name', 'filter', 'made_at'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('member_id', '=', scope.memberId)
