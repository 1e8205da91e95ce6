// Arrivals that did not become interactions: quarantined or left out, as far as one may read their source.
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { z } from 'zod'
import { packCursor, readCursor } from '../../base/cursor.ts'
import { db } from '../../base/database.ts'
import { id, instant } from '../../base/endpoint.ts'
import { notFound } from '../../base/problem.ts'
import { type Scope, run } from '../../base/scope.ts'
import { openRaw } from '../raw.ts'

export const arrivalShape = z.object({
  id,
  sourceId: id,
  sourceName: z.string(),
  folder: z.string(),
  position: z.string(),
  outcome: z.enum(['quarantined', 'left_out']),
  rule: z.string(),
  because: z.string(),
  detail: z.string(),
  sender: z.string(),
  subject: z.string(),
  sentAt: instant.nullable(),
  arrivedAt: instant,
  size: z.number().int(),
  /** Whether its bytes are here, to be downloaded or judged again. */
  kept: z.boolean(),
})
export type ArrivalSeen = z.output<typeof arrivalShape>
export type Wanted = {
  outcome: 'quarantined' | 'left_out'
  sourceId?: string | undefined
  rule?: string | undefined
  sender?: string | undefined
  after?: string | undefined
  limit: number
}

/** Newest first. */
export async function listArrivals(
  scope: Scope,
  wanted: Wanted,
): Promise<{ items: ArrivalSeen[]; next: string | null }> {
  const cursor = readCursor(wanted.after, z.tuple([id]))
  const { workspaceId } = scope
  const [rows] = await run(
    scope,
    sql<ArrivalSeen>`select a.id, a.source_id as "sourceId", s.name as "sourceName", a.folder, a.position, a.outcome, a.rule, a.because, a.detail, a.sender, a.subject,
        a.sent_at as "sentAt", a.arrived_at as "arrivedAt", a.size, a.raw_hash is not null as kept
      from arrival a join source s on s.workspace_id = ${workspaceId} and s.id = a.source_id
      where a.workspace_id = ${workspaceId} and s.audience_id = any(${[...scope.audiences]}::uuid[]) and a.outcome = ${wanted.outcome}
        ${wanted.sourceId ? sql`and a.source_id = ${wanted.sourceId}` : sql``}
        ${wanted.rule === undefined ? sql`` : sql`and a.rule = ${wanted.rule}`}
        ${wanted.sender === undefined ? sql`` : sql`and a.sender = ${wanted.sender}`}
        ${cursor ? sql`and a.id < ${cursor[0]}` : sql``}
      order by a.id desc limit ${wanted.limit + 1}`.compile(db),
  )
  const items = rows.slice(0, wanted.limit)
  const last = items.at(-1)
  return { items, next: rows.length > wanted.limit && last ? packCursor([last.id]) : null }
}

/** Throws notFound unless the member may read the arrival's source, whose audience it answers, and what became of it: its conversation may be closed further. */
export async function readArrival(
  scope: Scope,
  arrivalId: string,
): Promise<{ rawHash: Buffer | null; subject: string; audienceId: string }> {
  const { workspaceId } = scope
  const [[row]] = await run(
    scope,
    sql<{
      rawHash: Buffer | null
      subject: string
      audienceId: string
    }>`select a.raw_hash as "rawHash", a.subject, s.audience_id as "audienceId" from arrival a
      join source s on s.workspace_id = ${workspaceId} and s.id = a.source_id
      where a.workspace_id = ${workspaceId} and a.id = ${arrivalId} and s.audience_id = any(${[...scope.audiences]}::uuid[])
        and (a.interaction_id is null or exists (select from interaction i where i.workspace_id = ${workspaceId} and i.id = a.interaction_id
          and i.audience_id = any(${[...scope.audiences]}::uuid[])))`.compile(db),
  )
  if (!row) throw notFound('message')
  return row
}

/** The bytes of an arrival as they came. */
export async function readArrivalBytes(
  scope: Scope,
  arrivalId: string,
): Promise<{ bytes: Buffer | Readable; name: string }> {
  const { rawHash, subject } = await readArrival(scope, arrivalId)
  const bytes = rawHash ? await openRaw(scope, rawHash) : null
  if (!bytes) throw notFound('message')
  const name = subject
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .trim()
    .slice(0, 80)
  return { bytes, name: `${name || 'message'}.eml` }
}
