// The days a report is about, the days it is held against, and the steps its series go in.
import { invalid } from '../base/problem.ts'

export const steps = ['day', 'week', 'month'] as const
export type Step = (typeof steps)[number]
/** Days 'yyyy-mm-dd', both included. */
export type Days = { from: string; to: string }
export type Period = Days & { step: Step }

/** The last 30 or 90 days, this quarter of the year so far, or the last 12 months; each ends today. */
export const spans = ['30', '90', 'quarter', 'year'] as const
export type Span = (typeof spans)[number]
/** Held against as many days before, or the same days a year before. */
export const comparisons = ['before', 'year', 'none'] as const
export type Comparison = (typeof comparisons)[number]

const dayMs = 86_400_000
const mostDays = 366 * 30

/** Today's date where the company is. */
export const todayIn = (timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date())

export function daysOfSpan(span: Span, today: string): Days {
  if (span === 'quarter') return { from: quarterOf(today), to: today }
  return { from: span === 'year' ? shift(yearBefore(today), 1) : shift(today, 1 - Number(span)), to: today }
}

/** Steps that make no more than about fifty points: days up to six weeks, weeks up to half a year, months beyond. */
export function periodOf(from: string, to: string): Period {
  const days = lengthOf({ from, to })
  if (!(days >= 1 && days <= mostDays))
    throw invalid('period', 'The first day must come before the last, by thirty years at most.')
  return { from, to, step: days <= 45 ? 'day' : days <= 200 ? 'week' : 'month' }
}

/** What a period is held against; a quarter so far against as many days of the quarter before, from its first. */
export function daysBefore(days: Days, comparison: Comparison, span?: Span): Days | null {
  if (comparison === 'none') return null
  if (comparison === 'year') return { from: yearBefore(days.from), to: yearBefore(days.to) }
  const last = shift(days.from, -1)
  if (span !== 'quarter') return { from: shift(last, 1 - lengthOf(days)), to: last }
  const from = quarterOf(last)
  const to = shift(from, lengthOf(days) - 1)
  return { from, to: to < last ? to : last }
}

/** The first days of all steps of a period; weeks begin on Monday. */
export function stepsOf({ from, to, step }: Period): string[] {
  const days: string[] = []
  for (let day = startOf(from, step); day <= to; day = nextOf(day, step)) days.push(day)
  return days
}

function startOf(day: string, step: Step): string {
  if (step === 'month') return `${day.slice(0, 7)}-01`
  return step === 'week' ? shift(day, -((new Date(day).getUTCDay() + 6) % 7)) : day
}

function nextOf(day: string, step: Step): string {
  if (step !== 'month') return shift(day, step === 'week' ? 7 : 1)
  const date = new Date(day)
  date.setUTCMonth(date.getUTCMonth() + 1)
  return date.toISOString().slice(0, 10)
}

const lengthOf = ({ from, to }: Days): number => (Date.parse(to) - Date.parse(from)) / dayMs + 1

const quarterOf = (day: string): string => {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`
}

/** The same day a year before; of 29 February the 28th. */
function yearBefore(day: string): string {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, '0')
  return day.endsWith('-02-29') ? `${year}-02-28` : `${year}${day.slice(4)}`
}

export const shift = (day: string, by: number): string =>
  new Date(Date.parse(day) + by * dayMs).toISOString().slice(0, 10)
