// Writes the new interactions with their words, participants, attachments and search words, a batch in one round trip.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { fold } from '../../people/naming/fold.ts'
import { logEvents } from '../../workspace/event.ts'
import { rememberSeen } from '../readers/seen.ts'
import type { Draft } from './placed.ts'
import type { Receiving } from './receiving.ts'

const previewLength = 160
/** More than this of one message is not searched by its words. */
const searchedLength = 100_000
/** Some letters are many once they are folded (one Arabic ligature is 18); of at most 3 bytes each they stay far below the 1 MB that PostgreSQL indexes of one text, twice as much as it is long. */
const foldedLength = { said: 130_000, subject: 10_000 }

/** As much of a draft as its words need. */
type Spoken = Pick<Draft, 'id' | 'mail' | 'happenedAt'>

/** Writes those that are new, under their conversations, and answers them. */
export async function writeInteractions(
  scope: Scope,
  receiving: Receiving,
  drafts: readonly Draft[],
): Promise<Set<Draft>> {
  const { audienceId } = receiving
  const fresh = drafts.filter(({ known }) => !known)
  if (fresh.length === 0) return new Set()
  await insertInteractions(scope, audienceId, fresh)
  await insertWords(scope, audienceId, fresh)
  await logEvents(
    scope,
    fresh.map(({ id }) => ({ kind: 'interaction.captured', subjectId: id, audienceId })),
  )
  await writeParticipants(scope, receiving, fresh)
  await rememberSeen(scope, audienceId, fresh)
  return new Set(fresh)
}

async function insertInteractions(scope: Scope, audienceId: string, fresh: readonly Draft[]): Promise<void> {
  const column = <T>(of: (draft: Draft) => T) => fresh.map(of)
  await run(
    scope,
    sql`insert into interaction (workspace_id, id, channel, direction, happened_at, from_before, conversation_id, subject, subject_key, preview, audience_id,
        identity, message_key, raw_hash, customer_id, member_id, orphan_reply, attachments, has_html)
      select ${scope.workspaceId}::uuid, id, 'email', direction, happened_at, from_before, conversation_id, subject, subject_key, preview, ${audienceId}::uuid,
        identity, message_key, raw_hash, customer_id, member_id, orphan_reply, attachments, has_html
      from unnest(${column((d) => d.id)}::uuid[], ${column((d) => d.direction)}::text[], ${column((d) => d.happenedAt)}::timestamptz[], ${column((d) => d.fromBefore)}::boolean[],
        ${column((d) => d.conversationId)}::uuid[], ${column((d) => d.mail.subject.slice(0, 1000))}::text[], ${column((d) => d.subjectKey)}::text[],
        ${column((d) => previewOf(d))}::text[], ${column((d) => d.identity)}::bytea[], ${column((d) => d.messageKey)}::bytea[],
        ${column((d) => d.rawHash)}::bytea[], ${column((d) => d.customerId)}::uuid[], ${column((d) => d.memberId)}::uuid[], ${column((d) => d.orphanReply)}::boolean[],
        ${column((d) => d.mail.attachments.filter(({ inline }) => !inline).length)}::int[], ${column((d) => d.mail.hasHtml)}::boolean[])
        as row (id, direction, happened_at, from_before, conversation_id, subject, subject_key, preview, identity, message_key, raw_hash, customer_id,
          member_id, orphan_reply, attachments, has_html)`.compile(db),
  )
}

