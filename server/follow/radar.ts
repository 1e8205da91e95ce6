// Who waits, as a member may read it: what they said in one line, since when, and how fast we usually answer them.
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { packCursor, readCursor } from '../base/cursor.ts'
import { db } from '../base/database.ts'
import { id, instant, pageOf } from '../base/endpoint.ts'
import { type Scope, named, run } from '../base/scope.ts'
import { usualOf, usualOfAll } from '../insight/usual.ts'
import { gistOf } from '../knowledge/gist.ts'
import { assignedShape, isGivenToMe, joinAssigned } from './assignment/assigned.ts'

/**
 * mine: the conversation was given to me or a department of mine; or to nobody, and the customer is mine; or nobody's, and it was written
 * to me or to none of us; or it is a colleague's who is not in Kith and would not see it.
 * nobody: the conversation was given to nobody, the customer has no owner, and none of us was named.
 */
export const whose = z.enum(['mine', 'all', 'nobody'])
export type Whose = z.output<typeof whose>
/** `holderId`: of these only what is given to this member or department. */
export type Which = { whose: Whose; holderId?: string | undefined }

export const waitingRow = z.object({
  interactionId: id,
  conversationId: id,
  subject: z.string(),
  channel: z.string(),
  /** The sentence that tells what they want, and whether it is a question. */
  sentence: z.string(),
  asks: z.boolean(),
  /** When they spoke last, and when they asked first. */
  at: instant,
  since: instant,
  customer: z.object({
    id,
    name: z.string(),
    kind: z.enum(['person', 'organization']),
    organization: z.string().nullable(),
  }),
  /** Whoever wrote it can be answered here. */
  address: z.string().nullable(),
  owner: z.object({ id, name: z.string() }).nullable(),
  /** To whom the conversation was given. */
  assigned: assignedShape.nullable(),
  /** How many seconds our answer usually takes; own: to them, else to anybody. Null while too few answers tell. */
  usual: z.object({ seconds: z.number(), own: z.boolean() }).nullable(),
})
export type WaitingRow = z.output<typeof waitingRow>
export const waitingPages = pageOf(waitingRow)

/** `of`: a further condition on the row `w` of waiting. */
export type Wish = Which & {
  before: boolean
  limit: number
  after?: string | undefined
  of?: RawBuilder<unknown>
}
type Row = Omit<WaitingRow, 'sentence' | 'asks' | 'customer' | 'owner' | 'usual'> & {
  said: string
  customer_id: string
  customer_name: string
  kind: 'person' | 'organization'
  organization: string | null
  owner_id: string | null
  owner_name: string | null
  own_usual: number | null
  any_usual: number | null
}

export async function listWaiting(scope: Scope, wish: Wish): Promise<z.output<typeof waitingPages>> {
  const [rows] = await run(scope, waitingQuery(scope, wish))
  return pageOfWaiting(rows, wish.limit)
}

/** One row more than asked for tells that there is a next page. */
export function waitingQuery(scope: Scope, { before, limit, after, of = sql`true`, ...which }: Wish) {
  const place = readCursor(after, z.tuple([instant, id]))
  const [sign, way] = before ? ['<', 'desc'] : ['>', 'asc']
  const further = place
    ? sql`and (w.since, w.conversation_id) ${sql.raw(sign)} (${place[0]}::timestamptz, ${place[1]}::uuid)`
    : sql``
  const order = sql`order by w.since ${sql.raw(way)}, w.conversation_id ${sql.raw(way)}`
  return named(
    sql<Row>`
      with usual as materialized (${usualOfAll(scope)}),
        w as materialized (select w.*, coalesce(p.name, o.name) as customer_name, p.id is not null as is_person, po.name as organization, m.id as owner_id, m.name as owner_name
          from ${pressing(scope, which, before)} and ${of} ${further} ${order} limit ${sql.lit(limit + 1)})
      select w.interaction_id as "interactionId", w.conversation_id as "conversationId", i.subject, i.channel, left(t.said, 2000) as said,
        i.happened_at as at, w.since, w.customer_id, w.customer_name, case when w.is_person then 'person' else 'organization' end as kind, w.organization,
        (select h.value from participant f join handle h on h.workspace_id = ${scope.workspaceId} and h.id = f.handle_id and h.kind = 'email'
          where f.workspace_id = ${scope.workspaceId} and f.interaction_id = w.interaction_id and f.part = 'from' limit 1) as address,
        w.owner_id, w.owner_name, given.assigned, own.seconds as own_usual, usual.seconds as any_usual
      from w cross join usual
      join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = w.interaction_id
      join interaction_text t on t.workspace_id = ${scope.workspaceId} and t.interaction_id = w.interaction_id
      cross join lateral (${usualOf(scope, sql.ref('w.customer_id'))}) own
      ${joinAssigned(scope, sql`w.conversation_id`, sql`array[w.audience_id]`)}
      ${order}`.compile(db),
  )
}

