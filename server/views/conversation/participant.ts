// Who took part in an interaction, by the names they go by.
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { id } from '../../base/endpoint.ts'
import type { Scope } from '../../base/scope.ts'

/** `id`: whose page can be opened; null for an address without one and for who was removed. */
export const participantShape = z.object({
  part: z.enum(['from', 'to', 'cc', 'bcc']),
  kind: z.enum(['person', 'organization', 'member', 'address']),
  id: id.nullable(),
  name: z.string(),
  address: z.string(),
})
export type Participant = z.output<typeof participantShape>

/** More are only counted: a mail may go to hundreds. */
export const mostShown = 12

/** A lateral join that gives `participants` (sender first, at most 12) and how many `took_part`; the interaction was found readable before. */
export const withParticipants = (scope: Scope, interactionId: RawBuilder<unknown>) => sql`
  cross join lateral (
    select coalesce(json_agg(json_build_object('part', x.part, 'kind', x.kind, 'id', x.id, 'name', x.name, 'address', x.value) order by x.rank, x.name), '[]') as participants,
      coalesce(max(x.took_part), 0)::int as took_part
    from (
      select p.part, h.value, array_position(array['from', 'to', 'cc', 'bcc'], p.part) as rank, count(*) over () as took_part,
        case when m.id is not null then 'member' when c.id is not null then 'person' when o.id is not null then 'organization' else 'address' end as kind,
        case when m.id is not null then m.id when r.subject_id is null then coalesce(c.id, o.id) end as id,
        coalesce(m.name, c.name, nullif(h.name, ''), o.name, h.value) as name
      from participant p
      join handle h on h.workspace_id = ${scope.workspaceId} and h.id = p.handle_id
      left join member m on m.workspace_id = ${scope.workspaceId} and m.id = p.member_id
      left join person c on c.workspace_id = ${scope.workspaceId} and c.id = p.person_id
      left join organization o on o.workspace_id = ${scope.workspaceId} and o.id = p.organization_id and p.person_id is null
      left join removal r on r.workspace_id = ${scope.workspaceId} and r.subject_id = coalesce(p.person_id, p.organization_id)
      where p.workspace_id = ${scope.workspaceId} and p.interaction_id = ${interactionId}
      order by rank, name limit ${sql.lit(mostShown)}
    ) x
  ) took_part`
