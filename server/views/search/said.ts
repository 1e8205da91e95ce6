// Finds what was said: the newest 200 interactions with all the words, the best of them first. The one file that reads search_entry.
import { type RawBuilder, sql } from 'kysely'
import { db } from '../../base/database.ts'
import type { Scope } from '../../base/scope.ts'
import { fold } from '../../people/naming/fold.ts'

export type SaidRow = {
  id: string
  conversationId: string
  happenedAt: string
  direction: string
  subject: string
  said: string
  customerId: string | null
  customer: string | null
  member: string | null
}

const newest = 200
/** Beginnings of fewer letters stand in too many messages; two and three letters belong to names. */
const shortestPrefix = 4
const readLength = 4000

/** The words looked for; the last one, unless a space follows it, as a beginning. */
export function wordsSought(text: string): { words: string[]; prefix: boolean } {
  const words = fold(text).split(' ').filter(Boolean).slice(0, 12)
  const prefix = !/\s$/.test(text) && (words.at(-1)?.length ?? 0) >= shortestPrefix
  return { words, prefix }
}

const tsqueryOf = (text: string): string => {
  const { words, prefix } = wordsSought(text)
  return words.map((word, at) => (prefix && at === words.length - 1 ? `'${word}':*` : `'${word}'`)).join(' & ')
}

/** A condition: the interaction has all these words. Never in a named statement either. */
export const holdsWords = (scope: Scope, interactionId: RawBuilder<unknown>, text: string) =>
  sql`exists (select 1 from search_entry e where e.workspace_id = ${scope.workspaceId} and e.interaction_id = ${interactionId}
    and e.words @@ to_tsquery('simple', ${tsqueryOf(text)}))`

/** Never a named statement: the planner must know the words (a generic plan took 1,186 ms). Joined to the interactions under their policy before anything is answered. */
export function findSaid(scope: Scope, text: string, limit: number) {
  const sought = tsqueryOf(text)
  const workspace = scope.workspaceId
  return sql<SaidRow>`
    with hit as (
      select interaction_id, happened_at, words from search_entry
      where workspace_id = ${workspace} and words @@ to_tsquery('simple', ${sought}) and audience_id = any(${scope.audiences}::uuid[])
      order by happened_at desc limit ${newest}
    ), best as (
      select interaction_id, happened_at, ts_rank_cd(words, to_tsquery('simple', ${sought})) / (1 + extract(epoch from now() - happened_at) / 31557600) as score
      from hit order by score desc limit ${limit}
    )
    select i.id, i.conversation_id as "conversationId", i.happened_at as "happenedAt", i.direction, i.subject, left(t.said, ${readLength}) as said,
      i.customer_id as "customerId", coalesce(p.name, o.name) as customer, m.name as member
    from best b
    join interaction i on i.workspace_id = ${workspace} and i.id = b.interaction_id and i.audience_id = any(${scope.audiences}::uuid[])
    join interaction_text t on t.workspace_id = ${workspace} and t.interaction_id = i.id
    left join person p on p.workspace_id = ${workspace} and p.id = i.customer_id
    left join organization o on o.workspace_id = ${workspace} and o.id = i.customer_id
    left join member m on m.workspace_id = ${workspace} and m.id = i.member_id
    where not exists (select 1 from removal r where r.workspace_id = ${workspace} and r.subject_id = i.customer_id)
    order by b.score desc, i.id`.compile(db)
}
