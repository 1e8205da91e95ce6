// What is said about a mailbox: how to reach and enter it, how it stands, folder by folder. Never a password.
import { z } from 'zod'
import { id, instant } from '../../base/endpoint.ts'
import { outlineChoice, readersChoice } from '../readers/choice.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
const count = z.number().int()
const code = z.string()

/** tls: encrypted from the first byte; starttls: encrypted before anything is told; none: not encrypted. */
export const security = z.enum(['tls', 'starttls', 'none'])
export const role = z.enum(['', 'inbox', 'sent', 'junk', 'trash', 'drafts', 'archive', 'all', 'flagged'])
export type Role = z.output<typeof role>

const host = text(255).regex(/^[^\s/@]+$/)
const port = z.number().int().min(1).max(65_535)
const password = z.string().min(1).max(1000)
/** The SHA-256 fingerprint of a certificate that a member has looked at and trusts, as a refusal told it. */
const certificate = z.string().regex(/^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/)

/** How to enter a mailbox's IMAP server. Without a login it is the address. */
export const imapGiven = z.object({
  host,
  port,
  security,
  login: text(320).optional(),
  password,
  certificate: certificate.nullish(),
})
/** How to enter its SMTP server. Without login and password they are those of IMAP. */
export const smtpGiven = z.object({
  host,
  port,
  security,
  login: text(320).nullish(),
  password: password.nullish(),
  certificate: certificate.nullish(),
})

/** What is done only when it was asked for: an unusual port (managers alone), a password in the clear over the Internet. */
const confirmed = z
  .array(z.enum(['port', 'plain']))
  .max(2)
  .default([])
export const accessGiven = {
  address: z.email().max(320),
  imap: imapGiven,
  /** Null: nothing is to be sent from it. */
  smtp: smtpGiven.nullable(),
  confirmed,
}

/** `listed`: how many messages the server says are in it. */
export const folderFound = z.object({ path: z.string(), role, chosen: z.boolean(), listed: count })

export const mailboxGiven = {
  ...accessGiven,
  /** What the source is called; the address when left out. */
  name: text(200).optional(),
  readers: readersChoice,
  outline: outlineChoice.optional(),
  departmentId: id.nullish(),
  senderName: z.string().trim().max(200).default(''),
  signature: z.string().max(5000).default(''),
  /** Folders, by their paths, that are to be followed or not otherwise than they would be. */
  folders: z
    .array(z.object({ path: z.string().max(1000), chosen: z.boolean() }))
    .max(2000)
    .default([]),
}

/** What is left out stays; a password is given only when it changed. */
export const mailboxChange = {
  name: text(200).optional(),
  departmentId: id.nullish(),
  senderName: z.string().trim().max(200).optional(),
  signature: z.string().max(5000).optional(),
  paused: z.boolean().optional(),
  imap: imapGiven.partial().optional(),
  smtp: smtpGiven.partial().nullish(),
  confirmed,
  folders: z
    .array(z.object({ id, chosen: z.boolean() }))
    .max(2000)
    .optional(),
}

const entrance = z.object({
  host: z.string(),
  port: count,
  security,
  login: z.string(),
  /** Whether a certificate is trusted because a member said so. */
  trusted: z.boolean(),
})

/** A code of docs/decisions/mailbox.md with what it needs to be told; `since` when it began. */
const problem = z.object({ code, detail: z.string(), since: instant.nullable() })

/**
 * connecting: no success yet. reading: what was there when it was connected is still being read. following: all of it is here, and
 * what comes is seen at once. reconnecting: the line broke and the next try is near. failed: it fails, again and again. ended: not
 * followed any more; what it brought stays.
 */
export const mailboxState = z.enum(['connecting', 'reading', 'following', 'reconnecting', 'failed', 'paused', 'ended'])

export const mailboxShape = z.object({
  /** The id of its source. */
  id,
  name: z.string(),
  address: z.string(),
  readers: readersChoice,
  outline: outlineChoice,
  /** Whether what it brings may be read, or only its name and counts. */
  readable: z.boolean(),
  mayChange: z.boolean(),
  ownerName: z.string(),
  departmentId: id.nullable(),
  departmentName: z.string(),
  state: mailboxState,
  problem: problem.nullable(),
  nextTryAt: instant.nullable(),
  /** When everything in it was last looked at without a failure. */
  succeededAt: instant.nullable(),
  /** Of the folders that are followed: on the server, of those here, and here but not on the server any more. */
  listed: count,
  taken: count,
  gone: count,
  /** How far back the first reading has come; null when it is done or has not begun. */
  readBackTo: instant.nullable(),
  proof: z
    .object({ provedAt: instant, listed: count, missing: count, pending: count, problem: z.string().nullable() })
    .nullable(),
  madeAt: instant,
})

/** waiting: not looked at yet. reading: its older messages are being read. complete: all is here. left: not followed. gone: not on the server any more. */
export const folderState = z.enum(['waiting', 'reading', 'complete', 'failed', 'left', 'gone'])

export const mailboxDetail = mailboxShape.extend({
  senderName: z.string(),
  signature: z.string(),
  /** Null for those who may not read it, or not change it. */
  imap: entrance.nullable(),
  smtp: entrance.nullable(),
  folders: z.array(
    z.object({
      id,
      path: z.string(),
      role,
      chosen: z.boolean(),
      state: folderState,
      listed: count,
      taken: count,
      gone: count,
      readBackTo: instant.nullable(),
      lookedAt: instant.nullable(),
      problem: problem.nullable(),
    }),
  ),
})
export type MailboxSeen = z.output<typeof mailboxShape>
export type MailboxDetail = z.output<typeof mailboxDetail>
export type AccessGiven = z.output<z.ZodObject<typeof accessGiven>>
export type MailboxGiven = z.output<z.ZodObject<typeof mailboxGiven>>
export type MailboxChange = z.output<z.ZodObject<typeof mailboxChange>>
