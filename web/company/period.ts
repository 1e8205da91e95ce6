// The time a Company page is about, as its address says it.
import type { Gives, Takes } from '../api.ts'
import { formatDay } from '../words/date.ts'
import { cached } from '../words/format.ts'

export type Company = Gives<'GET /company'>
type Asked = Takes<'GET /company'>
export type Span = NonNullable<Asked['span']>
export type Comparison = NonNullable<Asked['compare']>
export const spans: readonly Span[] = ['30', '90', 'quarter', 'year']
export const comparisons: readonly Comparison[] = ['before', 'year', 'none']

/** The address's texts; days of one's own stand before the span. */
export const lately = { span: '90', from: '', to: '', compare: 'before' }
export type Look = typeof lately

export function inputOf({ span, from, to, compare }: Look): Asked {
  return {
    span: spans.find((one) => one === span) ?? '90',
    compare: comparisons.find((one) => one === compare) ?? 'before',
    ...daysIn({ from, to }),
  }
}

/** The days of an address that are days; two that are the wrong way round are turned. */
export function daysIn({ from, to }: { from: string; to: string }): { from?: string; to?: string } {
  const [first, last] = isDay(from) && isDay(to) && from > to ? [to, from] : [from, to]
  return { ...(isDay(first) ? { from: first } : {}), ...(isDay(last) ? { to: last } : {}) }
}

/** Whoever writes an address by hand may write anything. */
const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))

const dayMs = 86_400_000
const shift = (day: string, by: number) => new Date(Date.parse(day) + by * dayMs).toISOString().slice(0, 10)

/** The days of the step that begins on `at`, as far as they are of the period. */
export function daysOfStep(at: string, { step, from, to }: Company): { from: string; to: string } {
  const last = lastOfStep(at, step)
  return { from: at < from ? from : at, to: last > to ? to : last }
}

function lastOfStep(at: string, step: Company['step']): string {
  if (step !== 'month') return step === 'week' ? shift(at, 6) : at
  const next = new Date(at)
  next.setUTCMonth(next.getUTCMonth() + 1)
  return shift(next.toISOString().slice(0, 10), -1)
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
