// The message that a draft answers or passes on, read from its raw bytes: headers and words as its sender wrote them.
import { sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import { db } from '../../base/database.ts'
import { notFound, unavailable } from '../../base/problem.ts'
import { type Scope, run } from '../../base/scope.ts'
import { parseMails } from '../../capture/mail/apart.ts'
import type { ParsedMail } from '../../capture/mail/parse.ts'
import { findRaw } from '../../capture/raw.ts'
import type { Kept } from '../../capture/raw/large.ts'
import { ownCopy } from '../../capture/raw/own-copy.ts'
import { readWorkspace } from '../../workspace/workspace.ts'
import { carryMail, quoteMail } from '../compose/quote.ts'
import type { Kind } from './shape.ts'

export type Answered = { mail: ParsedMail; kept: Kept; conversationId: string; direction: string }

/** Throws notFound unless the scope may read it in full. */
export async function readAnswered(scope: Scope, interactionId: string): Promise<Answered> {
  const row = await requireReadable(scope, interactionId)
  return { ...(await openMail(scope, row.raw_hash)), conversationId: row.conversation_id, direction: row.direction }
}

/** A draft is read again with each save that its pages hear of. */
const quotes = new LRUCache<string, string>({ maxSize: 4_000_000, sizeCalculation: (text) => text.length + 1 })

/** What a draft of this kind repeats of it; notFound as above. */
export async function quotedBy(scope: Scope, kind: Kind, interactionId: string): Promise<string> {
  const { raw_hash } = await requireReadable(scope, interactionId)
  const { time_zone: timeZone } = await readWorkspace(scope.ground, scope.workspaceId)
  const isCarried = kind === 'forward'
  const key = `${scope.workspaceId} ${raw_hash.toString('hex')} ${isCarried} ${timeZone}`
  const known = quotes.get(key)
  if (known !== undefined) return known
  const { mail } = await openMail(scope, raw_hash)
  const voice = { locale: 'en-GB', timeZone }
  const quoted = isCarried ? carryMail(mail, voice) : quoteMail(mail, voice)
  quotes.set(key, quoted)
  return quoted
}

async function requireReadable(scope: Scope, interactionId: string) {
  const [[row]] = await run(
    scope,
    sql<{ raw_hash: Buffer | null; conversation_id: string; direction: string }>`
      select ${ownCopy(scope)} as raw_hash, i.conversation_id, i.direction from interaction i
      where i.workspace_id = ${scope.workspaceId} and i.id = ${interactionId} and i.audience_id = any(${[...scope.audiences]}::uuid[])`.compile(
      db,
    ),
  )
  if (!row?.raw_hash) throw notFound('interaction')
  return { ...row, raw_hash: row.raw_hash }
}

async function openMail(scope: Scope, hash: Buffer): Promise<{ mail: ParsedMail; kept: Kept }> {
  const kept = await findRaw(scope, hash)
  const [parsed] = kept ? await parseMails([kept]) : []
  if (!kept || !parsed?.ok)
    throw unavailable('unreadable_mail', 'This mail could not be taken apart within the limits; its bytes can be had.')
  return { mail: parsed.value, kept }
}
