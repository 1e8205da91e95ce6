/** The line above a quotation, "On … Ann wrote:", told by its parts in any language, also where it was broken into several. */
import { isRule, type Page } from './lines.ts'
import { anyOf } from './words/phrases.ts'
import { leadWords, wroteScripts, wroteWords } from './words/wrote.ts'

/** Where an opening of an old mail begins, where its own lines end, and whether a quotation must follow for it to count. */
export interface Opening {
  start: number
  end: number
  sure: boolean
}

const wrote = new RegExp(`(?<![\\p{L}])(?:${anyOf(wroteWords)})(?![\\p{L}(])|${anyOf(wroteScripts)}`, 'iu')
const wroteLast = new RegExp(`(?:(?<![\\p{L}])(?:${anyOf(wroteWords)})|${anyOf(wroteScripts)})$`, 'iu')
const lead = new RegExp(`^(?:${anyOf(leadWords)}|在|于|於)(?![\\p{L}])`, 'iu')
const address = /[^\s<>@"(),:;]{1,64}@[^\s<>@"(),:;]{1,100}\.[a-z]{2,}/i
const time = /(?<!\d)\d{1,2}\s?(?:[:.hHч時时点點]|시|óra)\s?\d{2}(?!\d)/u
const date =
  /(?<!\d)(?:19|20|25)\d{2}(?!\d)|(?<!\d)\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{2,4}|(?<!\d)\d{1,2}\.? \p{L}{3,12}\.? \d{2}(?!\d)|\d{1,2}\s?[月월]\s?\d{1,2}/u
