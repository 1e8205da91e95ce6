// The mail itself, behind an interaction that one may read: its raw bytes, its attachments, its HTML, all of them inert.
import { sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import { db } from '../../base/database.ts'
import type { FileAnswer } from '../../base/endpoint.ts'
import type { Outcome } from '../../base/worker/outcome.ts'
import { notFound, unavailable } from '../../base/problem.ts'
import { type Scope, runOne } from '../../base/scope.ts'
import { runInWorker } from '../../base/worker.ts'
import { fetchAttachment, fetchHtml } from '../../capture/mail/apart.ts'
import { findRaw, openRaw } from '../../capture/raw.ts'
import { ownCopy } from '../../capture/raw/own-copy.ts'
import type { Packed } from '../../capture/raw/packed.ts'
import type { Cleaned, CleanTask } from './sanitise.ts'

/** Pictures that a browser draws without running anything. */
const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])
const named = new Set([...shown, 'application/pdf'])
const sanitiser = new URL('./sanitise.ts', import.meta.url)
const limits = { timeoutMs: 5_000, memoryMB: 256 }
const cleaned = new LRUCache<string, Cleaned>({ maxSize: 20_000_000, sizeCalculation: ({ html }) => html.length + 1 })

/**
 * The frame shows one mail: no script, no form, nothing from elsewhere but, once asked for, pictures over https.
 * A link opens in a tab of its own, which is free of the frame's fetters.
 */
export const framePolicy = (remote: boolean): string =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src data:${remote ? ' https:' : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-popups allow-popups-to-escape-sandbox',
  ].join('; ')

export async function rawFile(scope: Scope, interactionId: string): Promise<FileAnswer> {
  const { hash, subject } = await mailOf(scope, interactionId)
  const bytes = await openRaw(scope, hash)
  if (!bytes) throw notFound('interaction')
  const name = `${
    subject
      .replace(/[^\p{L}\p{N}\p{M}\s._()-]+/gu, ' ')
      .trim()
      .slice(0, 80) || 'mail'
  }.eml`
  return { type: 'message/rfc822', bytes, name: name.toWellFormed() }
}

/** Offered for saving; with `show`, a picture is shown in place. */
export async function attachmentFile(scope: Scope, id: string, position: number, show: boolean): Promise<FileAnswer> {
  const file = settle(await fetchAttachment(await keptOf(scope, await mailOf(scope, id)), position))
  if (!file) throw notFound('attachment')
  const type = named.has(file.type) ? file.type : 'application/octet-stream'
  const inPlace = show && shown.has(type)
  return { type, bytes: asBuffer(file.bytes), ...(inPlace ? {} : { name: file.name }) }
}

export async function htmlFile(scope: Scope, id: string, remote: boolean): Promise<FileAnswer> {
  const { html } = await cleanMail(scope, id, remote)
  return { type: 'text/html; charset=utf-8', bytes: Buffer.from(html), policy: framePolicy(remote) }
}

/** How many pictures from elsewhere a mail would show. */
export async function countRemotePictures(scope: Scope, id: string): Promise<number> {
  return (await cleanMail(scope, id, false)).pictures
}

async function cleanMail(scope: Scope, id: string, remote: boolean): Promise<Cleaned> {
  const mail = await mailOf(scope, id)
  const key = `${scope.workspaceId} ${mail.hash.toString('hex')} ${remote}`
  const known = cleaned.get(key)
  if (known) return known
  const html = settle(await fetchHtml(await keptOf(scope, mail)))
  if (html === null) throw notFound('HTML')
  const clean = settle(await runInWorker<CleanTask, Cleaned>(sanitiser, { html, remote }, limits))
  cleaned.set(key, clean)
  return clean
}

type Mail = { hash: Buffer; subject: string }

/** The bytes that came from where one may read, which need not be those that others read. */
async function mailOf(scope: Scope, id: string): Promise<Mail> {
  const query = sql<{
    hash: Buffer | null
    subject: string
  }>`select ${ownCopy(scope)} as hash, i.subject from interaction i
    where i.workspace_id = ${scope.workspaceId} and i.id = ${id} and i.audience_id = any(${[...scope.audiences]}::uuid[])`
  const row = await runOne(scope, query.compile(db))
  if (!row?.hash) throw notFound('interaction')
  return { hash: row.hash, subject: row.subject }
}

/** Its bytes as they are kept: a worker unpacks them. */
async function keptOf(scope: Scope, { hash }: Mail): Promise<Packed> {
  const kept = await findRaw(scope, hash)
  if (!kept) throw notFound('interaction')
  return kept
}

const asBuffer = ({ buffer, byteOffset, length }: Uint8Array) => Buffer.from(buffer, byteOffset, length)

function settle<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw unavailable(
    'unreadable_mail',
    'This mail could not be taken apart within the limits; its raw bytes can be had.',
  )
}
