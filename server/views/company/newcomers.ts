// The people who were new in a period, the latest first.
import { sql } from 'kysely'
import { z } from 'zod'
import { packCursor, readCursor } from '../../base/cursor.ts'
import { db } from '../../base/database.ts'
import { day, id, instant, limit, pageOf } from '../../base/endpoint.ts'
import { type Scope, run } from '../../base/scope.ts'
import { newcomers } from '../../company/metric.ts'
import { readWorkspace } from '../../workspace/workspace.ts'
import { type CustomerRow, customerColumns, customerJoins, customerOf, customerShape } from './customer.ts'
import { periodInput, readPeriod } from './period.ts'

export const newcomersInput = z.object({
  ...periodInput,
  limit: limit(200, 60),
  after: z.string().max(200).optional(),
})
export const newcomerPages = pageOf(z.object({ ...customerShape, firstAt: instant })).extend({ from: day, to: day })

const place = z.tuple([instant, id])

export async function listNewcomers(
  scope: Scope,
  input: z.output<typeof newcomersInput>,
): Promise<z.input<typeof newcomerPages>> {
  const { time_zone: timeZone } = await readWorkspace(scope.ground, scope.workspaceId)
  const { period } = readPeriod(input, timeZone)
  const after = readCursor(input.after, place)
  const further = after ? sql`where (n.first_at, n.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``
  const query = sql<CustomerRow & { firstAt: string }>`with n as materialized (
      select * from (${newcomers(scope, period, timeZone)}) n ${further} order by n.first_at desc, n.id desc limit ${sql.lit(input.limit + 1)})
    select ${customerColumns(sql`n.id`)}, n.first_at as "firstAt" from n ${customerJoins(scope, sql`n.id`)}
    order by n.first_at desc, n.id desc`.compile(db)
  const [rows] = await run(scope, query)
  const items = rows.slice(0, input.limit)
  const last = items.at(-1)
  return {
    items: items.map((row) => ({ ...customerOf(row), firstAt: row.firstAt })),
    next: rows.length > input.limit && last ? packCursor([last.firstAt, last.id]) : null,
    from: period.from,
    to: period.to,
  }
}
