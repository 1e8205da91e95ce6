// What a company under test follows: two mailboxes with a folder each, with no server behind them.
import { db } from '../../server/base/database.ts'
import { newId } from '../../server/base/id.ts'
import { type Scope, run } from '../../server/base/scope.ts'
import { sealSecret } from '../../server/capture/mailbox/secret.ts'
import { makeSource } from '../arrive.ts'
import type { Ids } from './company.ts'

export async function fillFollowed(scope: Scope, word: string): Promise<Ids> {
  const [mailbox, spareMailbox] = [await makeMailbox(scope, word), await makeMailbox(scope, `spare-${word}`)]
  return { mailbox: mailbox.id, mailboxFolder: mailbox.folder, spareMailbox: spareMailbox.id }
}

async function makeMailbox(scope: Scope, word: string): Promise<{ id: string; folder: string }> {
  const [id, folder] = [await makeSource(scope), newId()]
  const place = { workspace_id: scope.workspaceId, source_id: id }
  const server = { imap_host: 'mail.invalid', imap_port: 993, imap_security: 'tls', imap_login: word }
  const secret = sealSecret(scope, id, 'imap_secret', `password ${word}`)
  const kind = { kind: 'imap', phase: 'paused' }
  await run(
    scope,
    db.updateTable('source').set(kind).where('workspace_id', '=', scope.workspaceId).where('id', '=', id).compile(),
    db
      .insertInto('mailbox')
      .values({ ...place, ...server, address: `${word}@reed.example`, imap_secret: secret })
      .compile(),
    db
      .insertInto('mailbox_folder')
      .values({ ...place, id: folder, path: `Folder ${word}`, chosen: true })
      .compile(),
  )
  return { id, folder }
}
