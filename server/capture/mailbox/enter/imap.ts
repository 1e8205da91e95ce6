// A line to an IMAP server: signed in, reading alone (EXAMINE, BODY.PEEK), closed when it fails. The one file that knows imapflow.
import { setTimeout as wait } from 'node:timers/promises'
import { type FetchMessageObject, type FetchQueryObject, ImapFlow, type ListResponse } from 'imapflow'
import type { Reach } from '../../../base/net/reach.ts'
import { type Access, mustBeWithin, tlsOptions } from './access.ts'
import { MailboxFault } from './fault.ts'
import { packUids } from './uids.ts'

/** How long a server may take: to be reached, and to stay without a word where one is due. */
export type Patience = { connectMs: number; silenceMs: number }
export const usualPatience: Patience = { connectMs: 20_000, silenceMs: 60_000 }

export type Standing = { messages: number; uidNext: number; uidValidity: number; modSeq: string | null }
export type ServerFolder = { path: string; delimiter: string; specialUse: string; standing: Standing | null }
export type Head = {
  uid: number
  size: number
  at: string | null
  flags: ReadonlySet<string>
  labels: readonly string[]
}

export type Line = {
  hasIdle: boolean
  /** Every folder that can be opened, with what stands in it. */
  folders(): Promise<ServerFolder[]>
  /** Opens a folder for reading alone. */
  open(path: string): Promise<Standing>
  /** The UIDs in the open folder from `from` on, ascending. */
  uids(from?: number): Promise<number[]>
  /** How many messages the server has told of in the open folder. */
  messages(): number
  /** What is known of these before they are fetched; those that are gone are not in it. */
  heads(uids: readonly number[]): Promise<Head[]>
  sources(uids: readonly number[]): Promise<{ uid: number; bytes: Buffer }[]>
  /** Waits until the server tells of new or vanished messages in the open folder, at most so long; throws when the line fails. */
  news(mostMs: number): Promise<{ more: boolean; fewer: boolean }>
  /** Ends a wait for news early. */
  rouse(): void
  isOpen(): boolean
  close(): void
}

/** Signs in; throws what faultOf understands. */
export async function openLine(access: Access, reach: Reach, patience: Patience = usualPatience): Promise<Line> {
  await mustBeWithin(access.host, reach)
  const imap = new ImapFlow({
    host: access.host,
    port: access.port,
    secure: access.security === 'tls',
    ...(access.security === 'tls' ? {} : { doSTARTTLS: access.security === 'starttls' }),
    auth: { user: access.login, pass: access.password },
    tls: tlsOptions(access, reach),
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: patience.connectMs,
    greetingTimeout: patience.connectMs,
    socketTimeout: patience.silenceMs,
    maxLiteralSize: 200 * 2 ** 20,
    maxResponseSize: 256 * 2 ** 20,
    maxLineLength: 64 * 2 ** 20,
  })
  const heard = listenTo(imap)
  try {
    await imap.connect()
  } catch (error) {
    imap.close()
    throw error
  }
  return lineOver(imap, heard)
}

type Heard = { more: boolean; fewer: boolean; failed: Error | null; wake: (() => void) | null }

/** What the server tells unasked is noted whenever it comes, so that none of it falls between two waits. */
function listenTo(client: ImapFlow): Heard {
  const heard: Heard = { more: false, fewer: false, failed: null, wake: null }
  const fail = (error: Error) => {
    heard.failed ??= error
    heard.wake?.()
  }
  client.on('error', fail)
  client.on('close', () => fail(new MailboxFault('connection_lost')))
  client.on('exists', ({ count, prevCount }) => {
    if (count > prevCount) heard.more = true
    else heard.fewer = true
    heard.wake?.()
  })
  client.on('expunge', () => {
    heard.fewer = true
    heard.wake?.()
  })
  return heard
}

