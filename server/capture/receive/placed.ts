// What an arrival is on its way through the receiving: at its place, judged, drafted.
import type { Identity } from '../../people/identify.ts'
import type { ParsedMail } from '../mail/parse.ts'
import type { Raw } from '../raw.ts'

/** One message at its place in a source: parsed, or with the problem that kept it from being parsed. */
export type Arrived = {
  folder: string
  position: string
  size: number
  raw: Raw | null
  mail: ParsedMail | null
  problem: { code: string; detail: string } | null
  /** What kind of mail its place holds, where the source knows it otherwise than by the folder's name. */
  holds?: 'spam' | 'draft'
}

export type Outcome = 'captured' | 'joined' | 'quarantined' | 'left_out'
export type Placed = {
  id: string
  arrived: Arrived
  outcome: Outcome
  rule: string
  because: string
  detail: string
  /** What had become of it before, when it is judged anew. */
  before: { outcome: Outcome; rule: string; gone: boolean } | null
  draft: Draft | null
}

export type Part = 'from' | 'to' | 'cc' | 'bcc'
/** `name`: by which the message calls them, '' where it gives the bare address. */
export type Participant = { who: Identity; part: Part; name: string }
export type Draft = {
  id: string
  mail: ParsedMail
  rawHash: Buffer
  identity: Buffer
  /** As which it may have been written down before identities held all attachments. */
  formerIdentity: Buffer
  /** The keys of its own Message-ID (null: it has none) and of those it refers to. */
  messageKey: Buffer | null
  references: Buffer[]
  subjectKey: string
  orphanReply: boolean
  happenedAt: string
  fromBefore: boolean
  direction: 'in' | 'out' | 'among'
  participants: Participant[]
  customerId: string | null
  memberId: string | null
  conversationId: string
  /** It was written down before this batch. */
  known: boolean
}
