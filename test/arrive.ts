// Lets mails arrive in a test's workspace through the capture that everything goes through.
import { db } from '../server/base/database.ts'
import { newId } from '../server/base/id.ts'
import { run, type Scope } from '../server/base/scope.ts'
import { prepareArrivals } from '../server/capture/prepare.ts'
import { receive } from '../server/capture/receive.ts'
import { openReceiving } from '../server/capture/receive/receiving.ts'
import { makeAudience } from '../server/workspace/audience.ts'
import type { Readers } from '../server/workspace/audience/readers.ts'

export type Letter = {
  from: string
  to?: string
  cc?: string
  subject?: string
  text?: string
  at?: string
  id?: string
  replyTo?: string
  headers?: Record<string, string>
}

/** RFC 5322 bytes of a plain mail. */
export function letter({
  from,
  to = 'Tom Reed <tom@reed.example>',
  cc,
  subject = 'Flour',
  text = 'Two sacks please.',
  at = '2026-11-20T10:00:00Z',
  id,
  replyTo,
  headers = {},
}: Letter): Buffer {
  const lines = {
    'Message-ID': `<${id ?? crypto.randomUUID()}@test.example>`,
    Date: new Date(at).toUTCString().replace('GMT', '+0000'),
    From: from,
    To: to,
    ...(cc ? { Cc: cc } : {}),
    Subject: subject,
    ...(replyTo ? { 'In-Reply-To': `<${replyTo}@test.example>`, References: `<${replyTo}@test.example>` } : {}),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  }
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${text}\r\n`)
}

/** A source of this workspace that arrivals can come from. */
export async function makeSource(scope: Scope, readers: Readers = 'everyone', location = '/nowhere'): Promise<string> {
  const id = newId()
  const row = {
    workspace_id: scope.workspaceId,
    id,
    channel: 'email',
    kind: 'mbox',
    name: 'test.mbox',
    location,
    fingerprint: id,
    audience_id: await makeAudience(scope, readers),
  }
  await run(scope, db.insertInto('source').values(row).compile())
  return id
}

/** Makes the source somebody's: what comes from it is their mail. */
export async function giveSource(scope: Scope, id: string, ownerId: string): Promise<void> {
  const update = db.updateTable('source').set({ owner_id: ownerId }).where('workspace_id', '=', scope.workspaceId)
  await run(scope, update.where('id', '=', id).compile())
}

/** Receives raw mails from a source, one batch. */
export async function arrive(scope: Scope, sourceId: string, raws: readonly Buffer[], folder = 'INBOX', first = 0) {
  const receiving = await openReceiving(scope, sourceId)
  const found = raws.map((bytes, at) => ({ folder, position: String(first + at), bytes }))
  return receive(scope, receiving, await prepareArrivals(receiving, found))
}
