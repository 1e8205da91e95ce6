// Who of us knows a customer best: whoever speaks with them most is proposed as their owner.
import { type RawBuilder, sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, atomically, run } from '../base/scope.ts'
import { type Ownership, type Proposal, proposeOwners, setOwner } from '../people/owner.ts'
import { audienceId } from '../workspace/audience.ts'

/** The newest interactions that count: who spoke most lately, not who did ten years ago. */
const newest = 200

/** Proposes owners of the persons and organizations in these interactions. What everyone may read counts; who is known from closed sources alone, by those. */
export async function reckonOwners(scope: Scope, interactionIds: readonly string[]): Promise<void> {
  const tookPart = (column: Column) => sql`select distinct ${sql.ref(`p.${column}`)} as id from participant p
    where p.workspace_id = ${scope.workspaceId} and p.interaction_id = any(${[...interactionIds]}::uuid[]) and ${sql.ref(`p.${column}`)} is not null`
  await propose(scope, tookPart('person_id'), tookPart('organization_id'))
}

/** Sets the owner by hand, or leaves it to Kith, who proposes at once. Answers what was before. */
export async function assignOwner(scope: Scope, subjectId: string, ownership: Ownership): Promise<Ownership> {
  return atomically(scope, async (scope) => {
    const before = await setOwner(scope, subjectId, ownership)
    const among = (table: string) =>
      sql`select id from ${sql.table(table)} where workspace_id = ${scope.workspaceId} and id = ${subjectId}`
    // Taking back names the one who was proposed: then it is as it was.
    if (ownership.source === 'proposed' && !ownership.memberId)
      await propose(scope, among('person'), among('organization'))
    return before
  })
}

type Column = 'person_id' | 'organization_id'
type Ids = RawBuilder<unknown>

async function propose(scope: Scope, personIds: Ids, organizationIds: Ids): Promise<void> {
  const [persons, organizations] = await run(
    scope,
    mostFamiliar(scope, 'person_id', personIds),
    mostFamiliar(scope, 'organization_id', organizationIds),
  )
  await proposeOwners(scope, [...persons, ...organizations])
}

/** The member who spoke most with each of them, of two who did so equally often the one who did last; null: none did. */
function mostFamiliar(scope: Scope, column: Column, ids: Ids) {
  const everyone = audienceId(scope.workspaceId, 'everyone')
  const subject = sql.ref(`p.${column}`)
  return sql<Proposal>`
    with touched as (${ids}),
    known as (select t.id, exists (select from acquaintance a where a.workspace_id = ${scope.workspaceId} and a.subject_id = t.id and a.audience_id = ${everyone}) as openly from touched t)
    select distinct on (known.id) known.id as "subjectId", spoken.member_id as "memberId"
    from known left join lateral (
      select i.member_id, count(*) as times, max(i.happened_at) as last_at
      from (select distinct happened_at, interaction_id from (select p.happened_at, p.interaction_id from participant p
        where p.workspace_id = ${scope.workspaceId} and ${subject} = known.id and (not known.openly or p.audience_id = ${everyone})
        order by p.happened_at desc, p.interaction_id desc limit ${sql.lit(newest)}) took_part) recent
      join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = recent.interaction_id
      where i.member_id is not null and i.direction <> 'among' group by i.member_id) spoken on true
    order by known.id, spoken.times desc nulls last, spoken.last_at desc, spoken.member_id`.compile(db)
}
