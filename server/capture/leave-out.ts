// Says which mail is left out, by which rule: newsletters, automatic mail, spam, drafts. What is left out is listed and can be taken back.
import { natureOf } from '../people/address.ts'
import { kindOfFolder } from './left-out/folder.ts'
import { invites, saysAway, saysUndelivered } from './left-out/subject.ts'
import type { MailHints } from './mail/hints.ts'

type Sender = { name: string; address: string }

/** What the rules look at. `ours`: one of the workspace's members sent it. `replyTo`: where an answer would go, if the mail says so. */
export type LeaveOutInput = {
  folder: string
  from: Sender | null
  ours: boolean
  hints: MailHints
  subject: string
  replyTo?: { address: string } | null
  /** What its folder holds, where more than its name tells it. */
  holds?: 'spam' | 'draft' | undefined
}

type Rule = 'newsletter' | 'automatic' | 'spam' | 'draft'
type Reason = { rule: Rule; because: string; looksAt: string; applies: (mail: Looked) => boolean }

/** The mail with what several rules ask for. `onlyPeople`: nothing but what its own author made automatic may leave it out. */
type Looked = LeaveOutInput & { nature: ReturnType<typeof natureOf>; local: string; onlyPeople: boolean }

/**
 * The rules in the order in which they are asked; the first that applies is the one that is told. What one of us sent is left out only
 * as a draft or as an automatic answer, and an invitation only as spam or draft: somebody asks somebody to come.
 *
 * Lists. A customer's mail to sales@ may reach us through a group (Google Groups, Mailman), which adds List-Id, List-Unsubscribe and
 * "Precedence: list". So a list's headers leave a mail out only if they are a mass mailing's: "bulk", a Feedback-ID, an unsubscribe link
 * without "Precedence: list", or a sender that is no person. A person who writes through a list is somebody who speaks.
 *
 * X-Auto-Response-Suppress decides nothing: service desks set it on answers that people write.
 */
const REASONS = [
  {
    rule: 'draft',
    because: 'draft_folder',
    looksAt: 'the folder',
    applies: ({ holds, folder }) => (holds ?? kindOfFolder(folder)) === 'draft',
  },
  { rule: 'draft', because: 'draft_label', looksAt: 'the labels', applies: (mail) => hasLabel(mail, 'draft') },
  {
    rule: 'spam',
    because: 'spam_folder',
    looksAt: 'the folder',
    applies: (mail) => !mail.ours && (mail.holds ?? kindOfFolder(mail.folder)) === 'spam',
  },
  {
    rule: 'spam',
    because: 'spam_label',
    looksAt: 'the labels',
    applies: (mail) => !mail.ours && hasLabel(mail, 'spam'),
  },
  {
    rule: 'spam',
    because: 'spam_flag',
    looksAt: 'X-Spam-Flag, X-Spam-Status',
    applies: ({ ours, hints }) => !ours && hints.spam === true,
  },
  { rule: 'automatic', because: 'bounce', looksAt: 'Content-Type, the sender, the subject', applies: isBounce },
  {
    rule: 'automatic',
    because: 'auto_submitted',
    looksAt: 'Auto-Submitted (RFC 3834)',
    applies: (mail) => !isInvitation(mail) && isAutoSubmitted(mail.hints),
  },
  {
    rule: 'automatic',
    because: 'precedence_auto_reply',
    looksAt: 'Precedence',
    applies: ({ hints }) => /^auto[-_]?reply$/.test(hints.precedence ?? ''),
  },
  {
    rule: 'automatic',
    because: 'away_subject',
    looksAt: 'the beginning of the subject',
    applies: ({ subject }) => saysAway(subject),
  },
  {
    rule: 'automatic',
    because: 'empty_return_path',
    looksAt: 'Return-Path',
    applies: ({ hints, onlyPeople }) => !onlyPeople && hints.returnPathEmpty === true,
  },
  {
    rule: 'automatic',
    because: 'no_reply_sender',
    looksAt: 'the sender',
    applies: (mail) => !mail.onlyPeople && mail.nature === 'noreply' && !asksForAnswer(mail),
  },
  {
    rule: 'newsletter',
    because: 'precedence_bulk',
    looksAt: 'Precedence',
    applies: ({ hints, onlyPeople }) => !onlyPeople && /^(?:bulk|junk)$/.test(hints.precedence ?? ''),
  },
  {
    rule: 'newsletter',
    because: 'list_unsubscribe',
    looksAt: 'List-Unsubscribe, Precedence, Feedback-ID',
    applies: (mail) => !mail.onlyPeople && isMassMailing(mail),
  },
  {
    rule: 'newsletter',
    because: 'list_sender',
    looksAt: 'the sender',
    applies: ({ nature, onlyPeople }) => !onlyPeople && nature === 'list',
  },
] as const satisfies readonly Reason[]

/** The reasons' codes, as the catalogue of the web app knows them. */
export type LeftOutBecause = (typeof REASONS)[number]['because']

export type LeftOut = { rule: Rule; because: LeftOutBecause; sender: string }

/** Null for mail that is captured; otherwise the rule, the reason's code and the sender, under which the left-out are counted. */
export function leaveOut(mail: LeaveOutInput): LeftOut | null {
  const sender = mail.from?.address.toLowerCase() ?? ''
  const looked: Looked = {
    ...mail,
    nature: sender === '' ? 'personal' : natureOf(sender),
    local: sender.slice(0, Math.max(0, sender.lastIndexOf('@'))),
    onlyPeople: mail.ours || isInvitation(mail),
  }
  const reason = REASONS.find(({ applies }) => applies(looked))
  return reason ? { rule: reason.rule, because: reason.because, sender } : null
}

function hasLabel({ hints }: Looked, wanted: 'spam' | 'draft'): boolean {
  return hints.labels?.some((label) => kindOfFolder(label) === wanted) === true
}

/** "no" is a person's own statement that a person sent it; anything else (auto-generated, auto-replied, auto-notified) is not. */
function isAutoSubmitted({ autoSubmitted }: MailHints): boolean {
  return autoSubmitted !== undefined && autoSubmitted !== '' && autoSubmitted !== 'no'
}

function isInvitation({ hints, subject }: LeaveOutInput): boolean {
  return hints.contentType === 'text/calendar' || invites(subject)
}

/** multipart/report carries bounces and read receipts (RFC 6522). Many older servers only name themselves. */
function isBounce({ hints, local, subject }: Looked): boolean {
  if (hints.contentType === 'multipart/report') return true
  if (/^(?:mail(?:er)?[-_.]?d[ae]+mon|maildelivery)/.test(local)) return true
  return (hints.returnPathEmpty === true || local === 'postmaster') && saysUndelivered(subject)
}

/** A form on a web site writes as noreply@ and names the customer in Reply-To. */
function asksForAnswer({ replyTo }: Looked): boolean {
  return replyTo != null && ['personal', 'role'].includes(natureOf(replyTo.address))
}

function isMassMailing({ hints, nature }: Looked): boolean {
  if (!hints.listUnsubscribe) return false
  const isGroup = hints.listId !== undefined && hints.precedence === 'list' && !hints.feedbackId
  return !(isGroup && (nature === 'personal' || nature === 'role'))
}
