/** The block of fields above an old mail: "From: … Sent: … To: … Subject: …", in any language. */
import { type Field, fieldNamed } from './words/fields.ts'
import { nextWords, type Page } from './lines.ts'

interface Block {
  end: number
  fields: Map<Field, string>
}

const longestBlock = 40
const hasAddress = /[^\s<>@"]{1,64}@[^\s<>@"]{1,100}/
const nameAndAddress = /\S.{0,100}[<[(](?:mailto:)?[^\s<>@]{1,64}@[^\s<>@]{1,100}[>\])]/i
const hasTime = /(?<!\d)\d{1,2}\s?[:.hH時时]\s?\d{2}(?!\d)/
const hasYear = /(?<!\d)(?:19|20)\d{2}(?!\d)/

/** Where the block that begins at line `i` ends, if one begins there; after a title of a forward less is asked of it. */
export function headerEnd(page: Page, i: number, titled: boolean, read = fieldOf): number | undefined {
  if (read(page.view[i] ?? '') === undefined) return titled ? undefined : unknownBlock(page, i)
  const block = readBlock(page, i, read)
  return block && convinces(block.fields, titled) ? block.end : undefined
}

/** The field that a line is, with its value. */
export function fieldOf(view: string): [Field, string] | undefined {
  const at = colonOf(view)
  if (at < 1) return undefined
  const field = fieldNamed(label(view, at))
  return field === undefined ? undefined : [field, value(view, at)]
}

/** Whether to, copy and subject alone stand here under a name and a date, as Lotus Notes writes it. */
export function notesBlockAt(page: Page, i: number): { start: number; end: number } | undefined {
  if (fieldOf(page.view[i] ?? '')?.[0] !== 'to') return undefined
  const block = readBlock(page, i, fieldOf)
  if (!block || !block.fields.has('subject')) return undefined
  for (let up = i - 1; up >= 0 && up >= i - 4; up -= 1) {
    const view = page.view[up] ?? ''
    if (view.length < 90 && hasTime.test(view) && /\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(view)) {
      const named =
        /^\W{0,3}\d/.test(view) && up > 0 && page.view[up - 1] !== '' && (page.view[up - 1] ?? '').length < 90
      return { start: named ? up - 1 : up, end: block.end }
    }
  }
  return block.fields.size >= 3 && hasAddress.test([...block.fields.values()].join(' '))
    ? { start: i, end: block.end }
    : undefined
}

function readBlock(page: Page, i: number, read: typeof fieldOf): Block | undefined {
  const fields = new Map<Field, string>()
  let end = i
  let loose = 0
  for (let at = i; at < page.view.length && at < i + longestBlock; at += 1) {
    const view = page.view[at] ?? ''
    const field = read(view)
    if (field) {
      if (fields.has(field[0]) && field[0] === 'from') break
      if (!fields.has(field[0])) fields.set(field[0], field[1])
      end = at + 1
      loose = 0
    } else if (view === '') {
      const next = nextWords(page, at)
      if (next > at + 4 || !read(page.view[next] ?? '') || loose > 0) break
    } else {
      loose += 1
      if (loose > 6 || view.length > 400) break
    }
  }
  return fields.size < 2 ? undefined : { end: wrappedEnd(page, end), fields }
}

/** The last field may run over several lines, up to the blank line below the block. */
function wrappedEnd(page: Page, end: number): number {
  let at = end
  while (at < page.view.length && at < end + 3 && page.view[at] !== '') at += 1
  return page.view[at] === '' ? at : end
}

function convinces(fields: Map<Field, string>, titled: boolean): boolean {
  const sent = fields.get('sent') ?? ''
  const dated = /\d/.test(sent) || /\d/.test(fields.get('date') ?? '')
  const all = [...fields.values()].join(' ')
  const named = hasAddress.test(all)
  const weighty = ['from', 'sent', 'date', 'to', 'subject'].filter((field) => fields.has(field as Field)).length
  if (titled) return weighty >= 2
  if (!fields.has('from')) return weighty >= 3 && dated && (named || fields.has('subject'))
  if (/\d/.test(sent)) return true
  if (weighty >= 3) return fields.has('subject') || (named && dated)
  return dated && named
}

/** A block in a language that is not known: three or more labels, a name with an address first, a day with an hour after it. */
function unknownBlock(page: Page, i: number): number | undefined {
  const first = page.view[i] ?? ''
  if (!first.includes('@') || !isLabelled(first) || !nameAndAddress.test(first)) return undefined
  let end = i
  let dated = false
  while (end < page.view.length && end < i + 8 && isLabelled(page.view[end] ?? '')) {
    const view = page.view[end] ?? ''
    dated ||= hasTime.test(view) && hasYear.test(view)
    end += 1
  }
  return dated && end >= i + 3 ? end : undefined
}

function isLabelled(view: string): boolean {
  const at = colonOf(view)
  return at > 0 && label(view, at).split(' ').length <= 3 && value(view, at) !== ''
}

function colonOf(view: string): number {
  const head = view.slice(0, 40)
  const plain = head.indexOf(':')
  const wide = head.indexOf('：')
  return plain < 0 ? wide : wide < 0 ? plain : Math.min(plain, wide)
}

function label(view: string, at: number): string {
  return view
    .slice(0, at)
    .replace(/[*_>|]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

function value(view: string, at: number): string {
  return view
    .slice(at + 1)
    .replace(/^[*_\s]+|[*_\s]+$/g, '')
    .slice(0, 300)
}
