// The instant a mail was sent, read from its Date header in any of the forms found in the wild (RFC 5322, asctime, ISO 8601).

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const zones: Record<string, number> = {
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  CET: 60,
  MET: 60,
  CEST: 120,
  MEST: 120,
  EET: 120,
  EEST: 180,
  BST: 60,
  JST: 540,
}

const dayFirst =
  /(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s,-]+(\d{2,4})(?:[\s,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?\s*([ap]m)?\s*([+-]\s?\d{1,2}:?\d{2}|[a-z]{1,5})?/i
const monthFirst =
  /([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(?:(\d{4}),?\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([ap]m))?(?:\s*([a-z]{3,5}|[+-]\d{4}))?(?:\s+(\d{4}))?(?:\s+([+-]\d{4}))?/i
const iso =
  /(\d{4})[-/](\d{2})[-/](\d{2})(?:[t\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*(z|[+-]\d{2}:?\d{2})?/i

/** The instant of a date header in ISO 8601, or null when it names none from 1970 on. A missing or unknown zone is UTC. */
export function readDate(header: string): string | null {
  const text = header.slice(0, 200).replace(/\([^()]*\)/g, ' ')
  const a = iso.exec(text)
  if (a) return instant(a[1], Number(a[2]) - 1, a[3], a[4], a[5], a[6], undefined, a[7])
  const b = dayFirst.exec(text)
  if (b && monthOf(b[2]) >= 0) return instant(b[3], monthOf(b[2]), b[1], b[4], b[5], b[6], b[7], b[8])
  const c = monthFirst.exec(text)
  if (c && monthOf(c[1]) >= 0) return instant(c[3] ?? c[9], monthOf(c[1]), c[2], c[4], c[5], c[6], c[7], c[10] ?? c[8])
  return null
}

type Field = string | undefined

function monthOf(name: Field): number {
  return months.indexOf((name ?? '').toLowerCase())
}

function instant(
  year: Field,
  month: number,
  day: Field,
  hour: Field,
  minute: Field,
  second: Field,
  half: Field,
  zone: Field,
) {
  const y = fullYear(year)
  const d = Number(day)
  const midday = half?.toLowerCase()
  const h = (Number(hour ?? 0) % (midday ? 12 : 25)) + (midday === 'pm' ? 12 : 0)
  const local = new Date(Date.UTC(y, month, d, h, Number(minute ?? 0), Math.min(Number(second ?? 0), 59)))
  const startOfDay = new Date(Date.UTC(y, month, d))
  const valid =
    y >= 1970 && startOfDay.getUTCMonth() === month && startOfDay.getUTCDate() === d && Number(minute ?? 0) < 60
  if (!valid) return null
  return new Date(local.getTime() - offsetMinutes(zone) * 60_000).toISOString()
}

/** RFC 5322, section 4.3: two digits from 50 on and three digits count from 1900, two digits below 50 from 2000. */
function fullYear(year: Field): number {
  if (year === undefined) return 0
  const y = Number(year)
  if (year.length === 2) return y < 50 ? 2000 + y : 1900 + y
  return year.length === 3 ? 1900 + y : y
}

function offsetMinutes(zone: Field): number {
  const numeric = /^([+-])\s?(\d{1,2}):?(\d{2})$/.exec(zone ?? '')
  if (!numeric) return zones[(zone ?? '').toUpperCase()] ?? 0
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3])
  if (minutes > 14 * 60) return 0
  return numeric[1] === '-' ? -minutes : minutes
}