const dateThenBare = /^[^<>@]{0,12}\d[^<>@]{4,50}\s(?:<)?[^\s<>@]{1,64}@[^\s<>@:]{1,100}\s?:$/u
const beginsWithDay = /^(?:\p{L}{2,14}\.?,?\s)?\d{1,4}[\s./-]/u
const stamped = /^\d{4}-\d\d-\d\d \d\d?:\d\d (?:GMT|UTC)?\s?[+-]\d\d:?\d\d [\p{L}\p{N}._' -]{2,60}$/u
const dateThenAddress = /^(?:\p{L}{2,12}\.?,? )?\d{1,4}[^<>]{6,120}<(?:mailto:)?[^\s<>@]{1,64}@[^\s<>@]{1,100}>\s?:?$/u
const enclosedAddress = /[<(][^\s<>@()]{1,64}@[^\s<>@()]{1,100}[>)]/
const whole = /^[^:]{2,40}(?::\d\d){0,2}[^:]{0,120}<?[^\s<>@"]{1,64}@[^\s<>@"]{1,100}>?[^:]{0,40}:/u
const youWrote =
  /(?<!\p{L})(?:you wrote|du skrev|sie schrieben|vous avez écrit|usted escribió|hai scritto|вы писали|ви писали)$/iu

/** The attribution that ends at line `end`, if one does; `quotedNext` says that a quotation follows it. */
export function attributionAt(page: Page, end: number, from: number, quotedNext: boolean): Opening | undefined {
  const last = stripped(page.view[end] ?? '')
  if (last.length > 400 || last === '') return undefined
  if (!mayEnd(last, quotedNext)) return startsWhole(last) ? { start: end, end: end + 1, sure: true } : undefined
  let joined = ''
  let found: Opening | undefined
  let blanks = 0
  for (let start = end; start >= from && start > end - 7; start -= 1) {
    const view = page.view[start] ?? ''
    if (view === '') blanks += 1
    if (blanks > 1) break
    if (view === '') continue
    const part = stripped(view)
    if (start < end && breaksOff(part)) break
    joined = joined === '' ? part : `${part} ${joined}`
    if (joined.length > 500) break
    if (blanks > 0 && !leadsToDate(part) && found) break
    const sure = isAttribution(joined, quotedNext)
    if (sure === undefined) continue
    const proper = properStart(part)
    if (!found || proper) found = { start, end: end + 1, sure }
    if (proper && wrote.test(joined)) break
  }
  return found
}

/** Whether a line that stands alone above a quotation names a day and is no sentence: "Message of 01/02/16 18:32". */
export function datesQuotation(view: string): boolean {
  const line = stripped(view)
  return (
    line.length > 8 &&
    line.length < 80 &&
    /^["'\p{Lu}\p{Lo}\d]/u.test(line) &&
    !/[.?!,;]$/.test(line) &&
    date.test(line) &&
    /\d[/.:-]\d/.test(line)
  )
}

/** Whether a line inside a quotation is itself an attribution. */
export function speaksOfWriting(line: string): boolean {
  const bare = stripped(line)
  return bare.length < 400 && mayEnd(bare, false) && isAttribution(bare, false) === true
}

/** Whether a lone line with a sign of quotation is the broken-off end of an attribution: "> wrote:". */
export function endsAttribution(view: string): boolean {
  return view.length < 60 && wroteLast.test(view.replace(/\s?[:：]$/, ''))
}

/** The line without the signs that programs put around an attribution. */
function stripped(view: string): string {
  let from = 0
  let to = view.length
  while (from < to && ' <>-*_|'.includes(view.charAt(from))) from += 1
  while (to > from && ' >-*_|'.includes(view.charAt(to - 1)) && !endsAddress(view, to)) to -= 1
  return view.slice(from, to)
}

function endsAddress(view: string, to: number): boolean {
  return view.charAt(to - 1) === '>' && view.lastIndexOf('@', to) > view.lastIndexOf(' ', to)
}

function mayEnd(last: string, quotedNext: boolean): boolean {
  const sign = last.charAt(last.length - 1)
  if (sign === ':' || sign === '：') return true
  if (sign === '>' && last.includes('@')) return true
  if (/\d/.test(last) && stamped.test(last)) return true
  return wroteLast.test(last.slice(-40)) || (quotedNext && wrote.test(last))
}

/** True: it is one; false: it is one if a quotation follows; undefined: it is none. */
function isAttribution(line: string, quotedNext: boolean): boolean | undefined {
  if (line.length < 6) return undefined
  const body = line.replace(/\s?[:：]$/, '')
  const colon = body !== line
  const hasAddress = line.includes('@') && address.test(line)
  if (stamped.test(line)) return true
  if (hasAddress && dateThenAddress.test(line)) return true
  if (hasAddress && dateThenBare.test(line) && date.test(line) && time.test(line)) return true
  if (colon && line.length < 200 && enclosedAddress.test(body) && date.test(body) && time.test(body)) return true
  const said = wrote.test(body)
  if (!said)
    return colon && quotedNext && (date.test(body) || hasAddress) && (time.test(body) || hasAddress) ? false : undefined
  const ends = colon || wroteLast.test(body)
  if (!ends) return quotedNext && (hasAddress || date.test(body)) ? false : undefined
  if (hasAddress || youWrote.test(body)) return true
  const dated = date.test(body)
  if (dated && (time.test(body) || (colon && (lead.test(body) || (beginsWithDay.test(body) && wroteLast.test(body))))))
    return true
  if (/(?<!\p{L})via(?!\p{L}).{2,60}$/u.test(body) && colon) return true
  return quotedNext && (dated || time.test(body) || (colon && body.length < 80)) ? false : undefined
}

/** "On 3 May 2024, 10:00, Ann <ann@…> wrote: and the mail goes on in the same line." */
function startsWhole(line: string): boolean {
  if (!lead.test(line) || !whole.test(line)) return false
  const said = wrote.exec(line)
  return (
    said !== null && /^\s?[:：]/.test(line.slice(said.index + said[0].length)) && time.test(line.slice(0, said.index))
  )
}

function leadsToDate(line: string): boolean {
  return line === '' || (lead.test(line) && date.test(line))
}

function properStart(line: string): boolean {
  if (lead.test(line)) return true
  const head = line.slice(0, 60)
  return /^["'\p{Lu}\p{Lo}]/u.test(line)
    ? date.test(head) || head.includes('@')
    : /^\P{L}{0,4}\d/u.test(line) || date.test(head.slice(0, 30))
}

/** Whether a line ends in a way that an attribution broken in two does not. */
function breaksOff(line: string): boolean {
  if (isRule(line)) return true
  const sign = line.charAt(line.length - 1)
  if (sign === '?' || sign === '!' || sign === ':' || sign === '：' || sign === '。') return true
  return sign === '.' && /\p{L}{5,}\.$/u.test(line)
}
