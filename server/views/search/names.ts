// Finds people and organizations by the beginnings of their names' words, one wrong letter forgiven; b-trees only (postgres.md, section 5).
import { type RawBuilder, sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, knownAudiences } from '../../base/scope.ts'
import { nameWords, nearWords } from '../../people/name.ts'
import { titleOf } from '../../people/person.ts'

export type NameHit = {
  id: string
  kind: 'person' | 'organization'
  name: string
  title: string
  organization: string | null
  lastAt: string | null
  close: boolean
}

/** Shorter words have too many neighbours: they are found as they are written or as beginnings. */
const shortestNear = 4
const mostSeeds = 300
const top = '\u{10ffff}'

/** Starts from the longest word, which is likely the rarest, and probes the others in the names it leads to. */
export function findNames(scope: Scope, text: string, limit: number) {
  const words = nameWords(text).sort((a, b) => b.length - a.length)
  const [seed = '', ...others] = words
  const workspace = scope.workspaceId
  const near = (word: string) => (word.length < shortestNear ? [] : nearWords(word))
  const probes = others.map(
    (
      word,
    ) => sql`and exists (select 1 from name_word x where x.workspace_id = ${workspace} and x.subject_id = c.subject_id
      and (${begins(sql.ref('x.word'), word)} or x.word in (select n.word from name_near n where n.workspace_id = ${workspace} and n.near = any(${near(word)}::text[]))))`,
  )
  return sql<NameHit>`
    with seed as (
      (select subject_id, kind, 0 as far from name_word where workspace_id = ${workspace} and ${begins(sql.ref('word'), seed)} order by word limit ${mostSeeds})
      union all
      (select w.subject_id, w.kind, 1 from name_near n join name_word w on w.workspace_id = ${workspace} and w.word = n.word
        where n.workspace_id = ${workspace} and n.near = any(${near(seed)}::text[]) limit ${mostSeeds})
    ), found as (
      select c.subject_id, c.kind, min(c.far) as far, max(a.last_at) as last_at from seed c
      join acquaintance a on a.workspace_id = ${workspace} and a.subject_id = c.subject_id and a.audience_id = any(${knownAudiences(scope)}::uuid[])
      where not exists (select 1 from removal r where r.workspace_id = ${workspace} and r.subject_id = c.subject_id) ${probes.length ? sql.join(probes, sql` `) : sql``}
      group by c.subject_id, c.kind order by far, max(a.last_at) desc nulls last, c.subject_id limit ${limit}
    )
    select f.subject_id as id, f.kind, coalesce(p.name, o.name) as name, ${titleOf(scope, sql`coalesce(p.title, '')`, sql`f.subject_id`)} as title, po.name as organization, f.last_at as "lastAt", f.far > 0 as close
    from found f
    left join person p on p.workspace_id = ${workspace} and p.id = f.subject_id
    left join organization o on o.workspace_id = ${workspace} and o.id = f.subject_id
    left join organization po on po.workspace_id = ${workspace} and po.id = p.organization_id
    order by f.far, f.last_at desc nulls last, f.subject_id`.compile(db)
}

const begins = (column: RawBuilder<unknown>, word: string) => sql`${column} >= ${word} and ${column} < ${word + top}`
