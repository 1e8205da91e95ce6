// The From_ line that begins each message of a mbox, and how it differs from a sentence that begins with "From".

const weekday = /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/
const month = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/
const time = /\b\d{1,2}:\d{2}(?::\d{2})?\b/
const year = /\b\d{4}\b/
/** RFC 5322, section 2.2: printable characters without blank and colon. */
const field = /^[!-9;-~]+[ \t]*:/

/** The longest line that is looked at: enough for an address and a date. */
export const longestFromLine = 1000

/** Whether a line begins a header field. */
export function isField(line: string): boolean {
  return field.test(line)
}

/**
 * Whether a line begins a message: "From ", then weekday, month, time and year, after an empty line or before a header field;
 * without a date ("From -", "From a@b.c") the line has one word more and stands after an empty line and before a header field.
 */
export function isFromLine(line: string, next: string, afterEmpty: boolean): boolean {
  if (!line.startsWith('From ')) return false
  const beforeField = isField(next) || next.startsWith('>From ')
  const rest = line.slice(5).trimEnd()
  if (weekday.test(rest) && month.test(rest) && time.test(rest) && year.test(rest)) return afterEmpty || beforeField
  return /^\S+$/.test(rest) && afterEmpty && beforeField
}
