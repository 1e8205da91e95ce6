// How fast mailboxes are followed: how many messages at a time, how often a quiet server is asked, how long after a failure it is tried again.
import { usualLimits } from '../../files/found.ts'
import { type Patience, usualPatience } from '../enter/imap.ts'

export type Pace = Patience & {
  /** Between two looks at all folders, where the server tells nothing by itself. */
  pollMs: number
  /** Between two looks at the inbox of a server without IDLE. */
  askMs: number
  /** Between two looks for mailboxes that nobody follows. */
  takeOverMs: number
  /** Between two looks at a whole folder because messages went: those that go one by one are not each looked for. */
  wholeMs: number
  /** Between two proofs. */
  proveMs: number
  /** After the first failure, doubled after each further one, up to the most; where only people can mend it, from the seldom one on. */
  firstPauseMs: number
  mostPauseMs: number
  seldomPauseMs: number
  /** A batch has at most so many messages and, but for a single one, so many bytes. */
  batchMessages: number
  batchBytes: number
  /** A longer message is too large: it is told of, and its bytes are not fetched. */
  messageBytes: number
  /** So many messages of a folder before another folder has its turn. */
  turnMessages: number
}

export const usualPace: Pace = {
  ...usualPatience,
  pollMs: 120_000,
  askMs: 20_000,
  takeOverMs: 10_000,
  wholeMs: 10_000,
  proveMs: 3_600_000,
  firstPauseMs: 1_000,
  mostPauseMs: 300_000,
  seldomPauseMs: 900_000,
  batchMessages: 100,
  batchBytes: 8_000_000,
  messageBytes: usualLimits.messageBytes,
  turnMessages: 300,
}

/** After so many failures in a row: doubled each time, with up to half of it by chance, so that not all come back at once. */
export function pauseAfter(tries: number, forPeople: boolean, pace: Pace): number {
  const first = forPeople ? pace.seldomPauseMs : pace.firstPauseMs
  const most = forPeople ? pace.seldomPauseMs * 24 : pace.mostPauseMs
  const whole = Math.min(most, first * 2 ** Math.min(20, Math.max(0, tries - 1)))
  return Math.round(whole * (0.75 + Math.random() / 2))
}
