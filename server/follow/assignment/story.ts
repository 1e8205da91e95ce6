// To whom a conversation was given, by whom and when: what holds now, and how it came to that.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { id, instant } from '../../base/endpoint.ts'
import { type Scope, named, run } from '../../base/scope.ts'
import { requireConversation } from '../conversation.ts'
import { type Assigned, assignedShape, joinAssigned } from './assigned.ts'

const mostTold = 100

export const storyShape = z.object({
  /** Null where it is nobody's. */
  now: assignedShape.nullable(),
  /** Each time it was given, the oldest first; to: null for nobody. */
  story: z.array(
    z.object({
      id,
      at: instant,
      by: z.object({ id, name: z.string() }).nullable(),
      to: assignedShape.shape.to.nullable(),
    }),
  ),
})
type Story = z.output<typeof storyShape>
type Row = Omit<Story['story'][number], 'by' | 'to'> & {
  by_id: string | null
  by_name: string | null
  member_id: string | null
  department_id: string | null
  name: string | null
}

export async function readAssignment(scope: Scope, conversationId: string): Promise<Story> {
  const circles = await requireConversation(scope, conversationId)
  const audiences = sql`${circles.map(({ audienceId }) => audienceId)}::uuid[]`
  const [[now], rows] = await run(
    scope,
    sql<{ assigned: Assigned | null }>`select given.assigned from (select) one
      ${joinAssigned(scope, sql`${conversationId}::uuid`, audiences)}`.compile(db),
    storyQuery(scope, conversationId),
  )
  return {
    now: now?.assigned ?? null,
    story: rows.toReversed().map(({ id, at, by_id, by_name, member_id, department_id, name }) => ({
      id,
      at,
      by: by_id ? { id: by_id, name: by_name ?? '' } : null,
      to: member_id
        ? { kind: 'member', id: member_id, name: name ?? '' }
        : department_id
          ? { kind: 'department', id: department_id, name: name ?? '' }
          : null,
    })),
  }
}

const storyQuery = (scope: Scope, conversationId: string) =>
  named(
    sql<Row>`select s.id, s.assigned_at as at, b.id as by_id, b.name as by_name, s.member_id, s.department_id, coalesce(m.name, d.name) as name
      from assignment s
      left join member b on b.workspace_id = ${scope.workspaceId} and b.id = s.assigned_by
      left join member m on m.workspace_id = ${scope.workspaceId} and m.id = s.member_id
      left join department d on d.workspace_id = ${scope.workspaceId} and d.id = s.department_id
      where s.workspace_id = ${scope.workspaceId} and s.conversation_id = ${conversationId}
      order by s.assigned_at desc, s.id desc limit ${sql.lit(mostTold)}`.compile(db),
  )
