// Numbers, lengths of time and lists as the member writes them.
import { currentVoice } from './say.ts'

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
const steps = [
  { unit: 'day', ms: 24 * 60 * minute },
  { unit: 'hour', ms: 60 * minute },
  { unit: 'minute', ms: minute },
] as const

/** How long: 2 days, 5 hours, 48 min; `fine` adds the next smaller unit: 1 day 3 hr. Rounded down, at least one minute. */
export function formatDuration(ms: number, { fine = false }: { fine?: boolean } = {}): string {
  const whole = Math.max(ms, minute)
  const at = steps.findIndex((step) => whole >= step.ms)
  const step = steps[at] ?? steps[2]
  const count = Math.floor(whole / step.ms)
  const next = fine ? steps[at + 1] : undefined
  const left = next ? Math.floor((whole - count * step.ms) / next.ms) : 0
  const first = formatUnit(count, step.unit, fine && step.unit === 'hour')
  return next && left > 0 ? `${first} ${formatUnit(left, next.unit, true)}` : first
}

function formatUnit(value: number, unit: 'day' | 'hour' | 'minute', short: boolean): string {
  return formatNumber(value, { style: 'unit', unit, unitDisplay: short || unit === 'minute' ? 'short' : 'long' })
}