export function pageOfWaiting(rows: readonly Row[], limit: number): z.output<typeof waitingPages> {
  const items = rows.slice(0, limit).map(rowOf)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? packCursor([last.since, last.conversationId]) : null }
}

/** From and where of those who wait and press: readable, of customers who were not removed, and not settled. */
export function pressing(scope: Scope, which: Whose | Which, before: boolean): RawBuilder<unknown> {
  const { whose, holderId }: Which = typeof which === 'string' ? { whose: which } : which
  return sql`waiting w
    left join person p on p.workspace_id = ${scope.workspaceId} and p.id = w.customer_id
    left join organization po on po.workspace_id = ${scope.workspaceId} and po.id = p.organization_id
    left join organization o on o.workspace_id = ${scope.workspaceId} and o.id = w.customer_id
    left join member m on m.workspace_id = ${scope.workspaceId} and m.id = coalesce(p.owner_id, o.owner_id)
    ${whose === 'all' && !holderId ? sql`` : joinAssigned(scope, sql`w.conversation_id`, sql`array[w.audience_id]`)}
    where w.workspace_id = ${scope.workspaceId} and w.from_before = ${sql.lit(before)} and ${readableWait(scope)}
      and coalesce(p.id, o.id) is not null and ${concerning(scope, whose)} ${holderId ? heldBy(holderId) : sql``}
      and not exists (select from waiting_settled s where s.workspace_id = ${scope.workspaceId} and s.interaction_id = w.interaction_id)
      and not exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = w.customer_id)`
}

/**
 * Whether one may read the row `w` of waiting; where audiences that one is in wait in one conversation, only the newest. With a limit, so
 * that it is looked up for each row: as "not exists" it was planned as a join with the whole table.
 */
export const readableWait = (scope: Scope): RawBuilder<unknown> => {
  const readable = sql`any(${[...scope.audiences]}::uuid[])`
  return sql`w.audience_id = ${readable} and coalesce((select false from waiting newer where newer.workspace_id = ${scope.workspaceId}
    and newer.conversation_id = w.conversation_id and newer.interaction_id > w.interaction_id and newer.audience_id = ${readable} limit 1), true)`
}

function concerning(scope: Scope, whose: Whose): RawBuilder<unknown> {
  if (whose === 'all') return sql`true`
  if (whose === 'nobody') return sql`m.id is null and w.member_id is null and given.holds is not true`
  // Whether somebody else's still holds is asked last: it takes longest.
  return sql`(${isGivenToMe(scope)}
    or ((m.id = ${scope.memberId} or (m.id is null and (w.member_id is null or w.member_id = ${scope.memberId})) or m.status <> 'active')
      and given.holds is not true))`
}

const heldBy = (holderId: string) =>
  sql`and given.holds and (given.member_id = ${holderId} or given.department_id = ${holderId})`

export const holdersShape = z.object({
  items: z.array(assignedShape.shape.to.extend({ waiting: z.number() })),
  /** So many of those who wait, the longest, were looked at. */
  most: z.number(),
})
const mostHeld = 500

/** To whom conversations are given in which somebody waits, by name. */
export async function listHolders(scope: Scope): Promise<z.output<typeof holdersShape>> {
  const [items] = await run(
    scope,
    named(
      sql<
        z.output<typeof holdersShape>['items'][number]
      >`select h.to->>'kind' as kind, h.to->>'id' as id, h.to->>'name' as name, count(*)::int as waiting
        from (select given.assigned->'to' as to
          from (select w.conversation_id, w.audience_id from ${pressing(scope, 'all', false)} order by w.since limit ${sql.lit(mostHeld)}) w
          ${joinAssigned(scope, sql`w.conversation_id`, sql`array[w.audience_id]`)} where given.holds) h
        group by 1, 2, 3 order by 3, 2`.compile(db),
    ),
  )
  return { items, most: mostHeld }
}

function rowOf({
  said,
  customer_id,
  customer_name,
  kind,
  organization,
  owner_id,
  owner_name,
  own_usual,
  any_usual,
  ...row
}: Row): WaitingRow {
  const seconds = own_usual ?? any_usual
  return {
    ...row,
    ...gistOf(said || row.subject),
    customer: { id: customer_id, name: customer_name, kind, organization },
    owner: owner_id ? { id: owner_id, name: owner_name ?? '' } : null,
    usual: seconds === null ? null : { seconds, own: own_usual !== null },
  }
}

/** What a wait is held against while too few answers tell: a day. */
const patienceSeconds = 86_400

/** How urgent a wait is: how many times the usual answer time it has lasted. */
export const urgencyOf = ({ since, usual }: Pick<WaitingRow, 'since' | 'usual'>, now: number): number =>
  (now - Date.parse(since)) / 1000 / Math.max(usual?.seconds ?? patienceSeconds, 60)
