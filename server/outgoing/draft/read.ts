// Reads a member's own drafts: nobody else's can be named.
import { sql } from 'kysely'
import type { z } from 'zod'
import { z as zod } from 'zod'
import { packCursor, readCursor } from '../../base/cursor.ts'
import { db } from '../../base/database.ts'
import { id as idShape, instant } from '../../base/endpoint.ts'
import { notFound } from '../../base/problem.ts'
import { type Scope, run } from '../../base/scope.ts'
import { quotedBy } from './answered.ts'
import type { Content, Draft, DraftFile, draftLineShape, Kind } from './shape.ts'

export type DraftRow = Content & {
  id: string
  kind: Kind
  answersId: string | null
  inReplyTo: string | null
  references: string[]
  version: number
  /** As of the last save: files that came or went since raise the version alone. */
  writtenVersion: number
  savedAt: string
  formerAt: string | null
  sendingId: string | null
}

/** What stands in one's way: it is on its way already, or was thrown away. */
type Wish = { discarded?: boolean; sending?: boolean; locked?: boolean }

/** One's own draft; notFound for any other, and (unless asked for) for one that is on its way or was thrown away. */
export async function requireDraft(scope: Scope, id: string, wish: Wish = {}): Promise<DraftRow> {
  const [[row]] = await run(
    scope,
    sql<
      DraftRow & { discarded: boolean }
    >`select id, kind, answers_id as "answersId", source_id as "sourceId", recipients, subject, words, quotes, signs,
        in_reply_to as "inReplyTo", reference_ids as references, version, written_version as "writtenVersion", saved_at as "savedAt", former->>'savedAt' as "formerAt",
        sending_id as "sendingId", discarded_at is not null as discarded
      from draft where workspace_id = ${scope.workspaceId} and id = ${id} and member_id = ${scope.memberId}::uuid
      ${wish.locked ? sql`for update` : sql``}`.compile(db),
  )
  if (!row || (row.discarded && !wish.discarded) || (row.sendingId && !wish.sending)) throw notFound('draft')
  return row
}

export async function readDraft(scope: Scope, id: string): Promise<Draft> {
  const {
    answersId,
    inReplyTo: _,
    references: _ids,
    sendingId: _sending,
    writtenVersion: _written,
    ...row
  } = await requireDraft(scope, id)
  const [[answered], files] = await run(
    scope,
    sql<{ interactionId: string; conversationId: string; subject: string }>`
      select i.id as "interactionId", i.conversation_id as "conversationId", i.subject from interaction i
      where i.workspace_id = ${scope.workspaceId} and i.id = ${answersId}::uuid and i.audience_id = any(${[...scope.audiences]}::uuid[])`.compile(
      db,
    ),
    filesQuery(scope, id),
  )
  const quoted = answered ? await quotedBy(scope, row.kind, answered.interactionId) : ''
  return { ...row, answers: answered ?? null, quoted, files }
}

export const filesQuery = ({ workspaceId }: Scope, draftId: string) =>
  sql<DraftFile>`select id, name, type, size from draft_file
    where workspace_id = ${workspaceId} and draft_id = ${draftId} and removed_at is null order by id`.compile(db)

type Line = z.output<typeof draftLineShape>
const place = zod.tuple([instant, idShape])
const previewLength = 160

/** One's drafts, the last saved first. */
export async function listDrafts(scope: Scope, after: string | undefined, limit: number) {
  const past = readCursor(after, place)
  const [rows] = await run(
    scope,
    sql<Line>`select d.id, d.kind, i.conversation_id as "conversationId", d.recipients, d.subject, left(d.words, ${sql.lit(previewLength)}) as preview,
        (select count(*)::int from draft_file f where f.workspace_id = ${scope.workspaceId} and f.draft_id = d.id and f.removed_at is null) as files,
        d.saved_at as "savedAt"
      from draft d
      left join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = d.answers_id and i.audience_id = any(${[...scope.audiences]}::uuid[])
      where d.workspace_id = ${scope.workspaceId} and d.member_id = ${scope.memberId}::uuid and d.discarded_at is null and d.sending_id is null
        ${past ? sql`and (d.saved_at, d.id) < (${past[0]}::timestamptz, ${past[1]}::uuid)` : sql``}
      order by d.saved_at desc, d.id desc limit ${limit + 1}`.compile(db),
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? packCursor([last.savedAt, last.id]) : null }
}
