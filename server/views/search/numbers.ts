// Finds people by their phone numbers, whoever was lately in touch first.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import type { Scope } from '../../base/scope.ts'
import { numbersLike } from '../../people/list/number.ts'
import type { SoughtPhone } from '../../people/phone.ts'
import type { NameHit } from './names.ts'

/** Of more people than this whose numbers begin alike, some are looked at. */
const mostSeeds = 300

export function findNumbers(scope: Scope, sought: SoughtPhone, limit: number) {
  const workspace = scope.workspaceId
  return sql<NameHit & { number: string; country: string }>`
    with seed as (${numbersLike(scope, sought)} limit ${mostSeeds}),
    found as (
      select s.id, min(s.value) as number, max(a.last_at) as last_at from seed s
      join acquaintance a on a.workspace_id = ${workspace} and a.subject_id = s.id and a.audience_id = any(${scope.audiences}::uuid[])
      where not exists (select 1 from removal r where r.workspace_id = ${workspace} and r.subject_id = s.id)
      group by s.id order by max(a.last_at) desc nulls last, s.id limit ${limit}
    )
    select p.id, 'person' as kind, p.name, p.title, o.name as organization, f.last_at as "lastAt", false as close, f.number,
      (select w.country from workspace w where w.id = ${workspace}) as country
    from found f
    join person p on p.workspace_id = ${workspace} and p.id = f.id
    left join organization o on o.workspace_id = ${workspace} and o.id = p.organization_id
    order by f.last_at desc nulls last, f.id`.compile(db)
}
