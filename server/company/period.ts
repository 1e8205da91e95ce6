// The days a report is about, and the steps its series go in.
import { invalid } from '../base/problem.ts'

export const steps = ['day', 'week', 'month'] as const
export type Step = (typeof steps)[number]
/** Days 'yyyy-mm-dd', both included. */
export type Period = { from: string; to: string; step: Step }

const dayMs = 86_400_000
const mostDays = 366 * 30

/** Steps that make no more than about fifty points: days up to six weeks, weeks up to half a year, months beyond. */
export function periodOf(from: string, to: string): Period {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1
  if (!(days >= 1 && days <= mostDays))
    throw invalid('period', 'The first day must come before the last, by thirty years at most.')
  return { from, to, step: days <= 45 ? 'day' : days <= 200 ? 'week' : 'month' }
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

export const shift = (day: string, by: number): string =>
  new Date(Date.parse(day) + by * dayMs).toISOString().slice(0, 10)
