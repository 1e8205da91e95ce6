// Dates inside the letters: {day 2}, {date -6}, {date w14}, {month 1} become words that agree with the calendar of the telling.
import {
  dateOf,
  lastTime,
  nthWorkdayBefore,
  today,
  villageZone,
  wallClock,
  weekday,
  type DayNumber,
} from './calendar.ts'

const rushes = ['Easter', 'Easter', 'Easter', 'summer', 'summer', 'summer', 'summer', 'autumn', 'autumn']

const long = (day: DayNumber, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(dateOf(day))

function dayMeant(mark: string, sent: DayNumber, now: Date): DayNumber {
  if (mark.startsWith('w')) return nthWorkdayBefore(today(now), Number(mark.slice(1)))
  if (mark.startsWith('l')) return lastTime(now, mark.slice(1), 0)
  const meant = sent + Number(mark)
  return Number(mark) > 0 && weekday(meant) === 0 ? meant + 1 : meant
}

/** The words of a letter with its marks filled in; `{day 2}` is two days after it was sent, never a Sunday; `{rush}` the next busy season. */
export function fillDates(text: string, sentAt: Date, now: Date): string {
  const sent = wallClock(sentAt, villageZone).day
  const rush = rushes[dateOf(sent).getUTCMonth()] ?? 'Christmas'
  return text
    .replaceAll('{rush}', rush)
    .replace(/\{(day|date|month|year)(?: ([wl]?-?[\d-]+))?\}/g, (_, kind: string, mark = '0') => {
      if (kind === 'month') {
        const date = dateOf(sent)
        const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + Number(mark), 1)
        return long(first / 86_400_000, { month: 'long' })
      }
      const day = dayMeant(mark, sent, now)
      if (kind === 'day') return long(day, { weekday: 'long' })
      if (kind === 'year') return String(dateOf(day).getUTCFullYear())
      return long(day, { day: 'numeric', month: 'long' })
    })
}

/** One paragraph a line becomes a mail: blank lines between, except within lists and where a line begins with '|'. */
export function asMail(source: string): string {
  const lines = source
    .trim()
    .split('\n')
    .map((line) => line.trim())
  return lines.reduce((mail, line, index) => {
    if (index === 0) return line
    const before = lines[index - 1] ?? ''
    const listed = /^(-|\d+ ?x |>|\|)/
    const close =
      line.startsWith('|') ||
      line.startsWith('>') ||
      before.startsWith('>') ||
      (listed.test(line) && listed.test(before))
    return `${mail}${close ? '\n' : '\n\n'}${line.replace(/^\| ?/, '')}`
  }, '')
}
