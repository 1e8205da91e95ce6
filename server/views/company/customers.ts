// The customers behind a figure of the Company view, those with the most messages first: whom of us each was in touch with.
import { sql } from 'kysely'
import { z } from 'zod'
import { packCursor, readCursor } from '../../base/cursor.ts'
import { db } from '../../base/database.ts'
import { day, flag, id, limit, pageOf } from '../../base/endpoint.ts'
import { type Scope, run } from '../../base/scope.ts'
import { type Busiest, busiest, touchedBy } from '../../company/behind.ts'
import { mostApart } from '../../company/figures.ts'
import { hasBit } from '../../company/touch/bits.ts'
import { nobody } from '../../company/touch/exchange.ts'
import { type Touches, removedQuery, touchesQuery, unpackTouches } from '../../company/touch/read.ts'
import { readWorkspace } from '../../workspace/workspace.ts'
import { type Colleagues, readColleagues } from './colleagues.ts'
import { type CustomerRow, customerColumns, customerJoins, customerOf, customerShape } from './customer.ts'
import { periodInput, readPeriod } from './period.ts'

const apart = z.coerce.number().int().min(0).max(mostApart)

export const touchedInput = z.object({
  ...periodInput,
  memberId: id.optional(),
  nobody: flag.optional(),
  departmentId: id.optional(),
  alsoDepartmentId: id.optional(),
  noDepartment: flag.optional(),
  /** In touch with none by name (0), one, two, or three and more (3) of us, or of our departments. */
  members: apart.optional(),
  departments: apart.optional(),
  limit: limit(200, 60),
  after: z.string().max(200).optional(),
})

export const touchedPages = pageOf(
  z.object({
    ...customerShape,
    /** Messages from and to them in these days. */
    messages: z.number().int(),
    /** Who of us exchanged them, by name. */
    members: z.array(z.object({ id, name: z.string(), department: z.string() })),
  }),
).extend({
  /** How many there are in all. */
  total: z.number().int(),
  from: day,
  to: day,
})

const place = z.tuple([z.number(), id])
type Row = CustomerRow & { number: number | null; messages: number }

export async function listTouched(
  scope: Scope,
  input: z.output<typeof touchedInput>,
): Promise<z.input<typeof touchedPages>> {
  const { time_zone: timeZone } = await readWorkspace(scope.ground, scope.workspaceId)
  const { period } = readPeriod(input, timeZone)
  const after = readCursor(input.after, place)
  const [rows, removed] = await run(scope, touchesQuery(scope, period, timeZone), removedQuery(scope))
  const colleagues = await readColleagues(scope)
  const touches = unpackTouches(rows, removed, { counted: true })
  const found = touchedBy(touches, colleagues.groups, colleagues.without, input)
  const chosen = busiest(touches, found, input.limit + 1, after?.[0])
  const [named] = await run(scope, pageQuery(scope, touches, chosen, input.limit, after))
  const items = named.slice(0, input.limit)
  const last = items.at(-1)
  return {
    items: items.map((row) => ({
      ...customerOf(row),
      messages: row.messages,
      members: membersOf(touches, row.number ?? touches.strangersFrom + touches.strangers.indexOf(row.id), colleagues),
    })),
    next: named.length > input.limit && last ? packCursor([last.messages, last.id]) : null,
    total: chosen.total,
    from: period.from,
    to: period.to,
  }
}

function pageQuery(
  scope: Scope,
  { strangersFrom, strangers }: Touches,
  { numbers, messages }: Busiest,
  most: number,
  after: z.output<typeof place> | null,
) {
  const known = numbers.flatMap((number, at) =>
    number < strangersFrom ? [{ number, messages: messages[at] ?? 0 }] : [],
  )
  const fresh = numbers.flatMap((number, at) =>
    number < strangersFrom ? [] : [{ id: strangers[number - strangersFrom] ?? '', messages: messages[at] ?? 0 }],
  )
  const further = after ? sql`where (c.messages, c.id) < (${after[0]}::int, ${after[1]}::uuid)` : sql``
  return sql<Row>`with found as (
      select n.customer_id as id, n.number, t.messages from unnest(${known.map((one) => one.number)}::int[], ${known.map((one) => one.messages)}::int[]) as t (number, messages)
        join customer_number n on n.workspace_id = ${scope.workspaceId} and n.number = t.number
      union all
      select t.id, null, t.messages from unnest(${fresh.map((one) => one.id)}::uuid[], ${fresh.map((one) => one.messages)}::int[]) as t (id, messages)),
      page as materialized (select * from found c ${further} order by c.messages desc, c.id desc limit ${sql.lit(most + 1)})
    select c.number, c.messages, ${customerColumns(sql`c.id`)} from page c ${customerJoins(scope, sql`c.id`)}
    order by c.messages desc, c.id desc`.compile(db)
}

function membersOf({ members }: Touches, number: number, colleagues: Colleagues) {
  return [...members].flatMap(([id, { customers }]) => {
    const member = colleagues.members.get(id)
    if (id === nobody || !member || !hasBit(customers, number)) return []
    return [{ id, name: member.name, department: colleagues.departments.get(member.departmentId ?? '') ?? '' }]
  })
}
