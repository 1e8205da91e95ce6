// Whom a message was sent to blind: where not all who read it may know of them, it is told which way it went and with whom as if they had not been there.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { directionOf, partiesOf } from '../receive/draft.ts'
import type { Participant } from '../receive/placed.ts'
import type { Move } from './target.ts'

type Row = {
  id: string
  direction: string
  customer_id: string | null
  took_part: ({ part: Participant['part'] } & Participant['who'])[]
}

/** Of those that move; answers which way those went that now went another way. */
export async function leaveOutBlind(scope: Scope, moves: readonly Move[]): Promise<Map<string, string>> {
  const held = moves.filter(({ to, blind }) => blind.some((one) => one.to !== to)).map(({ id }) => id)
  if (held.length === 0) return new Map()
  const workspace = scope.workspaceId
  const [rows] = await run(
    scope,
    sql<Row>`select i.id, i.direction, i.customer_id,
        (select json_agg(json_build_object('part', p.part, 'handleId', h.id, 'value', h.value, 'nature', h.nature, 'personId', p.person_id,
            'organizationId', p.organization_id, 'memberId', p.member_id) order by array_position(array['from', 'to', 'cc', 'bcc'], p.part), h.id)
          from participant p join handle h on h.workspace_id = ${workspace} and h.id = p.handle_id
          where p.workspace_id = ${workspace} and p.interaction_id = i.id and ${isOpen}) as took_part
      from interaction i where i.workspace_id = ${workspace} and i.id = any(${held}::uuid[])`.compile(db),
  )
  const turned = rows.flatMap(({ id, customer_id: customerId, ...row }) => {
    const participants = row.took_part.map(({ part, ...who }): Participant => ({ part, who, name: '' }))
    const direction = directionOf(participants)
    const isThere = participants.some(({ who }) => who.personId === customerId || who.organizationId === customerId)
    if (direction === row.direction && (customerId === null || isThere)) return []
    return [{ id, direction, ...partiesOf(direction, participants) }]
  })
  const column = <T>(of: (one: (typeof turned)[number]) => T) => turned.map(of)
  await run(
    scope,
    sql`update interaction i set direction = turned.direction, customer_id = turned.customer_id, member_id = turned.member_id
      from unnest(${column((t) => t.id)}::uuid[], ${column((t) => t.direction)}::text[], ${column((t) => t.customerId)}::uuid[], ${column((t) => t.memberId)}::uuid[])
        as turned (id, direction, customer_id, member_id)
      where i.workspace_id = ${workspace} and i.id = turned.id`.compile(db),
  )
  return new Map(turned.map(({ id, direction }) => [id, direction]))
}

/** Whether all readers of the interaction `i` may know that `p` took part. */
const isOpen = sql`(p.part <> 'bcc' or p.audience_id = i.audience_id)`

/** Of these interactions the handles that not all of their readers may know of: 'interaction handle'. */
export async function readHeldBack(scope: Scope, interactionIds: readonly string[]): Promise<Set<string>> {
  const [rows] = await run(
    scope,
    sql<{ id: string; handle_id: string }>`select i.id, p.handle_id from interaction i
      join participant p on p.workspace_id = ${scope.workspaceId} and p.interaction_id = i.id
      where i.workspace_id = ${scope.workspaceId} and i.id = any(${[...interactionIds]}::uuid[]) and not ${isOpen}`.compile(
      db,
    ),
  )
  return new Set(rows.map((row) => `${row.id} ${row.handle_id}`))
}
