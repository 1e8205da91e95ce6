// Recounts, from who took part, how much was said with the people of some interactions: for changes that adding up cannot follow.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { setSpoken } from '../../people/acquaintance.ts'

/** Recounts everyone who took part in these interactions. */
export async function recountAcquaintance(scope: Scope, interactionIds: readonly string[]): Promise<void> {
  if (interactionIds.length === 0) return
  const [rows] = await run(
    scope,
    sql<{
      person_id: string | null
      organization_id: string | null
    }>`select distinct person_id, organization_id from participant
      where workspace_id = ${scope.workspaceId} and interaction_id = any(${[...interactionIds]}::uuid[])`.compile(db),
  )
  await recountSubjects(scope, [
    ...new Set(rows.flatMap((row) => [row.person_id, row.organization_id]).filter((id) => id !== null)),
  ])
}

type Counted = {
  subjectId: string
  kind: 'person' | 'organization'
  audienceId: string
  interactions: number
  firstAt: string
  lastAt: string
}

/** Recounts these persons and organizations. */
export async function recountSubjects(scope: Scope, subjectIds: readonly string[]): Promise<void> {
  if (subjectIds.length === 0) return
  const counted = (kind: 'person' | 'organization') => {
    const column = sql.ref(`${kind}_id`)
    return sql<Counted>`select ${column} as "subjectId", ${kind}::text as kind, audience_id as "audienceId", count(distinct interaction_id) as interactions,
        min(happened_at) as "firstAt", max(happened_at) as "lastAt"
      from participant where workspace_id = ${scope.workspaceId} and ${column} = any(${[...subjectIds]}::uuid[]) group by ${column}, audience_id`.compile(
      db,
    )
  }
  const [persons, organizations] = await run(scope, counted('person'), counted('organization'))
  await setSpoken(scope, subjectIds, [...persons, ...organizations])
}
