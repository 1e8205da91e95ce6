// A mail on its way, as its row tells it: each step is written before the next one is taken.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run, runOne } from '../../base/scope.ts'
import { announceEvents } from '../../workspace/event.ts'
import { ownAudience } from '../draft/announce.ts'

export type State = 'waiting' | 'sending' | 'sent' | 'filed' | 'failed' | 'unknown'
export type Sending = {
  id: string
  memberId: string
  sourceId: string
  draftId: string | null
  state: State
  messageId: string
  datedAt: string
  dueAt: string
  tries: number
  /** How often handing it over has begun. */
  attempt: number
  handedAt: string | null
  sentAt: string | null
  filedAt: string | null
  interactionId: string | null
  madeAt: string
}

export async function readSending(scope: Scope, id: string): Promise<Sending | undefined> {
  return runOne(
    scope,
    sql<Sending>`select id, member_id as "memberId", source_id as "sourceId", draft_id as "draftId", state, message_id as "messageId", dated_at as "datedAt",
        due_at as "dueAt", tries, attempt, handed_at as "handedAt", sent_at as "sentAt", filed_at as "filedAt", interaction_id as "interactionId", made_at as "madeAt"
      from sending where workspace_id = ${scope.workspaceId} and id = ${id}`.compile(db),
  )
}

export type Addressee = {
  address: string
  part: 'to' | 'cc' | 'bcc'
  name: string
  state: 'waiting' | 'sent' | 'failed' | 'unknown'
  answer: string
}

export const addresseesQuery = ({ workspaceId }: Scope, id: string) =>
  sql<Addressee>`select address, part, name, state, answer from sending_recipient
    where workspace_id = ${workspaceId} and sending_id = ${id} order by array_position(array['to', 'cc', 'bcc'], part), address`.compile(
    db,
  )

type Change = Partial<{
  state: State
  dueAt: string
  tries: number
  attempt: number
  handedAt: string | null
  sentAt: string
  filedAt: string
  interactionId: string | null
  draftId: null
  problem: string | null
  detail: string
}>

/** `unhanded`: the end of the mail was not about to go out. */
type Only = { attempt?: number; unhanded?: true }

/** Goes from one of these states on; answers whether it was in one of them, and at this attempt where one is named. */
export async function move(
  scope: Scope,
  id: string,
  from: readonly State[],
  change: Change,
  only: Only = {},
): Promise<boolean> {
  const { state, dueAt, tries, attempt, handedAt, sentAt, filedAt, interactionId, draftId, problem, detail } = change
  const update = db
    .updateTable('sending')
    .set({
      ...(state ? { state } : {}),
      ...(dueAt ? { due_at: dueAt } : {}),
      ...(tries === undefined ? {} : { tries }),
      ...(attempt === undefined ? {} : { attempt }),
      ...(handedAt === undefined ? {} : { handed_at: handedAt }),
      ...(sentAt ? { sent_at: sentAt } : {}),
      ...(filedAt ? { filed_at: filedAt } : {}),
      ...(interactionId === undefined ? {} : { interaction_id: interactionId }),
      ...(draftId === undefined ? {} : { draft_id: draftId }),
      ...(problem === undefined ? {} : { problem, problem_detail: fit(detail ?? '') }),
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .$if(only.attempt !== undefined, (query) => query.where('attempt', '=', only.attempt ?? 0))
    .$if(only.unhanded === true, (query) => query.where('handed_at', 'is', null))
    .returning('member_id')
  const moved = await runOne(scope, update.compile())
  if (!moved) return false
  announceEvents(scope, [{ kind: 'sending.changed', subjectId: id, audienceId: ownAudience(scope, moved.member_id) }])
  return true
}

type Step = {
  from: readonly Addressee['state'][]
  to: Addressee['state']
  only?: readonly string[]
  not?: readonly string[]
  answer?: string
}

/** Those whom the mail goes to come from one of these states to another: all of them, or `only` these, or all but these. */
export async function setAddressees(
  scope: Scope,
  id: string,
  { from, to, only, not, answer = '' }: Step,
): Promise<void> {
  await run(
    scope,
    sql`update sending_recipient set state = ${to}, answer = ${fit(answer)}
      where workspace_id = ${scope.workspaceId} and sending_id = ${id} and state = any(${[...from]}::text[])
        ${only ? sql`and address = any(${[...only]}::text[])` : sql``} ${not ? sql`and address <> all(${[...not]}::text[])` : sql``}`.compile(
      db,
    ),
  )
}

/** What a server says may be no text that a database keeps. */
const fit = (text: string): string => text.toWellFormed().replaceAll('\0', '').slice(0, 500)

export const queueSending = (scope: Scope, sendingId: string, afterSeconds = 0): Promise<void> =>
  scope.ground.jobs.queue(scope, 'send', { workspaceId: scope.workspaceId, sendingId }, { afterSeconds })
