// Conversations become letters: who wrote to whom, at which instant, in whose words, under which Message-ID.
import { inBusinessHours, later, resolve } from './calendar.ts'
import { cast, type Name, type Person } from './cast.ts'
import { chance, digest } from './chance.ts'
import type { Extras, Line, Thread } from './thread.ts'
import { asMail, fillDates } from './words.ts'

export type Letter = {
  /** The same in every telling: storyline, conversation and place in it. */
  key: string
  thread: Thread
  by: Name
  from: Person
  to: Person[]
  cc: Person[]
  sentAt: Date
  subject: string
  /** What the writer added, with their closing, without signature and quotation. */
  words: string
  answers?: Letter
  extras: Extras
  messageId: string
}

export const isMember = (name: Name) => cast[name].member !== undefined

export function lettersOf(threads: Thread[], now: Date): Letter[] {
  const closings = new Map<Name, number>()
  return threads.flatMap((thread, index) => {
    const letters: Letter[] = []
    for (const line of thread.lines) {
      const key = `${thread.with}/${index}/${letters.length}`
      letters.push(writeLetter(thread, line, letters, key, closings, now))
    }
    return letters
  })
}

function writeLetter(
  thread: Thread,
  [by, after, words, extras = {}]: Line,
  before: Letter[],
  key: string,
  closings: Map<Name, number>,
  now: Date,
): Letter {
  const from = cast[by]
  const sentAt = sentTime(thread, by, after, before.at(-1), extras, key, now)
  const turn = closings.get(by) ?? 0
  closings.set(by, turn + 1)
  const closing = words.endsWith('§') ? '' : `\n\n${from.closings[turn % from.closings.length]}`
  const text = asMail(fillDates(words.replace(/§$/, ''), sentAt, now)) + closing
  const { to, cc } = recipients(thread, by, before, extras)
  return {
    key,
    thread,
    by,
    from,
    to: to.map((name) => cast[name]),
    cc: cc.map((name) => cast[name]),
    sentAt,
    subject: subjectOf(thread, from, before, extras, sentAt, now),
    words: from.client === 'apple' || from.client === 'outlook' ? text.replaceAll("'", '’') : text,
    answers: before.at(-1),
    extras,
    messageId: messageId(key, from),
  }
}

function sentTime(
  thread: Thread,
  by: Name,
  after: string,
  before: Letter | undefined,
  extras: Extras,
  key: string,
  now: Date,
): Date {
  const roll = chance(key)
  const planned = before ? later(before.sentAt, after, roll) : resolve(thread.start, now)
  const told = 'hours' in thread.start && !before ? planned : new Date(planned.getTime() + (roll % 60) * 1000)
  return new Date(
    Math.floor((isMember(by) && !extras.anyHour ? inBusinessHours(told, roll) : told).getTime() / 1000) * 1000,
  )
}

/** Answers go to whoever last spoke on the other side; copies stay until a line says otherwise. */
function recipients(thread: Thread, by: Name, before: Letter[], extras: Extras): { to: Name[]; cc: Name[] } {
  const other = before.findLast((letter) => isMember(letter.by) !== isMember(by))?.by
  const fallback = isMember(by) ? thread.with : (thread.via ?? 'shop')
  const to = extras.to ?? [other ?? fallback]
  const kept = before.at(-1)?.extras.cc ?? []
  const cc = (extras.cc ?? (extras.forward ? [] : kept)).filter((name) => name !== by && !to.includes(name))
  extras.cc ??= cc
  return { to, cc }
}

function subjectOf(thread: Thread, from: Person, before: Letter[], extras: Extras, sentAt: Date, now: Date): string {
  const subject = extras.subject ?? fillDates(thread.subject, before[0]?.sentAt ?? sentAt, now)
  if (before.length === 0 || extras.subject) return subject
  if (extras.forward) return `${from.client === 'outlook' ? 'FW' : 'Fwd'}: ${subject}`
  return `${from.client === 'german' ? 'AW' : from.client === 'outlook' ? 'RE' : 'Re'}: ${subject}`
}

function messageId(key: string, from: Person): string {
  const hash = digest(`message ${key}`)
  if (from.client === 'gmail')
    return `<CA${Buffer.from(hash.slice(0, 50)).toString('base64url').slice(0, 46)}@mail.gmail.com>`
  if (from.client === 'outlook')
    return `<LO4P265MB${hash.slice(0, 24).toUpperCase()}@LO4P265MB0041.GBRP265.PROD.OUTLOOK.COM>`
  const uuid = hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  return `<${from.client === 'apple' ? uuid.toUpperCase() : uuid}@${from.address.split('@')[1]}>`
}
