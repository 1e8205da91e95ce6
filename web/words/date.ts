// Days and instants as the member reads them: their locale, their time zone.
import { cached } from './format.ts'
import { currentVoice } from './say.ts'

/** An instant (Date, ISO text, milliseconds), or a plain day ('2025-11-17') that has no time zone. */
export type At = Date | string | number
export type DayStyle = 'heading' | 'long' | 'short' | 'weekday'

const styles: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  heading: { weekday: 'long', day: 'numeric', month: 'long' },
  long: { day: 'numeric', month: 'long' },
  short: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
}

/** Tuesday 17 November · 17 November · 17 Nov · Tue 17 Nov; with the year where it is not this year. */
export function formatDay(at: At, style: DayStyle = 'short', now: At = new Date()): string {
  const year = yearOf(at) === yearOf(now) ? {} : ({ year: 'numeric' } as const)
  return plainer(format(at, { ...styles[style], ...year }))
}

/** 15:42 */
export const formatTime = (at: At): string => format(at, { timeStyle: 'short' })

/** Tue 17 Nov, 15:42 */
export const formatDateTime = (at: At): string => `${formatDay(at, 'weekday')}, ${formatTime(at)}`

/** Everything, for a title: Tuesday, 17 November 2025 at 15:42 GMT */
export const formatFull = (at: At): string =>
  isDay(at)
    ? format(at, { dateStyle: 'full' })
    : format(at, { ...styles.heading, year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' })

/** The nearest that is clear: today 07:40 · yesterday 16:10 · Thu 16:10 (within six days) · 14 Sep · 14 Sep 2024 */
export function formatWhen(at: At, now: At = new Date()): string {
  const days = daysBetween(now, at)
  if (isDay(at))
    return Math.abs(days) <= 1 ? relative(days, 'day') : formatDay(at, Math.abs(days) < 6 ? 'weekday' : 'short', now)
  if (Math.abs(days) <= 1) return `${relative(days, 'day')} ${formatTime(at)}`
  if (Math.abs(days) < 6) return `${format(at, { weekday: 'short' })} ${formatTime(at)}`
  return formatDay(at, 'short', now)
}

/** 2 minutes ago · in 4 days · yesterday */
export function formatRelative(at: At, now: At = new Date()): string {
  if (isDay(at)) return relative(daysBetween(now, at), 'day')
  const seconds = (+new Date(at) - +new Date(now)) / 1000
  const size = Math.abs(seconds)
  if (size < 45) return relative(0, 'second')
  if (size < 3600) return relative(Math.round(seconds / 60) || Math.sign(seconds), 'minute')
  if (size < 22 * 3600) return relative(Math.round(seconds / 3600), 'hour')
  const days = daysBetween(now, at) || Math.sign(seconds)
  if (Math.abs(days) < 14) return relative(days, 'day')
  if (Math.abs(days) < 60) return relative(Math.round(days / 7), 'week')
  return Math.abs(days) < 730
    ? relative(Math.round(days / 30.44), 'month')
    : relative(Math.round(days / 365.25), 'year')
}

/** Calendar days from one to the other in the member's zone: 0 the same day, 1 the next. */
export function daysBetween(from: At, to: At): number {
  return Math.round((+new Date(`${dayOf(to)}T00:00Z`) - +new Date(`${dayOf(from)}T00:00Z`)) / 86_400_000)
}

/** The calendar day an instant falls on where the member is: '2025-11-17'. */
export function dayOf(at: At): string {
  if (isDay(at)) return at
  const { zone: timeZone } = currentVoice()
  return cached('day', { timeZone }, () => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })).format(
    new Date(at),
  )
}

/** The hour of the day where the member is, 0 to 23. */
export const hourOf = (at: At): number =>
  Number(
    cached('hour', zoneOf(at), () => new Intl.DateTimeFormat('en-GB', { ...zoneOf(at), hour: '2-digit' })).format(
      new Date(at),
    ),
  )

const isDay = (at: At): at is string => typeof at === 'string' && at.length === 10
const yearOf = (at: At): string => dayOf(at).slice(0, 4)
const zoneOf = (at: At) => ({ timeZone: isDay(at) ? 'UTC' : currentVoice().zone })

function format(at: At, wish: Intl.DateTimeFormatOptions): string {
  const options = { ...wish, ...zoneOf(at) }
  return cached('date', options, (locale) => new Intl.DateTimeFormat(locale, options)).format(new Date(at))
}

function relative(value: number, unit: Intl.RelativeTimeFormatUnit): string {
  return cached('relative', {}, (locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })).format(
    value,
    unit,
  )
}

/** British dates come with a comma after the weekday where none is spoken. */
const plainer = (text: string): string =>
  currentVoice().locale.startsWith('en-GB') ? text.replace(/^(\p{L}+),/u, '$1') : text
