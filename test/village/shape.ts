// What the village hands over: a company, its members, their mail as bytes, and what a reader of it must find.

export type VillageMail = {
  folder: 'INBOX' | 'Sent' | 'Junk'
  mailbox: 'shop' | 'tom' | 'anna' | 'priya'
  raw: Buffer
  sentAt: Date
}

export type Tally = {
  listed: number
  interactions: number
  joined: number
  leftOut: { newsletter: number; automatic: number; spam: number }
}

export type Waits = { person: string; address: string; subject: string; hoursAgo: number }

/** Known from how the mails were made, not by reading them. */
export type Expected = Tally & {
  /** The same count for each mailbox imported alone. */
  byMailbox: Record<VillageMail['mailbox'], Tally>
  conversations: number
  /** Interactions in which only members took part. */
  among: number
  /** Who waits for an answer now, longest first; their words are the last ones of the conversation. */
  waiting: Waits[]
  /** Who thanked and told a story with it, where Kith is in doubt and has somebody look; longest ago first. */
  doubtful: Waits[]
  /** Conversations in which the customer had the last word, a closing thank-you. */
  thanked: string[]
  /** Conversations in which the customer had the last word, no thank-you, and the shop wrote again in another one. */
  lastWord: string[]
  /** Everyone who wrote or was written to, once each, without members and role addresses. */
  people: string[]
  organizations: { name: string; domains: string[] }[]
  roleAddresses: string[]
  /** Mails per person, both directions, of those who write under one name. */
  lettersWith: Record<string, number>
  attachments: number
}

export type Village = {
  company: {
    name: string
    domains: string[]
    vision: string
    country: 'GB'
    timeZone: string
    /** Addresses that belong to the company, not to one member. */
    sharedAddresses: string[]
  }
  members: { name: string; address: string; role: 'owner' | 'manager' | 'member'; department: string }[]
  mails: VillageMail[]
  expected: Expected
}
