// Whether another member reads an audience in full, asked inside a statement: the same as readableAudiences tells of whoever is here.
import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../base/scope.ts'

/** Whether the row `member` (an alias of the table) reads one of these audiences (an expression of uuid[]); that they are active is asked apart. */
export const readsOneOf = (scope: Scope, member: string, audiences: RawBuilder<unknown>): RawBuilder<boolean> => {
  const of = (column: string) => sql.ref(`${member}.${column}`)
  return sql<boolean>`exists (select from audience a where a.workspace_id = ${scope.workspaceId} and a.id = any(${audiences})
    and a.clauses = (select count(distinct r.clause) from audience_reader r
      where r.workspace_id = ${scope.workspaceId} and r.audience_id = a.id and r.clause >= 0
        and (r.member_id = ${of('id')} or (r.member_id is null and r.department_id is null and ${of('role')} <> 'guest')
          or exists (select from member_department d where d.workspace_id = ${scope.workspaceId}
            and d.member_id = ${of('id')} and d.department_id = r.department_id))))`
}
