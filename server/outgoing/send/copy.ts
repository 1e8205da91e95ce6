// Files a copy of what was sent in the mailbox's Sent folder, unless it lies there already.
import { ImapFlow, type ListResponse } from 'imapflow'
import type { Reach } from '../../base/net/reach.ts'
import { type Access, mustBeWithin, tlsOptions } from '../../capture/mailbox/enter/access.ts'
import { MailboxFault } from '../../capture/mailbox/enter/fault.ts'

type Copy = { bytes: Buffer; messageId: string; at: string }

/** By its Message-ID it is looked for first: a try before this one may have ended after the server had taken it. Throws what faultOf understands. */
export async function fileCopy(access: Access, reach: Reach, { bytes, messageId, at }: Copy): Promise<void> {
  await mustBeWithin(access.host, reach)
  const imap = clientFor(access, reach)
  let failed: Error | null = null
  imap.on('error', (error) => (failed ??= error))
  try {
    await imap.connect()
    const path = await sentFolder(imap)
    const box = await imap.mailboxOpen(path, { readOnly: true })
    const there = box.exists > 0 ? await imap.search({ header: { 'message-id': `<${messageId}>` } }) : []
    if (there === false) throw new MailboxFault('server_error', 'SEARCH')
    if (there && there.length > 0) return
    const appended = await imap.append(path, bytes, ['\\Seen'], new Date(at))
    if (!appended) throw new MailboxFault('server_error', 'APPEND')
  } catch (error) {
    throw failed ?? error
  } finally {
    imap.close()
  }
}

function clientFor(access: Access, reach: Reach): ImapFlow {
  return new ImapFlow({
    host: access.host,
    port: access.port,
    secure: access.security === 'tls',
    ...(access.security === 'tls' ? {} : { doSTARTTLS: access.security === 'starttls' }),
    auth: { user: access.login, pass: access.password },
    tls: tlsOptions(access, reach),
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
  })
}

/** What the server says is for it (SPECIAL-USE), else what is called so; where there is none, one is made. */
async function sentFolder(imap: ImapFlow): Promise<string> {
  const folders = await imap.list()
  const found = folders.find(isSent)
  if (found) return found.path
  return (await imap.mailboxCreate(['Sent'])).path
}

const isSent = ({ specialUse, flags }: ListResponse) => specialUse === '\\Sent' && !flags.has('\\Noselect')
