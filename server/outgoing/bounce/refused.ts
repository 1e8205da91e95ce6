// What a server refuses while a mail is handed to it comes back as well, only sooner.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { writeBounces } from './write.ts'

type Row = { address: string; answer: string; interactionId: string | null; audienceId: string; sent: boolean }

/** Of a mail that went to others, everybody it did not go to; of one that went to nobody, only addresses that are none. */
export async function noteRefusals(scope: Scope, sendingId: string): Promise<void> {
  const [rows] = await run(
    scope,
    sql<Row>`select r.address, r.answer, s.interaction_id as "interactionId", coalesce(i.audience_id, o.audience_id) as "audienceId", s.sent_at is not null as sent
      from sending s
      join sending_recipient r on r.workspace_id = ${scope.workspaceId} and r.sending_id = s.id and r.state = 'failed'
      join source o on o.workspace_id = ${scope.workspaceId} and o.id = s.source_id
      left join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = s.interaction_id
      where s.workspace_id = ${scope.workspaceId} and s.id = ${sendingId}`.compile(db),
  )
  const at = new Date().toISOString()
  const returned = rows
    .filter(({ sent, answer }) => sent || isNobody(answer))
    .map(({ address, answer, interactionId, audienceId }) => ({
      address,
      status: /\b(5\.\d{1,3}\.\d{1,3})\b/.exec(answer)?.[1] ?? '',
      reason: answer,
      at,
      interactionId,
      sendingId,
      arrivalId: null,
      audienceId,
    }))
  await writeBounces(scope, returned)
}

/** The server says that there is no such mailbox; not that it does not want this mail, or us (5.7). */
function isNobody(answer: string): boolean {
  const status = /\b5\.(\d{1,3})\.\d{1,3}\b/.exec(answer)?.[1]
  return status ? status === '1' : /^55[013]\b/.test(answer)
}
