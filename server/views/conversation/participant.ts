// Who took part in interactions, by the names they go by.
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { id } from '../../base/endpoint.ts'
import { type Scope, knownAudiences } from '../../base/scope.ts'

/** `id`: whose page can be opened; null for an address without one and for who was removed. */
export const participantShape = z.object({
  part: z.enum(['from', 'to', 'cc', 'bcc']),
  kind: z.enum(['person', 'organization', 'member', 'address']),
  id: id.nullable(),
  name: z.string(),
  address: z.string(),
})
export type Participant = z.output<typeof participantShape>
type Row = Participant & { interaction_id: string; took_part: number }

/** More are only counted: a mail may go to hundreds. */
const mostShown = 12

/** The participants of all interactions of a page (a select of `interaction_id`, found readable), in one statement: measured, half the time of one look-up for each. */
export const participantsQuery = (scope: Scope, page: RawBuilder<unknown>) =>
  sql<Row>`
    with page as (${page}), ranked as (
      select p.interaction_id, p.part, p.handle_id, p.person_id, p.organization_id, p.member_id, array_position(array['from', 'to', 'cc', 'bcc'], p.part) as rank,
        (count(*) over (partition by p.interaction_id))::int as took_part,
        row_number() over (partition by p.interaction_id order by array_position(array['from', 'to', 'cc', 'bcc'], p.part), p.handle_id) as place
      from page join participant p on p.workspace_id = ${scope.workspaceId} and p.interaction_id = page.interaction_id
      where ${mayBeKnown(scope)}
    )
    select p.interaction_id, p.took_part, p.part, h.value as address, coalesce(m.name, c.name, w.name, o.name, h.value) as name,
      case when m.id is not null then 'member' when c.id is not null then 'person' when o.id is not null then 'organization' else 'address' end as kind,
      case when m.id is not null then m.id when r.subject_id is null then coalesce(c.id, o.id) end as id
    from ranked p
    join handle h on h.workspace_id = ${scope.workspaceId} and h.id = p.handle_id
    left join member m on m.workspace_id = ${scope.workspaceId} and m.id = p.member_id
    left join person c on c.workspace_id = ${scope.workspaceId} and c.id = p.person_id
    left join organization o on o.workspace_id = ${scope.workspaceId} and o.id = p.organization_id and p.person_id is null
    left join removal r on r.workspace_id = ${scope.workspaceId} and r.subject_id = coalesce(p.person_id, p.organization_id)
    left join lateral (select n.name from handle_name n where n.workspace_id = ${scope.workspaceId} and n.handle_id = p.handle_id
      and h.nature in ('personal', 'role') and n.audience_id = any(${knownAudiences(scope)}::uuid[]) and n.name <> ''
      order by length(n.name) desc, n.name limit 1) w on true
    where p.place <= ${sql.lit(mostShown)} order by p.interaction_id, p.rank, name`.compile(db)

/** Whether one may know that `p` took part in an interaction that one may know of: whom it went to blind not all may. */
export const mayBeKnown = (scope: Scope) =>
  sql`(p.part <> 'bcc' or p.audience_id = any(${knownAudiences(scope)}::uuid[]))`

/** Each message with its participants (sender first, at most 12) and how many took part. */
export function withParticipants<T extends { id: string }>(messages: readonly T[], rows: readonly Row[]) {
  const byMessage = Map.groupBy(rows, (row) => row.interaction_id)
  return messages.map((message) => {
    const own = byMessage.get(message.id) ?? []
    const participants = own.map(
      ({ part, kind, id, name, address }): Participant => ({ part, kind, id, name, address }),
    )
    return { ...message, participants, tookPart: own[0]?.took_part ?? 0 }
  })
}
