// What stands in a conversation, in the order of time: messages, notes to colleagues, and to whom it was given.
import type { Gives } from '../../api.ts'
import type { Remark } from '../../follow/remark/remark.ts'
import type { Message } from '../types.ts'

export type GivenTo = Gives<'GET /conversations/:id/assignment'>['story'][number]
export type Entry = { id: string; at: string } & ({ message: Message } | { remark: Remark } | { given: GivenTo })

/** As far as the messages have been fetched: what came after the last of these waits for the next page. */
export function among(
  messages: readonly Message[],
  hasMore: boolean,
  remarks: readonly Remark[],
  given: readonly GivenTo[],
): Entry[] {
  const last = messages.at(-1)?.happenedAt ?? ''
  const others: Entry[] = [
    ...remarks.map((remark) => ({ id: remark.id, at: remark.at, remark })),
    ...given.map((one) => ({ id: one.id, at: one.at, given: one })),
  ]
  const all: Entry[] = [
    ...messages.map((message) => ({ id: message.id, at: message.happenedAt, message })),
    ...others.filter(({ at }) => !hasMore || Date.parse(at) <= Date.parse(last)),
  ]
  return all.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}
