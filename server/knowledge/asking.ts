// Which messages of customers ask for an answer of ours: not closing thanks, and not what was sent to others with us in Cc.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, run } from '../base/scope.ts'
import { isReplySubject } from '../capture/identity.ts'
import type { Turn } from '../capture/turn.ts'
import { isClosing } from './closing.ts'

type Words = { id: string; subject: string; said: string; signature: string; attachments: number; in_cc: boolean }

/** Enough to tell a closing: what is longer is none. */
const readLength = 1000

/** The ids of those of the customers' turns that somebody of us should answer; `answered`: those that follow an answer of ours. */
export async function readAsking(
  scope: Scope,
  turns: readonly Turn[],
  answered: ReadonlySet<string>,
): Promise<Set<string>> {
  const ids = turns.filter(({ direction }) => direction === 'in').map(({ id }) => id)
  if (ids.length === 0) return new Set()
  const [words] = await run(
    scope,
    sql<Words>`select t.interaction_id as id, left(i.subject, ${sql.lit(readLength)}) as subject, left(t.said, ${sql.lit(readLength)}) as said,
        left(t.signature, ${sql.lit(readLength)}) as signature, i.attachments, coalesce(r.received and not r.to_us, false) as in_cc
      from interaction_text t join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = t.interaction_id
      left join lateral (select true as received, bool_or(p.part = 'to' and h.nature = 'ours') as to_us from participant p
        join handle h on h.workspace_id = ${scope.workspaceId} and h.id = p.handle_id
        where p.workspace_id = ${scope.workspaceId} and p.interaction_id = t.interaction_id and p.part in ('to', 'cc') having count(*) > 0) r on true
      where t.workspace_id = ${scope.workspaceId} and t.interaction_id = any(${ids}::uuid[])`.compile(db),
  )
  // What comes with a file is more than how it went.
  const closes = (row: Words) => isClosing(spoken(row), { answered: answered.has(row.id) && row.attachments === 0 })
  return new Set(words.filter((row) => !row.in_cc && !closes(row)).map(({ id }) => id))
}

/** The turns, oldest first in each conversation, before which somebody of us had spoken. */
export function turnsAfterOurs(conversations: Iterable<readonly Turn[]>): Set<string> {
  return new Set(
    [...conversations].flatMap((turns) => {
      const first = turns.findIndex(({ direction }) => direction === 'out')
      return first < 0 ? [] : turns.slice(first + 1).map(({ id }) => id)
    }),
  )
}

/** Who only says "Many thanks, Ruth" says it in the signature; and who begins a mail without words, in its subject. */
function spoken({ said, subject, signature, attachments }: Words): string {
  if (said !== '' || attachments > 0) return said
  return isReplySubject(subject) ? signature : `${subject}\n${signature}`
}
