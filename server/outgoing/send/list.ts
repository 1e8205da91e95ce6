// The mails of a member that are on their way, or that they have to know something of: what failed, what is not known to be sent, what came back.
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { id, instant } from '../../base/endpoint.ts'
import { type Scope, run } from '../../base/scope.ts'
import { parts } from '../draft/shape.ts'

/** Older mail that came back is told of on the mail itself alone. */
const daysBack = 90
const most = 200

export const sendingShape = z.object({
  id,
  /** deferred: its server told it to come again. came_back: it was sent, and not delivered to somebody. */
  state: z.enum(['waiting', 'deferred', 'sending', 'sent', 'failed', 'unknown', 'came_back']),
  subject: z.string(),
  draftId: id.nullable(),
  interactionId: id.nullable(),
  conversationId: id.nullable(),
  address: z.string(),
  recipients: z.array(
    z.object({
      part: z.enum(parts),
      name: z.string(),
      address: z.string(),
      state: z.enum(['waiting', 'sent', 'failed', 'unknown', 'came_back']),
      /** What its server said of it. */
      answer: z.string(),
    }),
  ),
  /** A code, and what the server said. */
  problem: z.string().nullable(),
  detail: z.string(),
  madeAt: instant,
  /** Not before: until then it can be taken back, or it is tried again then. */
  dueAt: instant,
})
type Line = z.output<typeof sendingShape>

export async function listSendings(scope: Scope): Promise<{ items: Line[] }> {
  const [rows] = await run(
    scope,
    query(
      scope,
      sql`s.state in ('waiting', 'sending', 'failed', 'unknown') or (s.state = 'sent' and s.problem is not null and s.put_away_at is null)
        or (s.state in ('sent', 'filed') and s.put_away_at is null and s.made_at > now() - make_interval(days => ${daysBack}) and ${cameBack(scope)})`,
    ),
  )
  return { items: rows }
}

/** Those that answer something in a conversation, or stand in it, and are not over. */
export async function listSendingsIn(scope: Scope, conversationId: string): Promise<Line[]> {
  const inside = (
    column: RawBuilder<unknown>,
  ) => sql`coalesce((select true from interaction i where i.workspace_id = ${scope.workspaceId}
    and i.id = ${column} and i.conversation_id = ${conversationId} limit 1), false)`
  const [rows] = await run(
    scope,
    query(scope, sql`s.state in ('waiting', 'sending', 'failed', 'unknown') and ${inside(sql`s.answers_id`)}`),
  )
  return rows
}

const cameBack = ({ workspaceId }: Scope) =>
  sql`exists (select from bounce b where b.workspace_id = ${workspaceId} and b.sending_id = s.id and b.set_right_at is null)`

const query = (scope: Scope, where: RawBuilder<unknown>) =>
  sql<Line>`with few as materialized (
      select s.*, coalesce(s.interaction_id, s.answers_id) as shown_id from sending s where s.workspace_id = ${scope.workspaceId} and s.member_id = ${scope.memberId}::uuid and (${where})
      order by s.id desc limit ${sql.lit(most)})
    select s.id, s.subject, s.draft_id as "draftId", s.interaction_id as "interactionId", c.conversation_id as "conversationId", coalesce(b.address, '') as address,
      case when s.state in ('sent', 'filed') and s.problem is null then 'came_back' when s.state = 'waiting' and s.problem is not null then 'deferred' else s.state end as state,
      s.problem, s.problem_detail as detail, s.made_at as "madeAt", s.due_at as "dueAt", r.recipients
    from few s
    left join mailbox b on b.workspace_id = ${scope.workspaceId} and b.source_id = s.source_id
    left join interaction c on c.workspace_id = ${scope.workspaceId} and c.id = s.shown_id and c.audience_id = any(${[...scope.audiences]}::uuid[])
    cross join lateral (
      select coalesce(json_agg(json_build_object('part', r.part, 'name', r.name, 'address', r.address, 'answer', coalesce(nullif(x.reason, ''), r.answer),
        'state', case when x.reason is not null then 'came_back' else r.state end) order by array_position(array['to', 'cc', 'bcc'], r.part), r.address), '[]') as recipients
      from sending_recipient r
      left join lateral (select b.reason from bounce b where b.workspace_id = ${scope.workspaceId} and b.sending_id = s.id and b.address = r.address and r.state = 'sent'
        order by b.happened_at desc limit 1) x on true
      where r.workspace_id = ${scope.workspaceId} and r.sending_id = s.id) r
    order by s.id desc`.compile(db)
