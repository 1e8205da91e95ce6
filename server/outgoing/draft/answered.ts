// The message that a draft answers or passes on, read from its raw bytes: headers and words as its sender wrote them.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { notFound, unavailable } from '../../base/problem.ts'
import { type Scope, run } from '../../base/scope.ts'
import { parseMails } from '../../capture/mail/apart.ts'
import type { ParsedMail } from '../../capture/mail/parse.ts'
import { findRaw } from '../../capture/raw.ts'
import type { Kept } from '../../capture/raw/large.ts'
import { readWorkspace } from '../../workspace/workspace.ts'
import { carryMail, quoteMail } from '../compose/quote.ts'
import type { Kind } from './shape.ts'

export type Answered = { mail: ParsedMail; kept: Kept; conversationId: string; direction: string }

/** Throws notFound unless the scope may read it in full. */
export async function readAnswered(scope: Scope, interactionId: string): Promise<Answered> {
  const query = db
    .selectFrom('interaction')
    .select(['raw_hash', 'conversation_id', 'direction'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', interactionId)
    .where('audience_id', '=', sql<string>`any(${[...scope.audiences]}::uuid[])`)
  const [[row]] = await run(scope, query.compile())
  const kept = row && (await findRaw(scope, row.raw_hash))
  if (!kept) throw notFound('interaction')
  const [parsed] = await parseMails([kept])
  if (!parsed?.ok) throw unavailable('unreadable_mail', 'This mail could not be taken apart within the limits.')
  return { mail: parsed.value, kept, conversationId: row.conversation_id, direction: row.direction }
}

/** What a draft of this kind repeats of it. */
export async function quotedBy(scope: Scope, kind: Kind, interactionId: string): Promise<string> {
  const { mail } = await readAnswered(scope, interactionId)
  return quote(scope, kind, mail)
}

export async function quote(scope: Scope, kind: Kind, mail: ParsedMail): Promise<string> {
  const { time_zone: timeZone } = await readWorkspace(scope.ground, scope.workspaceId)
  const voice = { locale: 'en-GB', timeZone }
  return kind === 'forward' ? carryMail(mail, voice) : quoteMail(mail, voice)
}
