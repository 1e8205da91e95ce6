// The conditions of a list's filters, each in a form that an index can serve.
import { type RawBuilder, sql } from 'kysely'
import { type Scope, knownAudiences } from '../../base/scope.ts'
import type { Wish } from './key.ts'

type Condition = RawBuilder<unknown>
const weekMs = 7 * 86_400_000

export const allOf = (conditions: readonly Condition[]): Condition =>
  conditions.length > 0 ? sql`${sql.join(conditions, sql` and `)}` : sql`true`
export const tableOf = ({ kind }: Wish) => sql.table(kind)
/** Descending goes on below the key, ascending above it. */
export const beyond = ({ descending }: Wish) => sql.raw(descending ? '<' : '>')
export const wayOf = ({ descending }: Wish) => sql.raw(descending ? 'desc' : 'asc')

/** Not removed; or, where they are looked for, removed. */
export const inSight = (scope: Scope, { removed }: Wish, subjectId: Condition): Condition =>
  sql`${sql.raw(removed ? '' : 'not ')}exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = ${subjectId})`

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

/** How much was said with a subject, in all that the scope may read, and in which audience last; no row where it may know nothing of them. */
export const saidWith = (scope: Scope, subjectId: Condition): Condition =>
  sql`(select sum(heard.interactions)::bigint as interactions, min(heard.first_at) as first_at, max(heard.last_at) as last_at${newest(scope)}
    from acquaintance heard where heard.workspace_id = ${scope.workspaceId} and heard.subject_id = ${subjectId} and heard.audience_id = any(${knownAudiences(scope)}::uuid[]) having count(*) > 0)`

const newest = (scope: Scope): Condition =>
  knownAudiences(scope).length > 1
    ? sql`, (array_agg(heard.audience_id order by heard.last_at desc nulls last, heard.audience_id))[1] as newest`
    : sql``

/** The columns of a page that come from \`saidWith\`. */
export const said = sql`k.interactions, k.first_at, k.last_at`
