// The conditions of a list's filters, each in a form that an index can serve.
import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../base/scope.ts'
import { nameWords } from '../name.ts'
import type { Wish } from './page.ts'

type Condition = RawBuilder<unknown>
const weekMs = 7 * 86_400_000
/** Sorts after every word that begins like the one before it. */
const highest = '\u{10ffff}'

export const allOf = (conditions: readonly Condition[]): Condition =>
  conditions.length > 0 ? sql`${sql.join(conditions, sql` and `)}` : sql`true`
export const tableOf = ({ kind }: Wish) => sql.table(kind)
/** Descending goes on below the key, ascending above it. */
export const beyond = ({ descending }: Wish) => sql.raw(descending ? '<' : '>')
export const wayOf = ({ descending }: Wish) => sql.raw(descending ? 'desc' : 'asc')

/** Not removed; or, where they are looked for, removed. */
export const inSight = (scope: Scope, { removed }: Wish, subjectId: Condition): Condition =>
  sql`${sql.raw(removed ? '' : 'not ')}exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = ${subjectId})`

/** What rests on the person's or organization's own row, `p`. */
export function ownConditions(scope: Scope, wish: Wish): Condition[] {
  const { kind, mine, ownerId, unowned, organizationId, text } = wish
  return [
    ...(mine ? [sql`p.owner_id = ${scope.memberId}`] : []),
    ...(ownerId ? [sql`p.owner_id = ${ownerId}`] : []),
    ...(unowned ? [sql`p.owner_id is null`] : []),
    ...(organizationId
      ? [kind === 'person' ? sql`p.organization_id = ${organizationId}` : sql`p.id = ${organizationId}`]
      : []),
    ...nameWords(text ?? '')
      .slice(0, 6)
      .map((word) => namedBy(scope, wish, word)),
  ]
}

/** The word begins a word of the name or address, or, for people, of their organization's. */
function namedBy(scope: Scope, { kind }: Wish, word: string): Condition {
  const own = sql`select w.subject_id from name_word w
    where w.workspace_id = ${scope.workspaceId} and w.word >= ${word} and w.word < ${word + highest} and w.kind = ${kind}`
  if (kind === 'organization') return sql`p.id in (${own})`
  return sql`p.id in (${own} union all select q.id from name_word w
    join person q on q.workspace_id = ${scope.workspaceId} and q.organization_id = w.subject_id
    where w.workspace_id = ${scope.workspaceId} and w.word >= ${word} and w.word < ${word + highest} and w.kind = 'organization')`
}

/** What rests on all that was said with them, `k` of `saidWith`, and on when they were put down. */
export function saidConditions({ fresh, spokenFrom, spokenBefore }: Wish): Condition[] {
  return [
    ...(fresh ? [sql`coalesce(k.first_at, p.made_at) >= ${aWeekAgo()}`] : []),
    ...(spokenFrom ? [sql`k.last_at >= ${spokenFrom}`] : []),
    ...(spokenBefore ? [sql`k.last_at < ${spokenBefore}`] : []),
  ]
}

/** To the minute, so that a page and the next one mean the same week. */
export const aWeekAgo = (): string => new Date(Math.floor((Date.now() - weekMs) / 60_000) * 60_000).toISOString()

/** How much was said with a subject, in all that the scope may read; no row where it may know nothing of them. */
export const saidWith = (scope: Scope, subjectId: Condition): Condition =>
  sql`(select sum(a.interactions)::bigint as interactions, min(a.first_at) as first_at, max(a.last_at) as last_at
    from acquaintance a where a.workspace_id = ${scope.workspaceId} and a.subject_id = ${subjectId} and a.audience_id = any(${[...scope.audiences]}::uuid[]) having count(*) > 0)`
