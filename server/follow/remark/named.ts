// Whom a remark names with @: only those who may read it.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { invalid, notFound } from '../../base/problem.ts'
import { type Scope, run } from '../../base/scope.ts'
import type { Reader } from '../conversation.ts'

/** Throws, naming each, where one of these members may not read it. */
export async function requireReaders(scope: Scope, readers: readonly Reader[], to: readonly string[]): Promise<void> {
  const others = to.filter((id) => !readers.some((reader) => reader.id === id))
  if (others.length === 0) return
  const query = db
    .selectFrom('member')
    .select(['id', 'name', 'status'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', sql<string>`any(${others}::uuid[])`)
    .where('status', '<>', 'known')
  const [members] = await run(scope, query.compile())
  if (others.some((id) => !members.some((member) => member.id === id))) throw notFound('member')
  const faults = members.map(({ name, status }) => ({
    path: 'to',
    code: status === 'left' ? 'remark_left' : 'remark_unread',
    detail: name,
  }))
  throw invalid(faults[0]?.code ?? 'remark_unread', 'Whoever is named must be able to read what it is about.', faults)
}

/** Makes exactly these the ones it names; who was named before keeps what they were told. */
export async function writeNamed(scope: Scope, remarkId: string, to: readonly string[]): Promise<void> {
  const ids = [...new Set(to)].sort()
  await run(
    scope,
    sql`delete from remark_to where workspace_id = ${scope.workspaceId} and remark_id = ${remarkId} and member_id <> all(${ids}::uuid[])`.compile(
      db,
    ),
    sql`insert into remark_to (workspace_id, remark_id, member_id)
      select ${scope.workspaceId}::uuid, ${remarkId}::uuid, * from unnest(${ids}::uuid[]) on conflict do nothing`.compile(
      db,
    ),
  )
}
