// From found messages to arrivals: parsed apart from the event loop, hashed, or with the problem that kept them from it.
import type { FoundMessage } from './files/found.ts'
import { parseMails } from './mail/apart.ts'
import { hashRaw } from './raw.ts'
import type { Arrived } from './receive/placed.ts'
import type { Receiving } from './receive/receiving.ts'

/** Parses raw messages and hashes them for receiving: also for those that are judged anew. */
export async function prepareArrivals(receiving: Receiving, found: readonly FoundMessage[]): Promise<Arrived[]> {
  const readable = found.filter((message) => 'bytes' in message)
  const outcomes = await parseMails(readable.map(({ bytes }) => bytes))
  const parsed = new Map(readable.map((message, at) => [message as FoundMessage, outcomes[at]]))
  return found.map((message) => {
    const { folder, position } = message
    const problem = 'problem' in message ? { code: message.problem, detail: message.detail } : null
    if (!('bytes' in message)) return { folder, position, size: 0, raw: null, mail: null, problem }
    const outcome = parsed.get(message)
    const place = { folder, position, size: message.bytes.length }
    const raw = { hash: hashRaw(receiving.hashKey, message.bytes), bytes: message.bytes }
    if (outcome?.ok) return { ...place, raw, mail: outcome.value, problem }
    const unparsed = { code: outcome?.reason ?? 'crash', detail: outcome?.detail ?? '' }
    return { ...place, raw, mail: null, problem: problem ?? unparsed }
  })
}
