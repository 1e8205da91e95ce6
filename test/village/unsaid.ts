// The shape of mail that nobody wrote to the shop in person.
import type { Moment } from './calendar.ts'
import type { VillageMail } from './shape.ts'

export type Unsaid = {
  kind: 'newsletter' | 'automatic' | 'spam'
  mailbox: VillageMail['mailbox']
  at: Moment
  from: { name: string; address: string }
  subject: string
  words: string
  /** An out-of-office note answers, a bounce reports, anything else is only sent by a machine. */
  how?: 'away' | 'bounce'
}
