// What a draft is: whom it goes to, what it says, what it answers.
import { z } from 'zod'
import { id, instant } from '../../base/endpoint.ts'

export const parts = ['to', 'cc', 'bcc'] as const
export const recipientShape = z.object({
  part: z.enum(parts),
  name: z.string().max(200),
  /** As typed: a draft keeps what is no address yet. */
  address: z.string().max(320),
})
export type Recipient = z.output<typeof recipientShape>
export const mostRecipients = 200

/** What a member writes and changes. */
export const contentShape = z.object({
  sourceId: id.nullable(),
  recipients: z.array(recipientShape).max(mostRecipients),
  subject: z.string().max(500),
  words: z.string().max(200_000),
  /** Whether what it answers is repeated below, and the mailbox's signature stands under it. */
  quotes: z.boolean(),
  signs: z.boolean(),
})
export type Content = z.output<typeof contentShape>

export const kinds = ['reply', 'replyAll', 'forward', 'new'] as const
export type Kind = (typeof kinds)[number]

export const fileShape = z.object({ id, name: z.string(), type: z.string(), size: z.number() })
export type DraftFile = z.output<typeof fileShape>
/** The version of the draft that a file made by coming or going. */
export const versionShape = z.object({ version: z.number() })
export type Version = z.output<typeof versionShape>

export const draftShape = contentShape.extend({
  id,
  kind: z.enum(kinds),
  /** The message it answers or passes on, while one may read it. */
  answers: z.object({ interactionId: id, conversationId: id, subject: z.string() }).nullable(),
  /** What of it is repeated below the words where `quotes` says so. */
  quoted: z.string(),
  files: z.array(fileShape),
  /** Counts the saves, and the files that came or went. */
  version: z.number(),
  savedAt: instant,
  /** When what a newer save from elsewhere replaced had been saved; it can be brought back. */
  formerAt: instant.nullable(),
})
export type Draft = z.output<typeof draftShape>

export const draftLineShape = z.object({
  id,
  kind: z.enum(kinds),
  conversationId: id.nullable(),
  recipients: z.array(recipientShape),
  subject: z.string(),
  /** How its words begin. */
  preview: z.string(),
  files: z.number(),
  savedAt: instant,
})
