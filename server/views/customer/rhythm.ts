// How often we speak with a customer, and in which direction: from the newest 500 messages, never from all (postgres.md, section 3).
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { day, id, instant } from '../../base/endpoint.ts'
import { type Scope, named } from '../../base/scope.ts'
import { between } from './between.ts'

export const newest = 500
const bars = 12
const mostOurs = 12

export const countsShape = z.object({
  in: z.number(),
  out: z.number(),
  among: z.number(),
  attachments: z.number(),
  channels: z.record(z.string(), z.number()),
  /** True where only the newest 500 were counted: there is more of each. */
  more: z.boolean(),
})
export const rhythmShape = z.object({
  unit: z.enum(['month', 'week', 'day']),
  /** Twelve spans that end now, oldest first. */
  spans: z.array(z.object({ from: day, theirs: z.number(), ours: z.number() })),
})

/** Which of us wrote to them, most often first. */
export const oursShape = z.object({ id, name: z.string(), times: z.number(), lastAt: instant })

type Row = {
  day: string
  direction: 'in' | 'out' | 'among'
  channel: string
  times: number
  attached: number
  lastAt: string
  memberId: string | null
  member: string | null
}

export const rhythmQuery = (scope: Scope, customerId: string) =>
  named(
    sql<Row>`
      with recent as (${between(scope, customerId, { limit: newest })})
      select x.*, m.id as "memberId", m.name as member
      from (select i.happened_at::date as day, i.direction, i.channel, i.member_id, count(*)::int as times,
          (count(*) filter (where i.attachments > 0))::int as attached, max(i.happened_at) as "lastAt"
        from recent join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = recent.interaction_id
        group by 1, 2, 3, 4) x
      left join member m on m.workspace_id = ${scope.workspaceId} and m.id = x.member_id`.compile(db),
  )

export function countsOf(rows: readonly Row[]): z.output<typeof countsShape> {
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0)
  const going = (direction: Row['direction']) => sum((row) => (row.direction === direction ? row.times : 0))
  const channels = [...new Set(rows.map(({ channel }) => channel))].sort()
  return {
    in: going('in'),
    out: going('out'),
    among: going('among'),
    attachments: sum(({ attached }) => attached),
    channels: Object.fromEntries(
      channels.map((channel) => [channel, sum((row) => (row.channel === channel ? row.times : 0))]),
    ),
    more: sum(({ times }) => times) >= newest,
  }
}

export function oursOf(rows: readonly Row[]): z.output<typeof oursShape>[] {
  const written = rows.filter(({ direction, memberId }) => direction === 'out' && memberId !== null)
  const byMember = [...Map.groupBy(written, ({ memberId }) => memberId ?? '')]
  return byMember
    .map(([id, own]) => ({
      id,
      name: own[0]?.member ?? '',
      times: own.reduce((total, { times }) => total + times, 0),
      lastAt: own.reduce((latest, { lastAt }) => (lastAt > latest ? lastAt : latest), ''),
    }))
    .sort((a, b) => b.times - a.times || (a.lastAt < b.lastAt ? 1 : -1))
    .slice(0, mostOurs)
}

/** The longest unit of which twelve are known to be whole: of a customer with many messages the newest 500 may reach back some weeks only. */
export function rhythmOf(rows: readonly Row[], today: string): z.output<typeof rhythmShape> {
  const complete = !countsOf(rows).more
  const oldest = rows.reduce((least, row) => (row.day < least ? row.day : least), today)
  const units = ['month', 'week', 'day'] as const
  const unit = units.find((one) => complete || (startsOf(one, today)[0] ?? today) > oldest) ?? 'day'
  const starts = startsOf(unit, today)
  const spans = starts.map((from) => ({ from, theirs: 0, ours: 0 }))
  for (const row of rows) {
    const span = spans.findLast(({ from }) => row.day >= from)
    if (span && row.direction === 'in') span.theirs += row.times
    if (span && row.direction === 'out') span.ours += row.times
  }
  return { unit, spans }
}

function startsOf(unit: 'month' | 'week' | 'day', today: string): string[] {
  const [year = 0, month = 1, date = 1] = today.split('-').map(Number)
  return Array.from({ length: bars }, (_, at) => {
    const back = bars - 1 - at
    const start =
      unit === 'month' ? Date.UTC(year, month - 1 - back, 1) : Date.UTC(year, month - 1, date - back * days[unit])
    return new Date(start).toISOString().slice(0, 10)
  })
}
const days = { week: 7, day: 1 }
