// That a conversation was closed further: by whom, to whom, and whether one may close or open it.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { id, instant } from '../../base/endpoint.ts'
import { type Scope, named } from '../../base/scope.ts'
import { circle, circleOf } from '../../capture/readers/choice.ts'
import { fromKey } from '../../workspace/audience/readers.ts'
import { may } from '../../workspace/role.ts'

export const closingShape = z.object({
  /** Null: whoever may read its mail reads it. Several where conversations that were closed turned out to be one. */
  closed: z
    .array(
      circle.extend({
        by: z.object({ id, name: z.string() }).nullable(),
        at: instant,
        /** The others may know of it. */
        outline: z.boolean(),
      }),
    )
    .nullable(),
  /** Whether the caller may close it, and open it again. */
  mayClose: z.boolean(),
  /** Whose mail it is: always among those to whom it is closed; told to who may close it. */
  owners: z.array(id),
})
type Closing = z.output<typeof closingShape>

type Row = { readers: string; outline: boolean; at: string; member_id: string | null; member_name: string }

export const closingQuery = (scope: Scope, conversationId: string) =>
  named(
    sql<Row>`select a.readers, c.outline, c.closed_at as at, m.id as member_id, coalesce(m.name, '') as member_name
      from conversation_closed c join audience a on a.workspace_id = ${scope.workspaceId} and a.id = c.within_id
      left join member m on m.workspace_id = ${scope.workspaceId} and m.id = c.closed_by
      where c.workspace_id = ${scope.workspaceId} and c.conversation_id = ${conversationId} order by c.closed_at, c.id`.compile(
      db,
    ),
  )

/** To whom it is closed is told to those who may read it. */
export function closingOf(
  scope: Scope,
  rows: readonly Row[],
  sources: readonly { owner_id: string | null; active: boolean; readable: boolean }[],
): Closing {
  const reads = sources.some(({ readable }) => readable)
  const isOwn = sources.some(({ owner_id, readable }) => readable && owner_id === scope.memberId)
  const closed = rows.map(({ readers, outline, at, member_id, member_name }) => {
    const within = circleOf(fromKey(readers).full[0] ?? [], null)
    return {
      ...(within === 'everyone' || !reads ? { members: [], departments: [] } : within),
      by: member_id ? { id: member_id, name: member_name } : null,
      at,
      outline,
    }
  })
  const mayClose = reads && may(scope.role, 'closeConversations') && (isOwn || may(scope.role, 'closeAnyConversation'))
  const owners = sources.flatMap(({ owner_id, active, readable }) => (owner_id && active && readable ? [owner_id] : []))
  return { closed: closed.length > 0 ? closed : null, mayClose, owners: mayClose ? owners : [] }
}
