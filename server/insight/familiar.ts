// Who of us knows a customer best: whoever speaks with them most is proposed as their owner.
import { type RawBuilder, sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, atomically, run } from '../base/scope.ts'
import { type Ownership, type Proposal, proposeOwners, setOwner } from '../people/owner.ts'
import { readCircles, readKnowers } from '../people/known/circle.ts'

/** The newest interactions that count: who spoke most lately, not who did ten years ago. */
const newest = 200

/** Proposes owners of the persons and organizations in these interactions. What counts is what all who know somebody may know of: by whom it was said, and when. */
export async function reckonOwners(scope: Scope, interactionIds: readonly string[]): Promise<void> {
  const tookPart = (column: Column) => sql`select distinct ${sql.ref(`p.${column}`)} as id from participant p
    where p.workspace_id = ${scope.workspaceId} and p.interaction_id = any(${[...interactionIds]}::uuid[]) and ${sql.ref(`p.${column}`)} is not null`
  await propose(scope, tookPart('person_id'), tookPart('organization_id'))
}

/** Sets the owner by hand, or leaves it to Kith, who proposes at once. Answers what was before. */
export async function assignOwner(
  scope: Scope,
  subjectId: string,
  ownership: Ownership,
  instead?: string | null,
): Promise<Ownership> {
  return atomically(scope, async (scope) => {
    const before = await setOwner(scope, subjectId, ownership, instead)
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
  const [touchedPersons, touchedOrganizations] = await run(
    scope,
    sql<{ id: string }>`${personIds}`.compile(db),
    sql<{ id: string }>`${organizationIds}`.compile(db),
  )
  const heard = await readHeard(
    scope,
    [...touchedPersons, ...touchedOrganizations].map(({ id }) => id),
  )
  const of = (touched: readonly { id: string }[]) =>
    touched.map(({ id }): Heard => ({ id, audienceIds: heard.get(id) ?? [] }))
  const [persons, organizations] = await run(
    scope,
    mostFamiliar(scope, 'person_id', of(touchedPersons)),
    mostFamiliar(scope, 'organization_id', of(touchedOrganizations)),
  )
  await proposeOwners(scope, [...persons, ...organizations])
}

/** A person or organization, and the audiences of which all who know them may know. */
type Heard = { id: string; audienceIds: readonly string[] }

async function readHeard(scope: Scope, ids: readonly string[]): Promise<Map<string, string[]>> {
  const knowers = await readKnowers(scope, ids)
  const { people } = await readCircles(scope, [...knowers.values()].flat())
  return new Map(
    [...knowers].map(([id, own]) => [id, own.filter((outer) => own.every((inner) => people(inner, outer)))]),
  )
}

/** The member who spoke most with each of them, of two who did so equally often the one who did last; null: none did. */
function mostFamiliar(scope: Scope, column: Column, heard: readonly Heard[]) {
  const subject = sql.ref(`p.${column}`)
  const pairs = heard.flatMap(({ id, audienceIds }) => audienceIds.map((audienceId) => ({ id, audienceId })))
  return sql<Proposal>`
    with heard as (select id, array_agg(audience_id) as audiences
      from unnest(${pairs.map(({ id }) => id)}::uuid[], ${pairs.map(({ audienceId }) => audienceId)}::uuid[]) as pair (id, audience_id) group by id),
    known as (select t.id, coalesce(heard.audiences, '{}') as audiences from unnest(${heard.map(({ id }) => id)}::uuid[]) as t (id) left join heard using (id))
    select distinct on (known.id) known.id as "subjectId", spoken.member_id as "memberId"
    from known left join lateral (
      select i.member_id, count(*) as times, max(i.happened_at) as last_at
      from (select distinct happened_at, interaction_id from (select p.happened_at, p.interaction_id from participant p
        where p.workspace_id = ${scope.workspaceId} and ${subject} = known.id and p.audience_id = any(known.audiences)
        order by p.happened_at desc, p.interaction_id desc limit ${sql.lit(newest)}) took_part) recent
      join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = recent.interaction_id
      where i.member_id is not null and i.direction <> 'among' group by i.member_id) spoken on true
    order by known.id, spoken.times desc nulls last, spoken.last_at desc, spoken.member_id`.compile(db)
}
