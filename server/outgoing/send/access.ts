// How a mailbox's servers are entered to send from it and to file what was sent; read when it is needed, kept nowhere.
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import type { Access } from '../../capture/mailbox/enter/access.ts'
import { MailboxFault } from '../../capture/mailbox/enter/fault.ts'
import { openSecret } from '../../capture/mailbox/secret.ts'
import { filesItself } from '../sender.ts'

export type Outgoing = { address: string; senderName: string; smtp: Access; imap: Access; files: boolean }

/** Null where nothing can be sent from it any more. Throws secret_lost where the key that sealed its password is gone. */
export async function readOutgoing(scope: Scope, sourceId: string): Promise<Outgoing | null> {
  const query = db
    .selectFrom('mailbox as b')
    .leftJoin('mailbox_copy as c', (on) =>
      on.onRef('c.workspace_id', '=', 'b.workspace_id').onRef('c.source_id', '=', 'b.source_id'),
    )
    .selectAll('b')
    .select('c.files')
    .where('b.workspace_id', '=', scope.workspaceId)
    .where('b.source_id', '=', sourceId)
  const [[row]] = await run(scope, query.compile())
  if (!row?.smtp_host || !row.smtp_port) return null
  const imapPassword = opened(openSecret(scope, sourceId, 'imap_secret', row.imap_secret))
  const imap = {
    host: row.imap_host,
    port: row.imap_port,
    security: row.imap_security as Access['security'],
    login: row.imap_login,
    password: imapPassword,
    certificate: row.imap_certificate,
  }
  const smtp = {
    host: row.smtp_host,
    port: row.smtp_port,
    security: row.smtp_security as Access['security'],
    login: row.smtp_login ?? row.imap_login,
    password: row.smtp_secret ? opened(openSecret(scope, sourceId, 'smtp_secret', row.smtp_secret)) : imapPassword,
    certificate: row.smtp_certificate,
  }
  const files = row.files ?? !filesItself(row.smtp_host)
  return { address: row.address, senderName: row.sender_name, smtp, imap, files }
}

function opened(secret: string | null): string {
  if (secret === null) throw new MailboxFault('secret_lost')
  return secret
}
