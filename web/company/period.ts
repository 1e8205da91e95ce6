// The time a Company page is about, as its address says it.
import type { Gives } from '../api.ts'
import { cached } from '../words/format.ts'
import { formatDay } from '../words/date.ts'

export type Company = Gives<'GET /company'>
export type Span = 'month' | 'quarter' | 'year' | 'always'
export const spans: readonly Span[] = ['month', 'quarter', 'year', 'always']

const dayMs = 86_400_000
const shift = (day: string, by: number) => new Date(Date.parse(day) + by * dayMs).toISOString().slice(0, 10)
const lengths = { month: 30, quarter: 90, year: 365, always: 365 * 10 }

/** The first and last day of a span that ends today; 'always' begins with what was captured first. */
export function daysOf(span: Span, firstDay: string | null): { from: string; to: string } {
  const to = new Date().toISOString().slice(0, 10)
  const from = span === 'always' && firstDay && firstDay <= to ? firstDay : shift(to, 1 - lengths[span])
  return { from, to }
}

/** The days of the step that begins on `at`. */
export function daysOfStep(at: string, step: Company['step']): { from: string; to: string } {
  if (step !== 'month') return { from: at, to: step === 'week' ? shift(at, 6) : at }
  const next = new Date(at)
  next.setUTCMonth(next.getUTCMonth() + 1)
  return { from: at, to: shift(next.toISOString().slice(0, 10), -1) }
}

/** 17 Nov, or Nov for a month; January tells its year. */
export function formatStep(at: string, step: Company['step']): string {
  const day = at.slice(0, 10)
  if (step !== 'month') return formatDay(day, 'short')
  const options: Intl.DateTimeFormatOptions =
    day.slice(5, 7) === '01'
      ? { month: 'short', year: 'numeric', timeZone: 'UTC' }
      : { month: 'short', timeZone: 'UTC' }
  return cached('date', options, (locale) => new Intl.DateTimeFormat(locale, options)).format(new Date(day))
}
