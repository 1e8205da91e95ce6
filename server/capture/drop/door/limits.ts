// How much of everything a sender is given. What is refused for a while is told with a 4xx code, so that an honest sender comes again.

export const limits = {
  /** A message, as it is announced in the greeting. */
  messageBytes: 50 * 2 ** 20,
  /** Left free on the disk, so that what is accepted can also be taken in. */
  freeBytes: 200_000_000,
  connections: 100,
  connectionsEach: 10,
  /** Unknown recipients: in one connection, and of one caller within an hour. */
  missesEach: 10,
  missesHourly: 50,
  /** Silence, and being between two messages. */
  silentMs: 60_000,
  idleMs: 5 * 60_000,
  /** A message may come slowly, but not for ever: after the first two minutes a kilobyte a second, on the whole. */
  patientMs: 2 * 60_000,
  bytesPerSecond: 1000,
  messageMs: 60 * 60_000,
  lookMs: 5000,
  /** What the answer to a guess is held back by, twice as long for each one more. */
  firstPauseMs: 100,
  longestPauseMs: 5000,
}
export type Limits = typeof limits
