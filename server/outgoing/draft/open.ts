// Begins a draft: a new mail, an answer, or a mail passed on. In a conversation a member has one answer at a time.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { newId } from '../../base/id.ts'
import { invalid } from '../../base/problem.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import type { ParsedMail } from '../../capture/mail/parse.ts'
import { normaliseEmail } from '../../people/address.ts'
import { answerSubject, chainAfter, forwardSubject } from '../compose/header.ts'
import { listSenders, type Sender } from '../sender.ts'
import { answerTo } from './address.ts'
import { type Answered, readAnswered } from './answered.ts'
import { announceDraft } from './announce.ts'
import { carryFiles } from './file.ts'
import type { Kind, Recipient } from './shape.ts'

type Wish = { kind: Kind; interactionId?: string | undefined; recipients?: Recipient[] | undefined }
/** `leftOut`: how many files of a mail that is passed on did not fit. */
export type Opened = { id: string; leftOut: number }

/** Answers the draft that is there already where one answers in this conversation: with its words kept, addressed anew where that was asked for. */
export async function openDraft(scope: Scope, { kind, interactionId, recipients = [] }: Wish): Promise<Opened> {
  if ((kind === 'new') !== (interactionId === undefined))
    throw invalid('request', 'An answer says which interaction it answers; a new mail answers none.')
  const senders = await listSenders(scope)
  if (!interactionId) {
    const id = await write(scope, { ...blank, kind: 'new', source_id: senders[0]?.id ?? null, recipients })
    return { id, leftOut: 0 }
  }
  const answered = await readAnswered(scope, interactionId)
  const made = await draftOf(scope, kind, interactionId, answered, senders)
  if (kind !== 'forward') return { id: await openAnswer(scope, made, answered.conversationId), leftOut: 0 }
  const id = await write(scope, made)
  return { id, leftOut: await carryFiles(scope, id, answered) }
}

type Made = {
  kind: Kind
  answers_id: string | null
  source_id: string | null
  recipients: Recipient[]
  subject: string
  quotes: boolean
  in_reply_to: string | null
  reference_ids: string[]
}
const blank = { answers_id: null, subject: '', quotes: false, in_reply_to: null, reference_ids: [] }

async function draftOf(
  scope: Scope,
  kind: Kind,
  interactionId: string,
  { mail, direction }: Answered,
  senders: readonly Sender[],
): Promise<Made> {
  const mine = await readMine(scope, senders)
  const { inReplyTo, references } = chainAfter(mail)
  const forward = kind === 'forward'
  return {
    kind,
    answers_id: interactionId,
    source_id: fitting(mail, senders)?.id ?? null,
    recipients: answerTo(kind, mail, direction !== 'in', mine),
    subject: forward ? forwardSubject(mail.subject) : answerSubject(mail.subject),
    quotes: true,
    in_reply_to: forward ? null : inReplyTo,
    reference_ids: references,
  }
}

/** The mailbox to which it was written, or from which; else the first one. */
function fitting(mail: ParsedMail, senders: readonly Sender[]): Sender | undefined {
  const named = [...mail.to, ...mail.cc, ...mail.bcc, ...(mail.from ? [mail.from] : [])]
  const values = new Set(named.map(({ address }) => normaliseEmail(address)?.value))
  return senders.find(({ address }) => values.has(normaliseEmail(address)?.value)) ?? senders[0]
}

/** Addresses under which an answer would come back to this member: their own, and those of the mailboxes they write from. */
async function readMine(scope: Scope, senders: readonly Sender[]): Promise<Set<string>> {
  const query = db
    .selectFrom('member_address')
    .select('address')
    .where('workspace_id', '=', scope.workspaceId)
    .where('member_id', '=', scope.memberId)
  const [rows] = await run(scope, query.compile())
  return new Set([
    ...rows.map(({ address }) => address),
    ...senders.flatMap(({ address }) => normaliseEmail(address)?.value ?? []),
  ])
}

async function write(scope: Scope, made: Made | (typeof blank & Pick<Made, 'kind' | 'source_id' | 'recipients'>)) {
  const id = newId()
  const row = { workspace_id: scope.workspaceId, id, member_id: scope.memberId ?? '', ...made }
  const insert = db.insertInto('draft').values({ ...row, recipients: JSON.stringify(made.recipients) })
  await run(scope, insert.compile())
  announceDraft(scope, id)
  await scope.ground.jobs.queue(scope, 'tidy', { workspaceId: scope.workspaceId }, { key: scope.workspaceId })
  return id
}

/** One at a time of a member, so that two pages do not begin two answers. */
async function openAnswer(scope: Scope, made: Made, conversationId: string): Promise<string> {
  return atomically(scope, async (scope) => {
    const key = `answer ${scope.workspaceId} ${scope.memberId}`
    const [, [open]] = await run(
      scope,
      sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.compile(db),
      sql<{ id: string; kind: Kind; answers_id: string }>`select d.id, d.kind, d.answers_id from draft d
        join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = d.answers_id
        where d.workspace_id = ${scope.workspaceId} and d.member_id = ${scope.memberId}::uuid and d.kind in ('reply', 'replyAll')
          and d.discarded_at is null and d.sending_id is null and i.conversation_id = ${conversationId}
        order by d.saved_at desc limit 1`.compile(db),
    )
    if (!open) return write(scope, made)
    if (open.kind !== made.kind || open.answers_id !== made.answers_id) await readdress(scope, open.id, made)
    return open.id
  })
}

/** The same words, to whom the other kind of answer, or the answer to another message, goes. */
async function readdress(scope: Scope, id: string, { kind, answers_id, recipients, ...made }: Made): Promise<void> {
  const update = db
    .updateTable('draft')
    .set((set) => ({
      kind,
      answers_id,
      recipients: JSON.stringify(recipients),
      in_reply_to: made.in_reply_to,
      reference_ids: made.reference_ids,
      version: set('version', '+', 1),
      written_version: set('version', '+', 1),
      saved_at: sql<string>`now()`,
    }))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
  await run(scope, update.compile())
  announceDraft(scope, id)
}
