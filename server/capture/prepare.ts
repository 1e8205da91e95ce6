// From found messages to arrivals: parsed apart from the event loop, hashed, or with the problem that kept them from it.
import type { FoundMessage } from './files/found.ts'
import { parseMails } from './mail/apart.ts'
import { hashRaw, type Raw } from './raw.ts'
import type { Kept, KeptMessage } from './raw/large.ts'
import type { Arrived } from './receive/placed.ts'
import type { Receiving } from './receive/receiving.ts'

/** A message as a source lists it, or one whose bytes are kept already. */
export type Given = FoundMessage | KeptMessage

/** Parses raw messages and hashes them for receiving: also for those that are judged anew. */
export async function prepareArrivals(receiving: Receiving, given: readonly Given[]): Promise<Arrived[]> {
  const readable = given.flatMap((message) => bytesOf(message) ?? [])
  const outcomes = (await parseMails(readable)).values()
  return given.map((message) => {
    const { folder, position } = message
    const problem = 'problem' in message && message.problem ? { code: message.problem, detail: message.detail } : null
    const bytes = bytesOf(message)
    if (!bytes) return { folder, position, size: 0, raw: null, mail: null, problem }
    const outcome = outcomes.next().value
    const raw: Raw =
      'hash' in bytes
        ? { hash: bytes.hash, size: bytes.size }
        : { hash: hashRaw(receiving.hashKey, bytes), size: bytes.length, bytes }
    const place = { folder, position, size: raw.size, raw }
    if (outcome?.ok) return { ...place, mail: outcome.value, problem }
    const unparsed = { code: outcome?.reason ?? 'crash', detail: outcome?.detail ?? '' }
    return { ...place, mail: null, problem: problem ?? unparsed }
  })
}

function bytesOf(message: Given): Buffer | Kept | null {
  if ('kept' in message) return message.kept
  return 'bytes' in message ? message.bytes : null
}
