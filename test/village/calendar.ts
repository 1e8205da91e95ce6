// When things happen in the village: every moment is told from today backwards, so that the story always ends today.

export const villageZone = 'Europe/London'

/** A point of the story: days or working days before today, the last time a calendar day came round, hours ago, or this morning. */
export type Moment =
  | { ago: number; at: string }
  | { workday: number; at: string }
  | { last: string; back: number; at: string }
  | { hours: number }
  | { morning: string }

export const ago = (days: number, at: string): Moment => ({ ago: days, at })
export const workday = (back: number, at: string): Moment => ({ workday: back, at })
/** The latest (or, with `back`, an earlier) occurrence of a day such as '10-02', at least a fortnight ago. */
export const last = (monthDay: string, at: string, back = 0): Moment => ({ last: monthDay, back, at })
export const hours = (count: number): Moment => ({ hours: count })
export const morning = (at: string): Moment => ({ morning: at })

const dayMs = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** Whole days since 1970 of a local calendar day. */
export type DayNumber = number

export function wallClock(instant: Date, zone: string) {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
      hourCycle: 'h23',
    })
    formats.set(zone, format)
  }
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const utc = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second)
  return {
    day: Math.floor(utc / dayMs),
    minutes: (part.hour ?? 0) * 60 + (part.minute ?? 0),
    offset: utc - Math.floor(instant.getTime() / 1000) * 1000,
  }
}

export function instantOf(day: DayNumber, minutes: number, zone: string): Date {
  const wall = day * dayMs + minutes * 60_000
  const guess = wall - wallClock(new Date(wall), zone).offset
  return new Date(wall - wallClock(new Date(guess), zone).offset)
}

export const minutesOf = (at: string) => Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5))
export const dateOf = (day: DayNumber) => new Date(day * dayMs)
export const weekday = (day: DayNumber) => dateOf(day).getUTCDay()
export const today = (now: Date) => wallClock(now, villageZone).day

export function nthWorkdayBefore(day: DayNumber, count: number): DayNumber {
  let found = day
  for (let left = count; left > 0; ) {
    found -= 1
    if (weekday(found) % 6 !== 0) left -= 1
  }
  return found
}

export function lastTime(now: Date, monthDay: string, back: number): DayNumber {
  const limit = today(now) - 15
  for (let year = new Date(now).getUTCFullYear() + 1; ; year -= 1) {
    const day = Date.parse(`${year}-${monthDay}T00:00:00Z`) / dayMs
    if (day <= limit) return Date.parse(`${year - back}-${monthDay}T00:00:00Z`) / dayMs
  }
}

export function resolve(moment: Moment, now: Date): Date {
  const day = today(now)
  if ('hours' in moment) return new Date(now.getTime() - moment.hours * 3_600_000)
  if ('morning' in moment) {
    const early = instantOf(day, minutesOf(moment.morning), villageZone)
    return early.getTime() < now.getTime() - 600_000 ? early : new Date(now.getTime() - 2_400_000)
  }
  const minutes = minutesOf(moment.at)
  if ('ago' in moment) return instantOf(day - moment.ago, minutes, villageZone)
  if ('workday' in moment) return instantOf(nthWorkdayBefore(day, moment.workday), minutes, villageZone)
  return instantOf(lastTime(now, moment.last, moment.back), minutes, villageZone)
}

const opening: Record<number, [number, number] | undefined> = { 6: [480, 750] }
const closed = new Set(['12-25', '12-26', '01-01'])

function openOn(day: DayNumber): [number, number] | undefined {
  if (weekday(day) === 0 || closed.has(dateOf(day).toISOString().slice(5, 10))) return undefined
  return opening[weekday(day)] ?? [415, 1065]
}

/** The same instant if the shop is open then, else a few minutes after it next opens. */
export function inBusinessHours(instant: Date, jitter: number): Date {
  const { day, minutes } = wallClock(instant, villageZone)
  const hoursOpen = openOn(day)
  if (hoursOpen && minutes >= hoursOpen[0] && minutes <= hoursOpen[1]) return instant
  let next = hoursOpen && minutes < hoursOpen[0] ? day : day + 1
  while (!openOn(next)) next += 1
  return instantOf(next, (openOn(next)?.[0] ?? 420) + 4 + (jitter % 41), villageZone)
}

/** `instant` moved on by '20m', '2h', '3d' or '1d 09:20'. */
export function later(instant: Date, step: string, jitter: number): Date {
  const [amount = '0m', at] = step.split(' ')
  const count = Number.parseInt(amount, 10)
  if (amount.endsWith('m')) return new Date(instant.getTime() + count * 60_000)
  if (amount.endsWith('h')) return new Date(instant.getTime() + count * 3_600_000 + (jitter % 19) * 60_000)
  const { day, minutes } = wallClock(instant, villageZone)
  return instantOf(day + count, at ? minutesOf(at) : minutes + (jitter % 53) - 20, villageZone)
}
