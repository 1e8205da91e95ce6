// Numbers, lengths of time and lists as the member writes them.
import { currentVoice, say } from './say.ts'

const made = new Map<string, unknown>()

/** An Intl formatter is slow to make and quick to use: one for each locale and wish. */
export function cached<T>(kind: string, options: object, make: (locale: string) => T): T {
  const { locale } = currentVoice()
  const key = `${kind} ${locale} ${JSON.stringify(options)}`
  if (!made.has(key)) made.set(key, make(locale))
  return made.get(key) as T
}

export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  return cached('number', options, (locale) => new Intl.NumberFormat(locale, options)).format(value)
}

/** 2,318; with a cap, 500 and above read 500+. */
export function formatCount(value: number, cap = Infinity): string {
  return value >= cap ? `${formatNumber(cap)}+` : formatNumber(value)
}

export const formatPercent = (share: number, digits = 0): string =>
  formatNumber(share, { style: 'percent', maximumFractionDigits: digits })

export function formatBytes(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)))
  const unitDisplay = step === 0 ? 'long' : 'short'
  return formatNumber(bytes / 1000 ** step, {
    style: 'unit',
    unit: units[step],
    unitDisplay,
    maximumFractionDigits: step > 1 ? 1 : 0,
  })
}

export function formatList(items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return cached('list', { type }, (locale) => new Intl.ListFormat(locale, { type })).format(items)
}

const minute = 60_000
const units = [
  { ms: 24 * 60 * minute, long: 'kit.days', short: 'kit.days' },
  { ms: 60 * minute, long: 'kit.hours', short: 'kit.hoursShort' },
  { ms: minute, long: 'kit.minutes', short: 'kit.minutes' },
] as const

/** How long: 2 days, 5 hours, 48 min; `fine` adds the next smaller unit: 1 day 3 h. Rounded down, at least one minute. */
export function formatDuration(ms: number, { fine = false }: { fine?: boolean } = {}): string {
  const whole = Math.max(ms, minute)
  const at = units.findIndex((unit) => whole >= unit.ms)
  const unit = units[at] ?? units[2]
  const count = Math.floor(whole / unit.ms)
  const next = fine ? units[at + 1] : undefined
  const left = next ? Math.floor((whole - count * unit.ms) / next.ms) : 0
  return next && left > 0
    ? `${say(unit.short, { n: count })} ${say(next.short, { n: left })}`
    : say(unit.long, { n: count })
}
