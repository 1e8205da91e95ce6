// The drop addresses a member may know of: the address itself for those who may read what comes there, for managers name and counts.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { id, instant } from '../../base/endpoint.ts'
import { type Scope, run } from '../../base/scope.ts'
import { may } from '../../workspace/role.ts'
import { choiceOf, outlineChoice, readersChoice } from '../readers/choice.ts'
import { addressOf } from './address.ts'

const count = z.number().int()
export const dropShape = z.object({
  /** The id of its source. */
  id,
  name: z.string(),
  /** Null for who may not read what comes there, and where the server's key was lost: then it can be renewed. */
  address: z.string().nullable(),
  readers: readersChoice,
  outline: outlineChoice,
  readable: z.boolean(),
  mayChange: z.boolean(),
  ownerName: z.string(),
  departmentId: id.nullable(),
  departmentName: z.string(),
  /** ended: nothing is taken in any more; what came stays. */
  state: z.enum(['following', 'ended']),
  /** How many messages were accepted, and how many of them are not taken in yet. */
  accepted: count,
  open: count,
  lastAt: instant.nullable(),
  /** Requests of mail providers to confirm a forwarding, newest first: what they say stands in the subject or in the mail. */
  confirmations: z.array(z.object({ arrivalId: id, sender: z.string(), subject: z.string(), at: instant })),
  madeAt: instant,
})
export type DropSeen = z.output<typeof dropShape>

/** Whom mail providers write as when they ask whether mail may be forwarded to an address. */
const askers = ['forwarding-noreply@google.com', 'noreply@zoho.com', 'support@fastmail.com']
const daysAsked = 14

type Row = Omit<DropSeen, 'address' | 'readers' | 'outline' | 'mayChange' | 'confirmations'> & {
  ownerId: string | null
  key: string
  addressId: string
  sealed: Buffer
}

/** Newest first. */
export async function listDrops(scope: Scope): Promise<DropSeen[]> {
  const workspace = scope.workspaceId
  const readable = sql`s.audience_id = any(${[...scope.audiences]}::uuid[])`
  const known = may(scope.role, 'manageSources') ? sql`true` : readable
  const [rows] = await run(
    scope,
    sql<Row>`select s.id, s.name, a.readers as key, ${readable} as readable, s.owner_id as "ownerId", coalesce(o.name, '') as "ownerName",
        s.department_id as "departmentId", coalesce(d.name, '') as "departmentName", s.phase as state, s.made_at as "madeAt",
        w.id as "addressId", w.sealed, t.taken + m.open as accepted, m.open, l.accepted_at as "lastAt"
      from source s
      join audience a on a.workspace_id = ${workspace} and a.id = s.audience_id
      left join member o on o.workspace_id = ${workspace} and o.id = s.owner_id
      left join department d on d.workspace_id = ${workspace} and d.id = s.department_id
      join lateral (select id, sealed from drop_address w where w.workspace_id = ${workspace} and w.source_id = s.id order by id desc limit 1) w on true
      cross join lateral (select coalesce(sum(t.arrivals), 0)::bigint as taken from source_tally t
        where t.workspace_id = ${workspace} and t.source_id = s.id and t.outcome in ('captured', 'joined', 'quarantined', 'left_out')) t
      cross join lateral (select count(*) as open from drop_mail m where m.workspace_id = ${workspace} and m.source_id = s.id and m.taken_at is null) m
      left join lateral (select m.accepted_at from drop_mail m where m.workspace_id = ${workspace} and m.source_id = s.id order by m.id desc limit 1) l on true
      where s.workspace_id = ${workspace} and s.kind = 'drop' and ${known} order by s.id desc limit 200`.compile(db),
  )
  const asked = await readConfirmations(
    scope,
    rows.flatMap(({ id, readable }) => (readable ? [id] : [])),
  )
  return rows.map(({ ownerId, key, addressId, sealed, ...row }) => ({
    ...row,
    ...choiceOf(key, ownerId),
    address: row.readable ? addressOf(scope, { id: addressId, sealed }) : null,
    mayChange: ownerId === scope.memberId || may(scope.role, 'manageSources'),
    confirmations: asked.filter(({ sourceId }) => sourceId === row.id).map(({ sourceId: _, ...one }) => one),
  }))
}

type Asked = DropSeen['confirmations'][number] & { sourceId: string }

/** They come from machines, so that a rule leaves them out; here they are what somebody waits for. */
async function readConfirmations(scope: Scope, sourceIds: readonly string[]): Promise<Asked[]> {
  if (sourceIds.length === 0) return []
  const [rows] = await run(
    scope,
    sql<Asked>`select a.source_id as "sourceId", a.id as "arrivalId", a.sender, a.subject, a.arrived_at as at from arrival a
      where a.workspace_id = ${scope.workspaceId} and a.source_id = any(${[...sourceIds]}::uuid[]) and a.outcome = 'left_out' and a.rule = 'automatic'
        and a.sender = any(${askers}::text[]) and a.arrived_at > now() - make_interval(days => ${daysAsked}) order by a.id desc limit 20`.compile(
      db,
    ),
  )
  return rows
}
