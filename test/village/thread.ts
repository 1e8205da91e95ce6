// How a storyline is told: conversations of lines, each line who wrote it, how long after the one before, and the words.
import type { Moment } from './calendar.ts'
import type { Name } from './cast.ts'

export type Attachment =
  | { kind: 'pdf'; name: string; title: string; lines: string[] }
  | { kind: 'csv'; name: string; rows: (string | number)[][] }
  | { kind: 'png'; name: string; width: number; height: number; colour: [number, number, number]; inline?: boolean }
  | { kind: 'ics'; name: string; summary: string; location: string; inDays: number; at: string }

export type Extras = {
  to?: Name[]
  cc?: Name[]
  attach?: Attachment[]
  /** Written on a telephone: "Sent from my iPhone" in place of the signature. */
  phone?: boolean
  /** Sent on with the words below it, to someone who was not in the conversation. */
  forward?: boolean
  /** The words stand exactly as written: no quotation is added (the writer answers between the lines, or cut it away). */
  bare?: boolean
  /** Only an HTML part, as some programs send. */
  htmlOnly?: boolean
  /** A member writes outside business hours. */
  anyHour?: boolean
  /** A copy of this mail reached another mailbox through a list server: other encoding, and another Message-ID. */
  relayed?: boolean
  subject?: string
  charset?: 'iso-8859-1'
}

/** Who wrote, how long after the line before ('' for the first), the words, and what is special about it. */
export type Line = [by: Name, after: string, words: string, extras?: Extras]

export type Thread = {
  subject: string
  start: Moment
  /** The customer it is with, whom the first line of a member goes to. */
  with: Name
  /** Whom of the shop a customer's first line goes to. */
  via?: Name
  lines: Line[]
  /** The customer waits for an answer to it today. */
  waiting?: true
  /** Its last words thank, and tell a story with it: Kith, in doubt, has somebody look. */
  tells?: true
}

/** Someone who orders again and again, in their own words, oldest first. */
export type Rhythm = {
  with: Name
  via: Name
  answeredBy: Name
  /** Days between two orders, and days since the last one. */
  every: number
  since: number
  /** A day of the week (0 is Sunday) on which they do not write. */
  rests?: number
  /** Earliest and latest minute of the day they write. */
  between: [string, string]
  subjects: string[]
  /** The order, the answer, and sometimes a word of thanks. */
  said: [order: string, answer: string, thanks?: string][]
  /** By month (1 to 12): what the season adds to an order, each used once. */
  seasonal: Partial<Record<number, string[]>>
}
