// To whom a conversation is given, for whatever shows conversations: the newest assignment, and whether it still holds.
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { id, instant } from '../../base/endpoint.ts'
import type { Scope } from '../../base/scope.ts'
import { readsOneOf } from '../../workspace/audience/reads.ts'

export const assignedShape = z.object({
  id,
  to: z.object({ kind: z.enum(['member', 'department']), id, name: z.string() }),
  at: instant,
  /** Why it holds no more, and the conversation is nobody's: they left, or may not read or answer it now. */
  lapsed: z.enum(['left', 'closed']).nullable(),
})
export type Assigned = z.output<typeof assignedShape>

/**
 * Joins the newest assignment of a conversation as `given`, each row at most one, of those to nobody none. `conversation` is an
 * expression, `audiences` one of uuid[]: whoever reads none of these does not hold it. given.holds tells, given.assigned is an Assigned as JSON.
 */
export const joinAssigned = (scope: Scope, conversation: RawBuilder<unknown>, audiences: RawBuilder<unknown>) => sql`
  left join lateral (
    select s.member_id, s.department_id, v.holds, json_build_object('id', s.id,
        'to', json_build_object('kind', case when s.member_id is null then 'department' else 'member' end,
          'id', coalesce(s.member_id, s.department_id), 'name', coalesce(sm.name, sd.name, '')),
        'at', to_char(s.assigned_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'lapsed', case when v.holds then null when sm.status <> 'active' or (s.member_id is null and sd.id is null) then 'left' else 'closed' end) as assigned
    from (select * from assignment n where n.workspace_id = ${scope.workspaceId} and n.conversation_id = ${conversation}
      order by n.assigned_at desc, n.id desc limit 1) s
    left join member sm on sm.workspace_id = ${scope.workspaceId} and sm.id = s.member_id
    left join department sd on sd.workspace_id = ${scope.workspaceId} and sd.id = s.department_id
    cross join lateral (select case when s.member_id is not null
      then sm.status = 'active' and sm.role <> 'guest' and ${readsOneOf(scope, 'sm', audiences)}
      else exists (select from member_department p join member dm on dm.workspace_id = ${scope.workspaceId} and dm.id = p.member_id
        where p.workspace_id = ${scope.workspaceId} and p.department_id = s.department_id and dm.status = 'active' and dm.role <> 'guest'
          and ${readsOneOf(scope, 'dm', audiences)}) end as holds) v
    where s.member_id is not null or s.department_id is not null) given on true`

/** Whether what is joined as `given` is for the scope's member: theirs, or of a department they are in. */
export const isGivenToMe = (scope: Scope): RawBuilder<boolean> => sql<boolean>`(given.member_id = ${scope.memberId}
  or exists (select from member_department mine where mine.workspace_id = ${scope.workspaceId} and mine.member_id = ${scope.memberId}
    and mine.department_id = given.department_id))`
