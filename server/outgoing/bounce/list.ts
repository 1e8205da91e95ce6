// What came back, as it is told on the mail that did and on the address it was sent to.
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { id, instant } from '../../base/endpoint.ts'
import { type Scope, run } from '../../base/scope.ts'

export const returnedShape = z.object({
  interactionId: id.nullable(),
  handleId: id.nullable(),
  address: z.string(),
  status: z.string(),
  /** What the server said that could not deliver it. */
  reason: z.string(),
  at: instant,
  /** Whether mail to it is expected to arrive again. */
  setRight: z.boolean(),
})
export type ReturnedLine = z.output<typeof returnedShape>
const most = 100

/** Of the mails of a conversation. */
export async function returnedIn(scope: Scope, conversationId: string): Promise<ReturnedLine[]> {
  const mails = sql`b.interaction_id in (select i.id from interaction i where i.workspace_id = ${scope.workspaceId} and i.conversation_id = ${conversationId})`
  return list(scope, mails)
}

/** Of mail to the addresses of a customer, the newest of each first. */
export async function returnedFrom(scope: Scope, customerId: string): Promise<ReturnedLine[]> {
  const handles = sql`b.handle_id in (select h.id from handle h where h.workspace_id = ${scope.workspaceId} and (h.person_id = ${customerId} or h.organization_id = ${customerId}))`
  return list(scope, handles)
}

/** Bounded by who may read the mail that came back; where there is none, by the mailbox. */
async function list(scope: Scope, where: RawBuilder<unknown>): Promise<ReturnedLine[]> {
  const [rows] = await run(
    scope,
    sql<ReturnedLine>`select b.interaction_id as "interactionId", b.handle_id as "handleId", b.address, b.status, b.reason, b.happened_at as at,
        b.set_right_at is not null as "setRight"
      from bounce b left join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = b.interaction_id
      where b.workspace_id = ${scope.workspaceId} and ${where} and coalesce(i.audience_id, b.audience_id) = any(${[...scope.audiences]}::uuid[])
      order by b.happened_at desc, b.id limit ${sql.lit(most)}`.compile(db),
  )
  return rows
}
