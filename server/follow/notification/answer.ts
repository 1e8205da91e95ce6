// Whoever a conversation is given to is told what is said in it: by the customer, or by a colleague.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { readsOneOf } from '../../workspace/audience/reads.ts'
import { notify } from './notify.ts'

/**
 * Tells of these interactions, where they came after the conversation was given, and are not old. Not of what the member wrote, in
 * Kith or elsewhere, nor of what they may not read. A stage of the journey: done again, it changes nothing.
 */
export async function notifyAnswers(scope: Scope, interactionIds: readonly string[]): Promise<void> {
  const [rows] = await run(
    scope,
    sql<{
      memberId: string
      interactionId: string
    }>`select m.id as "memberId", i.id as "interactionId" from interaction i
      cross join lateral (select s.member_id, s.assigned_at from assignment s where s.workspace_id = ${scope.workspaceId}
        and s.conversation_id = i.conversation_id order by s.assigned_at desc, s.id desc limit 1) s
      join member m on m.workspace_id = ${scope.workspaceId} and m.id = s.member_id and m.status = 'active'
      where i.workspace_id = ${scope.workspaceId} and i.id = any(${[...interactionIds]}::uuid[]) and not i.from_before and i.captured_at > s.assigned_at
        and (i.direction = 'in' or (i.direction = 'out' and i.member_id is distinct from m.id))
        and not exists (select from sending w where w.workspace_id = ${scope.workspaceId} and w.message_key = i.message_key and w.member_id = m.id)
        and ${readsOneOf(scope, 'm', sql`array[i.audience_id]`)}`.compile(db),
  )
  await notify(
    scope,
    rows.map((row) => ({ ...row, kind: 'answer' })),
  )
}
