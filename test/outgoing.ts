// A mailbox that can send, on a test's own servers, and the steps from a draft to what its server took.
import { db } from '../server/base/database.ts'
import { run, runOne, type Scope } from '../server/base/scope.ts'
import { connectMailbox } from '../server/capture/mailbox/connect.ts'
import { mailboxGiven } from '../server/capture/mailbox/shape.ts'
import { openDraft } from '../server/outgoing/draft/open.ts'
import { readDraft } from '../server/outgoing/draft/read.ts'
import { saveDraft } from '../server/outgoing/draft/save.ts'
import type { Content, Kind } from '../server/outgoing/draft/shape.ts'
import { deliver } from '../server/outgoing/send/deliver.ts'
import { sendDraft } from '../server/outgoing/send/release.ts'
import { kithScope } from '../server/workspace/session.ts'
import { z } from 'zod'
import { mailboxOn, password, tom } from './mailbox.ts'

type Ports = { imap: number; smtp: number }

/** Connects Tom's mailbox (or another's); `smtp`: where it is sent through. Answers its source. */
export async function connectSender(scope: Scope, { imap, smtp }: Ports, more: object = {}): Promise<string> {
  const given = {
    ...mailboxOn({ port: imap }),
    smtp: { host: '127.0.0.1', port: smtp, security: 'none', password },
    senderName: 'Tom Reed',
    signature: 'Tom Reed\nReed & Marsh',
    ...more,
  }
  return (await connectMailbox(scope, z.object(mailboxGiven).parse(given))).id
}

type Wish = Partial<Content> & { to?: string; kind?: Kind; interactionId?: string }

/** Writes a draft and saves it; answers its id and the version. */
export async function writeDraft(scope: Scope, { to, kind = 'new', interactionId, ...wish }: Wish) {
  const { id } = await openDraft(scope, { kind, interactionId })
  const { sourceId, recipients, subject, words, quotes, signs, version } = await readDraft(scope, id)
  const named = to ? to.split(',').map((address) => ({ part: 'to' as const, name: '', address })) : recipients
  const content = { sourceId, recipients: named, subject, words, quotes, signs, ...wish }
  return { id, version: (await saveDraft(scope, id, version, content)).version }
}

/** As after the ten seconds. */
export async function makeDue(scope: Scope, id: string): Promise<void> {
  const due = { due_at: new Date(Date.now() - 1000).toISOString() }
  const update = db.updateTable('sending').set(due).where('workspace_id', '=', scope.workspaceId)
  await run(scope, update.where('id', '=', id).compile())
}

/** Sends a draft and brings it as far as it comes at once. */
export async function sendNow(scope: Scope, wish: Wish): Promise<string> {
  const draft = await writeDraft(scope, wish)
  const { id } = await sendDraft(scope, draft.id, draft.version)
  await bringOn(scope, id)
  return id
}

export async function bringOn(scope: Scope, id: string): Promise<void> {
  await makeDue(scope, id)
  await deliver(kithScope(scope.ground, scope.workspaceId), id)
}

export const sendingRow = (scope: Scope, id: string) =>
  runOne(
    scope,
    db.selectFrom('sending').selectAll().where('workspace_id', '=', scope.workspaceId).where('id', '=', id).compile(),
  )

export { password, tom }
