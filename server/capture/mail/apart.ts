// Mails parsed apart from the event loop, in worker threads with limits: 256 MB and 5 s a mail, a large one longer.
import type { Outcome } from '../../base/worker/outcome.ts'
import { runBatchInWorker, runInWorker } from '../../base/worker.ts'
import type { Packed } from '../raw/packed.ts'
import type { ParsedMail } from './parse.ts'
import type { MailTask } from './mail.worker.ts'

const work = new URL('./mail.worker.ts', import.meta.url)
const limits = { timeoutMs: 5_000, memoryMB: 256 }
const batchMails = 64
const batchBytes = 2 * 2 ** 20

/** A mail as it came, or as it is kept: that is unpacked in the worker, too. */
export type MailBytes = Uint8Array | Packed

/** Parses mails, an outcome for each in the same order. A mail that breaks the limits fails alone. */
export async function parseMails(mails: readonly MailBytes[]): Promise<Outcome<ParsedMail>[]> {
  const batches = batchesOf(mails).map((batch) => {
    const tasks = batch.map((mail): MailTask => ({ do: 'parse', mail: compact(mail) }))
    return runBatchInWorker<MailTask, ParsedMail>(work, tasks, limitsFor(batch))
  })
  return (await Promise.all(batches)).flat()
}

/** One attachment of a mail by its index; the value is null when there is none. */
export function fetchAttachment(mail: MailBytes, index: number) {
  type Fetched = { name: string; type: string; bytes: Uint8Array } | null
  return runInWorker<MailTask, Fetched>(work, { do: 'attachment', mail: compact(mail), index }, limitsFor([mail]))
}

/** The HTML of a mail with its own pictures in it, not sanitised; the value is null when it has none. */
export function fetchHtml(mail: MailBytes): Promise<Outcome<string | null>> {
  return runInWorker<MailTask, string | null>(work, { do: 'html', mail: compact(mail) }, limitsFor([mail]))
}

/** A large mail takes time to be unpacked and gone through: 20 MB a second on a busy machine. */
function limitsFor(mails: readonly MailBytes[]): typeof limits {
  const large = mails.map(sizeOf).filter((size) => size > batchBytes)
  return { ...limits, timeoutMs: limits.timeoutMs + Math.round(large.reduce((sum, size) => sum + size, 0) / 20_000) }
}

const sizeOf = (mail: MailBytes): number => (mail instanceof Uint8Array ? mail.length : mail.size)

function batchesOf(mails: readonly MailBytes[]): MailBytes[][] {
  const batches: MailBytes[][] = []
  let open: MailBytes[] = []
  let bytes = 0
  for (const mail of mails) {
    const size = sizeOf(mail)
    if (open.length === batchMails || (open.length > 0 && bytes + size > batchBytes)) {
      batches.push(open)
      open = []
      bytes = 0
    }
    open.push(mail)
    bytes += size
  }
  if (open.length > 0) batches.push(open)
  return batches
}

/** A view of a larger buffer would take the whole buffer along to the worker. */
function compact(mail: MailBytes): MailBytes {
  if (!(mail instanceof Uint8Array))
    return 'path' in mail ? { size: mail.size, path: mail.path } : { size: mail.size, packed: own(mail.packed) }
  return own(mail)
}

const own = (bytes: Uint8Array) => (bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes))