function lineOver(client: ImapFlow, heard: Heard): Line {
  // A command that a broken line ends says only that the line is gone: the first failure says why.
  const ask = async <T>(asked: Promise<T | false | undefined>): Promise<T> => {
    const answer = await asked.catch((error: unknown) => {
      throw heard.failed ?? error
    })
    if (answer === false || answer === undefined) throw heard.failed ?? new MailboxFault('server_error')
    return answer
  }
  const fetch = async (uids: readonly number[], query: FetchQueryObject) =>
    ask(client.fetchAll(packUids(uids), query, { uid: true }))
  return {
    hasIdle: client.capabilities.has('IDLE') || client.capabilities.has('IMAP4rev2'),
    folders: async () => (await ask(client.list({ statusQuery }))).flatMap(folderOf),
    open: opener(client, heard, ask),
    async uids(from = 1) {
      const found = await ask(client.search(from > 1 ? { uid: `${from}:*` } : { all: true }, { uid: true }))
      // `n:*` names the last message even where its UID is below n (RFC 3501, 6.4.8).
      return found.filter((uid) => uid >= from).toSorted((a, b) => a - b)
    },
    messages: () => (client.mailbox ? client.mailbox.exists : 0),
    heads: async (uids) => (await fetch(uids, headQuery)).map(headOf),
    sources: async (uids) =>
      (await fetch(uids, { uid: true, source: true })).flatMap(({ uid, source }) =>
        source ? [{ uid, bytes: source }] : [],
      ),
    rouse: () => heard.wake?.(),
    isOpen: () => heard.failed === null,
    news: (mostMs) => waitForNews(client, heard, mostMs),
    close: () => client.close(),
  }
}

type Ask = <T>(asked: Promise<T | false | undefined>) => Promise<T>

/** While it holds imapflow's lock on the folder, a line that is quiet is asked for a sign of life instead of being taken for dead: what was fetched may take long to be written down. */
function opener(client: ImapFlow, heard: Heard, ask: Ask): Line['open'] {
  let lock: { release(): void } | undefined
  return async (path) => {
    lock?.release()
    const box = await ask(client.mailboxOpen(path, { readOnly: true }))
    lock = await ask(client.getMailboxLock(path, { readOnly: true, maxLockHoldTime: false }))
    Object.assign(heard, { more: false, fewer: false })
    return {
      messages: box.exists,
      uidNext: box.uidNext ?? 0,
      uidValidity: Number(box.uidValidity),
      modSeq: box.highestModseq?.toString() ?? null,
    }
  }
}

const statusQuery = { messages: true, uidNext: true, uidValidity: true, highestModseq: true }
const headQuery = { uid: true, size: true, flags: true, internalDate: true, labels: true }

async function waitForNews(client: ImapFlow, heard: Heard, mostMs: number): Promise<{ more: boolean; fewer: boolean }> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, mostMs)
  heard.wake = resolve
  const waiting = { over: false }
  if (heard.more || heard.fewer || heard.failed) resolve()
  else void keepIdling(client, heard, waiting)
  await promise
  waiting.over = true
  clearTimeout(timer)
  heard.wake = null
  if (heard.failed) throw heard.failed
  const { more, fewer } = heard
  Object.assign(heard, { more: false, fewer: false })
  return { more, fewer }
}

/** A server ends an IDLE when it likes, and a sign of life asked of a quiet line ends it too: then it begins anew, though not in a frenzy. */
async function keepIdling(client: ImapFlow, heard: Heard, waiting: { over: boolean }): Promise<void> {
  try {
    while (!waiting.over && !heard.failed) {
      const began = performance.now()
      await client.idle()
      if (performance.now() - began < 1000) await wait(500)
    }
  } catch (error) {
    heard.failed ??= error as Error
    heard.wake?.()
  }
}

function folderOf({ path, delimiter, flags, specialUse, status }: ListResponse): ServerFolder[] {
  if (flags.has('\\Noselect') || flags.has('\\NonExistent') || path === '') return []
  const standing =
    status?.uidValidity === undefined
      ? null
      : {
          messages: status.messages ?? 0,
          uidNext: status.uidNext ?? 0,
          uidValidity: Number(status.uidValidity),
          modSeq: status.highestModseq?.toString() ?? null,
        }
  return [{ path, delimiter, specialUse: specialUse ?? '', standing }]
}

function headOf({ uid, size, flags, internalDate, labels }: FetchMessageObject): Head {
  const at = internalDate ? new Date(internalDate) : null
  return {
    uid,
    size: size ?? 0,
    at: at && !Number.isNaN(at.getTime()) ? at.toISOString() : null,
    flags: flags ?? new Set(),
    labels: [...(labels ?? [])],
  }
}
