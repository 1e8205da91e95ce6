/** Marks the signature that no sign announces: "Best regards, Ann", a name, a block of ways to reach someone. */
import { afterClosing } from './words/closings.ts'
import { isRule, lastWords, type Page, SAID, SIGNATURE, unquoted } from './lines.ts'
import { isRole } from './words/roles.ts'
import { isLoneGivenName, isLoneSender, looksLikeName, readSender, type Sender, signsAs } from './sender.ts'
import { isContact, isShortLine } from './shape.ts'
import type { Stretch } from './tail.ts'

const window = 16
const postscript = /^(?:p\.?\s?s\.?|pd|post ?scriptum|n\.?b\.?)\s?[:.,)\-– ]/i

/** Marks the sign-off at the end of a stretch; a postscript below it stays among the words. */
export function markSignoff(page: Page, stretch: Stretch, senderName: string): void {
  const sender = readSender(senderName)
  const end = beforePostscript(page, stretch)
  const lines = lastLines(page, { start: stretch.start, end })
  const from = signoffStart(page, lines, sender)
  if (from === undefined) return
  for (const at of lines.slice(from)) page.kind[at] = SIGNATURE
}

/** The numbers of the last lines with words, in order. */
function lastLines(page: Page, { start, end }: Stretch): number[] {
  const lines: number[] = []
  let at = lastWords(page, end, start)
  while (at >= start && lines.length < window) {
    if (page.fenced[at]) break
    const enclosed = isEnclosure(page.view[at] ?? '')
    if (page.quote[at] && !enclosed) break
    if (page.kind[at] !== SIGNATURE && !enclosed) lines.unshift(at)
    at = lastWords(page, at, start)
  }
  return lines
}

function beforePostscript(page: Page, { start, end }: Stretch): number {
  let at = end
  for (let i = 0; i < 6; i += 1) {
    const last = lastWords(page, at, start)
    if (last <= start) return end
    if (postscript.test(page.view[last] ?? '')) return last
    at = last
  }
  return end
}

/** Which of the last lines the sign-off begins with. */
function signoffStart(page: Page, lines: number[], sender: Sender): number | undefined {
  const views = lines.map((at) => page.view[at] ?? '')
  let tail = views.length
  while (tail > 0 && fitsSignature(views[tail - 1] ?? '')) tail -= 1
  for (let i = Math.max(0, tail - 1); i < views.length; i += 1) {
    if (closes(views, i, tail, sender)) return upward(page, lines, views, i)
  }
  for (let i = tail; i < views.length; i += 1) {
    if (names(page, lines, views, i, sender)) return upward(page, lines, views, i)
  }
  return undefined
}

/** A closing phrase with a name beside it or below it. */
function closes(views: string[], i: number, tail: number, sender: Sender): boolean {
  const view = (views[i] ?? '').replace(/^[\s~/–—-]+/, '')
  const rest = view.length <= 70 ? afterClosing(view) : undefined
  if (rest === undefined) return false
  if (i < tail && i + 1 < tail) return false
  if (rest !== '') return i >= tail - 1 && restIsName(view, rest, sender)
  const next = views[i + 1]
  return (
    next !== undefined &&
    (isBareClosing(next)
      ? closes(views, i + 1, tail, sender)
      : looksLikeName(next) || signsAs(sender, next) || isContact(next))
  )
}

function isBareClosing(view: string): boolean {
  return afterClosing(view) === ''
}

function restIsName(view: string, rest: string, sender: Sender): boolean {
  const words = rest.split(' ')
  if (words.length > 4 || /[?]/.test(view)) return false
  const own = view.trimEnd().replace(/[.!]+$/, '')
  return signsAs(sender, rest) || (/[,.!;–—-]\s*\S/.test(own) && looksLikeName(own.slice(-rest.length)))
}

/** A line that names the sender, or another name, with nothing but a signature below. */
function names(page: Page, lines: number[], views: string[], i: number, sender: Sender): boolean {
  const view = (views[i] ?? '').replace(/^[\s~/–—-]+/, '')
  const apart = standsApart(page, lines[i] ?? 0)
  const below = views.slice(i + 1)
  const first = view.split(/[|,;•·]|\s[-–—]\s|\s{3,}|\t/)[0]?.trim() ?? ''
  const words = first.split(/\s+/).length
  if (lines[i] === firstLine(page) || /[:：]$/.test(views[i - 1] ?? '')) return false
  if (looksLikeName(first) && words <= 5) {
    if (signsAs(sender, first) && (apart || endsSentence(views[i - 1]))) return true
    if (apart && words >= 2 && (below.some(isContact) || isRole(below[0] ?? ''))) return true
  }
  if (isContact(view) && signsAs(sender, view.replace(/@.*/, '').replace(/[._]/g, ' '))) return apart
  if (below.length > 0) return false
  if (isLoneSender(sender, view)) return apart || (views[i - 1] ?? '').length < 50
  return apart && /^\p{Lu}/u.test(view) && isLoneGivenName(view)
}

/** The first line of the mail with words: whatever it says, it is no signature. */
function firstLine(page: Page): number {
  let at = 0
  while (at < page.view.length && (page.view[at] === '' || page.kind[at] !== SAID)) at += 1
  return at
}

/** Lines directly above, in the same paragraph and shaped like the signature's, belong to it. */
function upward(page: Page, lines: number[], views: string[], i: number): number {
  let at = i
  while (at > 0 && lines[at] === (lines[at - 1] ?? -9) + 1 && isRule(views[at - 1] ?? '')) at -= 1
  const team = at > 0 && lines[at] === (lines[at - 1] ?? -9) + 1 && standsApart(page, lines[at - 1] ?? 0)
  const above = views[at - 1] ?? ''
  return team && looksLikeName(above) && views.slice(at).some(isContact) ? at - 1 : at
}

/** The mention that programs leave where a file was enclosed: "<<plan.doc>>", " - plan.doc", "[image: logo]", "(See attached file: plan.doc)". */
function isEnclosure(view: string): boolean {
  const line = unquoted(view)
  return (
    line === '' ||
    /^(?:<<[^>]*>>|<[^<>\s@]+\.\w{2,4}>|-\s?[^.]{1,80}(?:\.[^.]{1,40})*\.\w{2,5}|\[(?:image|cid|inline image|logo)[^\]]*\]|\((?:see )?attached file[^)]*\))$/i.test(
      line,
    )
  )
}

function fitsSignature(view: string): boolean {
  if (/^[-+*•·]\s/.test(view)) return looksLikeName(view.slice(2))
  return isContact(view) || isShortLine(view) || isRule(view)
}

function standsApart(page: Page, at: number): boolean {
  return at > 0 && page.view[at - 1] === ''
}

function endsSentence(view: string | undefined): boolean {
  return view === undefined || /[.!?…)"'\d]$/.test(view) || view.length > 30
}
