// Which days a question is about: a span that ends today, or days of one's own; in the company's time zone.
import { z } from 'zod'
import { day } from '../../base/endpoint.ts'
import {
  type Comparison,
  type Days,
  comparisons,
  daysBefore,
  daysOfSpan,
  periodOf,
  shift,
  spans,
  todayIn,
} from '../../company/period.ts'

export const periodInput = {
  /** The last 30 or 90 days, this quarter so far, the last 12 months; each ends today. Where days are given, those hold. */
  span: z.enum(spans).default('90'),
  from: day.optional(),
  to: day.optional(),
}
export const comparisonInput = z.enum(comparisons).default('before')
type Asked = { span: (typeof spans)[number]; from?: string | undefined; to?: string | undefined }

/** The period, and the days it is held against. A first day without a last ends today; a last without a first goes back 90 days. */
export function readPeriod({ span, from, to }: Asked, timeZone: string, comparison: Comparison = 'none') {
  const today = todayIn(timeZone)
  const isOwn = from !== undefined || to !== undefined
  const last = to ?? today
  const days: Days = isOwn ? { from: from ?? shift(last, -89), to: last } : daysOfSpan(span, today)
  const period = periodOf(days.from, days.to)
  return { today, period, before: daysBefore(period, comparison, isOwn ? undefined : span) }
}
