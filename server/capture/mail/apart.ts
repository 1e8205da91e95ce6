// Mails parsed apart from the event loop, in worker threads with limits: 5 s and 256 MB a mail.
import type { Outcome } from '../../base/worker/outcome.ts'
import { runBatchInWorker, runInWorker } from '../../base/worker.ts'
import type { ParsedMail } from './parse.ts'
import type { MailTask } from './mail.worker.ts'

const work = new URL('./mail.worker.ts', import.meta.url)
const limits = { timeoutMs: 5_000, memoryMB: 256 }
const batchMails = 64
const batchBytes = 2 * 2 ** 20

/** Parses mails, an outcome for each in the same order. A mail that breaks the limits fails alone. */
export async function parseMails(raws: Uint8Array[]): Promise<Outcome<ParsedMail>[]> {
  const batches = batchesOf(raws).map((batch) => {
    const tasks = batch.map((raw): MailTask => ({ do: 'parse', raw: compact(raw) }))
    return runBatchInWorker<MailTask, ParsedMail>(work, tasks, limits)
  })
  return (await Promise.all(batches)).flat()
}

/** One attachment of a raw mail by its index; the value is null when there is none. */
export function fetchAttachment(raw: Uint8Array, index: number) {
  type Fetched = { name: string; type: string; bytes: Uint8Array } | null
  return runInWorker<MailTask, Fetched>(work, { do: 'attachment', raw: compact(raw), index }, limits)
}

/** The HTML of a raw mail with its own pictures in it, not sanitised; the value is null when it has none. */
export function fetchHtml(raw: Uint8Array): Promise<Outcome<string | null>> {
  return runInWorker<MailTask, string | null>(work, { do: 'html', raw: compact(raw) }, limits)
}

function batchesOf(raws: Uint8Array[]): Uint8Array[][] {
  const batches: Uint8Array[][] = []
  let open: Uint8Array[] = []
  let bytes = 0
  for (const raw of raws) {
    if (open.length === batchMails || (open.length > 0 && bytes + raw.length > batchBytes)) {
      batches.push(open)
      open = []
      bytes = 0
    }
    open.push(raw)
    bytes += raw.length
  }
  if (open.length > 0) batches.push(open)
  return batches
}

/** A view of a larger buffer would take the whole buffer along to the worker. */
function compact(raw: Uint8Array): Uint8Array {
  return raw.byteLength === raw.buffer.byteLength ? raw : new Uint8Array(raw)
}
