// The departments that a member is in: what is for one of them is for the member, from this moment and no longer than that.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { notFound } from '../../base/problem.ts'
import { type Scope, afterCommit, atomically, run } from '../../base/scope.ts'
import { tellMember } from '../event.ts'
import { forgetSessions } from '../session/opened.ts'

/** Puts the member into exactly these departments; in figures they are counted under the first. */
export async function placeMember(scope: Scope, memberId: string, departmentIds: readonly string[]): Promise<void> {
  const ids = [...new Set(departmentIds)]
  await atomically(scope, async (scope) => {
    const own = db.deleteFrom('member_department').where('workspace_id', '=', scope.workspaceId)
    await run(
      scope,
      own.where('member_id', '=', memberId).compile(),
      sql`insert into member_department (workspace_id, member_id, department_id)
        select ${scope.workspaceId}::uuid, ${memberId}::uuid, * from unnest(${ids}::uuid[])`.compile(db),
      sql`update member set department_id = ${ids[0] ?? null} where workspace_id = ${scope.workspaceId} and id = ${memberId}`.compile(
        db,
      ),
    ).catch(noDepartment)
    afterCommit(scope, forgetSessions)
    tellMember(scope, memberId)
  })
}

/** The departments of each member, the one they are counted under first. */
export async function readPlaces(scope: Scope): Promise<Map<string, string[]>> {
  const [rows] = await run(
    scope,
    sql<{ member_id: string; ids: string[] }>`
      select p.member_id, array_agg(p.department_id order by p.department_id is distinct from m.department_id, p.department_id) as ids
      from member_department p join member m on m.workspace_id = ${scope.workspaceId} and m.id = p.member_id
      where p.workspace_id = ${scope.workspaceId} group by p.member_id`.compile(db),
  )
  return new Map(rows.map(({ member_id, ids }) => [member_id, ids]))
}

function noDepartment(error: unknown): never {
  throw (error as { code?: string }).code === '23503' ? notFound('department') : error
}