/** Their words, as they are read and as they are searched, and what was attached. */
export async function insertWords(scope: Scope, audienceId: string, fresh: readonly Spoken[]): Promise<void> {
  const workspace = sql`${scope.workspaceId}::uuid`
  const column = <T>(of: (draft: Spoken) => T) => fresh.map(of)
  const files = fresh.flatMap((draft) => draft.mail.attachments.map((attachment) => ({ id: draft.id, ...attachment })))
  const [id, at] = [column((d) => d.id), column((d) => d.happenedAt)]
  await run(
    scope,
    sql`insert into interaction_text (workspace_id, interaction_id, said, quoted, signature)
      select ${workspace}, * from unnest(${id}::uuid[], ${column((d) => d.mail.said)}::text[], ${column((d) => d.mail.quoted)}::text[], ${column((d) => d.mail.signature)}::text[])`.compile(
      db,
    ),
    sql`insert into search_entry (workspace_id, interaction_id, happened_at, audience_id, words)
      select ${workspace}, id, happened_at, ${audienceId}::uuid, setweight(to_tsvector('simple', subject), 'A') || setweight(to_tsvector('simple', said), 'B')
      from unnest(${id}::uuid[], ${at}::timestamptz[], ${column(searchedSubject)}::text[], ${column(searchedWords)}::text[])
        as row (id, happened_at, subject, said)`.compile(db),
    sql`insert into attachment (workspace_id, interaction_id, position, name, type, size, inline)
      select ${workspace}, * from unnest(${files.map((f) => f.id)}::uuid[], ${files.map((f) => f.index)}::int[], ${files.map((f) => f.name)}::text[],
        ${files.map((f) => f.type)}::text[], ${files.map((f) => f.size)}::bigint[], ${files.map((f) => f.inline)}::boolean[])`.compile(
      db,
    ),
  )
}

/**
 * Writes who took part, under the audience of each interaction that is known already; answers those for which somebody new, or a longer name,
 * was written. Whom a message was sent to blind its sender's copy names alone: by which sources is kept, and only their readers know of it.
 */
export async function writeParticipants(
  scope: Scope,
  { sourceId, audienceId }: Receiving,
  drafts: readonly Draft[],
  audiences: ReadonlyMap<string, string> = new Map(),
): Promise<string[]> {
  const rows = drafts.flatMap((draft) => draft.participants.map((participant) => ({ draft, ...participant })))
  const audience = ({ part, draft }: (typeof rows)[number]) =>
    part === 'bcc' ? audienceId : (audiences.get(draft.id) ?? audienceId)
  const [written] = await run(
    scope,
    sql<{
      interaction_id: string
    }>`insert into participant (workspace_id, interaction_id, handle_id, part, person_id, organization_id, member_id, happened_at, audience_id, name, named_by)
      select ${scope.workspaceId}::uuid, row.*, case when part = 'bcc' then array[${sourceId}::uuid] end from unnest(${rows.map((r) => r.draft.id)}::uuid[], ${rows.map((r) => r.who.handleId)}::uuid[], ${rows.map((r) => r.part)}::text[],
        ${rows.map((r) => r.who.personId)}::uuid[], ${rows.map((r) => r.who.organizationId)}::uuid[], ${rows.map((r) => r.who.memberId)}::uuid[],
        ${rows.map((r) => r.draft.happenedAt)}::timestamptz[], ${rows.map(audience)}::uuid[], ${rows.map((r) => r.name)}::text[])
        as row (interaction_id, handle_id, part, person_id, organization_id, member_id, happened_at, audience_id, name)
      on conflict (workspace_id, interaction_id, handle_id, part) do update set
        name = case when ${isLonger} then excluded.name else participant.name end,
        named_by = case when excluded.named_by is not null then array(select distinct unnest(participant.named_by || excluded.named_by)) end
        where ${isLonger} or not excluded.named_by <@ coalesce(participant.named_by, '{}')
      returning interaction_id`.compile(db),
  )
  return [...new Set(written.map((row) => row.interaction_id))]
}

const isLonger = sql`(length(excluded.name) > length(participant.name) or length(excluded.name) = length(participant.name) and excluded.name > participant.name)`

const searchedWords = ({ mail }: Spoken) =>
  fold(mail.said.slice(0, searchedLength)).slice(0, foldedLength.said).toWellFormed()

function searchedSubject({ mail: { subject, attachments } }: Spoken): string {
  const words = [subject, ...attachments.filter(({ inline }) => !inline).map(({ name }) => name)].join(' ')
  return fold(words.slice(0, 2000)).slice(0, foldedLength.subject).toWellFormed()
}

const previewOf = ({ mail }: Draft): string => {
  const words = (mail.said || mail.quoted).slice(0, 1000).replace(/\s+/g, ' ').trim()
  return words.length <= previewLength
    ? words
    : `${words.slice(0, previewLength).replace(/\s\S*$/, '')}…`.toWellFormed()
}
