// Who may read what a source brings, and all that is made of it: audiences as rows, and which of them a member reads.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { derivedId } from '../base/id.ts'
import { type Scope, afterCommit, run } from '../base/scope.ts'
import type { Atoms, Audience, Readers } from './audience/readers.ts'
import { departmentAtom, fromKey, isDepartment, keyOf, normal } from './audience/readers.ts'
import { forgetSessions } from './session/opened.ts'

/** An audience's id follows from who is in it, so it needs no look-up and is the same wherever it is made. */
export function audienceId(workspaceId: string, readers: Readers): string {
  return derivedId(
    createHash('sha256')
      .update(`${workspaceId} ${keyOf(readers)}`)
      .digest(),
  )
}

/** Makes sure that the audience exists and answers its id. */
export async function makeAudience(scope: Scope, readers: Readers): Promise<string> {
  const id = audienceId(scope.workspaceId, readers)
  const { full, outline } = normal(readers)
  const rows = [...full.flatMap((set, clause) => rowsOf(set, clause)), ...rowsOf(outline, outlineClause)]
  const row = { workspace_id: scope.workspaceId, id, readers: keyOf(readers), clauses: full.length }
  const [made] = await run(
    scope,
    db
      .insertInto('audience')
      .values(row)
      .onConflict((on) => on.doNothing())
      .returning('id')
      .compile(),
    sql`insert into audience_reader (workspace_id, audience_id, clause, member_id, department_id)
      select ${scope.workspaceId}::uuid, ${id}::uuid, * from unnest(${rows.map((r) => r.clause)}::int[], ${rows.map((r) => r.member)}::uuid[], ${rows.map((r) => r.department)}::uuid[])
      on conflict do nothing`.compile(db),
  )
  if (made.length > 0) afterCommit(scope, forgetSessions)
  return id
}

const outlineClause = -1

type Row = { clause: number; member: string | null; department: string | null }

function rowsOf(atoms: Atoms, clause: number): Row[] {
  if (atoms === 'everyone') return [{ clause, member: null, department: null }]
  return atoms.map((atom) =>
    isDepartment(atom)
      ? { clause, member: null, department: atom.slice(atom.indexOf(':') + 1) }
      : { clause, member: atom, department: null },
  )
}

/** Who is in each of these audiences. */
export async function readReaders(scope: Scope, ids: readonly string[]): Promise<Map<string, Audience>> {
  const query = db
    .selectFrom('audience')
    .select(['id', 'readers'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
  const [rows] = await run(scope, query.compile())
  return new Map(rows.map(({ id, readers }) => [id, fromKey(readers)]))
}

type Reading = { id: string; full: boolean }

/** The audiences that a member may read in full, and those of which the member may know alone. A guest is not of everyone. */
export const readableAudiences = (
  workspaceId: string,
  memberId: string,
  isGuest: boolean,
  departments: readonly string[],
) =>
  sql<Reading>`select a.id, count(distinct r.clause) filter (where r.clause >= 0) = a.clauses as full
    from audience_reader r join audience a on a.workspace_id = ${workspaceId} and a.id = r.audience_id
    where r.workspace_id = ${workspaceId} and r.atom = any(${[memberId, ...departments.map(departmentAtom), ...(isGuest ? [] : ['everyone'])]}::text[])
    group by a.id, a.clauses having count(distinct r.clause) filter (where r.clause >= 0) = a.clauses or bool_or(r.clause = ${sql.lit(outlineClause)})
    order by a.id`.compile(db)

/** Forgets audiences to which nothing belongs any more; one to which something still does stays, and so do everyone's and a member's own. */
export async function forgetAudiences(scope: Scope, ids: readonly string[]): Promise<void> {
  for (const [id, readers] of await readReaders(scope, ids)) {
    if (!/[+&~:]/.test(keyOf(readers))) continue
    await run(scope, sql`savepoint forgetting`.compile(db))
    try {
      const query = db.deleteFrom('audience').where('workspace_id', '=', scope.workspaceId).where('id', '=', id)
      await run(scope, query.compile())
    } catch (error) {
      if ((error as { code?: string }).code !== '23503') throw error
      await run(scope, sql`rollback to savepoint forgetting`.compile(db))
    }
  }
}
