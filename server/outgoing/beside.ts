// What stands beside a conversation or a customer of what we say: one's draft, what is on its way, what came back.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../base/database.ts'
import { id } from '../base/endpoint.ts'
import { notFound } from '../base/problem.ts'
import { type Scope, run } from '../base/scope.ts'
import { requireKnown } from '../people/known.ts'
import { returnedFrom, returnedIn, returnedShape } from './bounce/list.ts'
import { listSendingsIn, sendingShape } from './send/list.ts'

export const besideConversation = z.object({
  /** One's own answer that is being written. */
  draftId: id.nullable(),
  sendings: z.array(sendingShape),
  returned: z.array(returnedShape),
})

export async function readBesideConversation(scope: Scope, conversationId: string) {
  await requireConversation(scope, conversationId)
  const [[draft]] = await run(
    scope,
    sql<{
      id: string
    }>`select d.id from draft d join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = d.answers_id
      where d.workspace_id = ${scope.workspaceId} and d.member_id = ${scope.memberId}::uuid and d.kind in ('reply', 'replyAll')
        and d.discarded_at is null and d.sending_id is null and i.conversation_id = ${conversationId} order by d.saved_at desc limit 1`.compile(
      db,
    ),
  )
  const sendings = await listSendingsIn(scope, conversationId)
  return { draftId: draft?.id ?? null, sendings, returned: await returnedIn(scope, conversationId) }
}

async function requireConversation(scope: Scope, conversationId: string): Promise<void> {
  const query = db
    .selectFrom('interaction')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('audience_id', '=', sql<string>`any(${[...scope.audiences]}::uuid[])`)
    .limit(1)
  const [[row]] = await run(scope, query.compile())
  if (!row) throw notFound('conversation')
}

export async function readBesideCustomer(scope: Scope, customerId: string) {
  await requireKnown(scope, customerId)
  return { returned: await returnedFrom(scope, customerId) }
}
