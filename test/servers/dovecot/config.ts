// The configuration of a Dovecot 2.3 that runs under one ordinary account and keeps everything in one folder.
import { join } from 'node:path'
import { chooseAccount } from '../account.ts'
import type { Place } from '../place.ts'
import { passwordConfig } from './password.ts'

export type Habits = {
  /** What stands before every folder's name but INBOX, as `INBOX.` does at some hosts. */
  prefix?: string
  separator?: '/' | '.'
  /** Capabilities it does not mention, as of a simpler server. */
  without?: ('IDLE' | 'CONDSTORE' | 'QRESYNC' | 'MOVE' | 'UIDPLUS' | 'SPECIAL-USE' | 'NAMESPACE' | 'LIST-STATUS')[]
  /** Special folders that are not there: 'Sent', for one. */
  lacks?: string[]
  /** Passwords only under TLS. */
  tlsOnly?: boolean
  /** How many connections a user may have; 100. */
  connections?: number
  /** How much mail a user may keep, as in `200k`; more is refused as OVERQUOTA. */
  quota?: string
}

const all =
  'IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE SORT SORT=DISPLAY THREAD=REFERENCES THREAD=REFS THREAD=ORDEREDSUBJECT MULTIAPPEND URL-PARTIAL CATENATE UNSELECT CHILDREN NAMESPACE UIDPLUS LIST-EXTENDED I18NLEVEL=1 CONDSTORE QRESYNC ESEARCH ESORT SEARCHRES WITHIN CONTEXT=SEARCH LIST-STATUS BINARY MOVE SNIPPET=FUZZY PREVIEW=FUZZY PREVIEW STATUS=SIZE SAVEDATE LITERAL+ NOTIFY SPECIAL-USE'
const special = ['Sent', 'Junk', 'Trash', 'Drafts', 'Archive']

export function configure({ folder, port, tlsPort, certificate }: Place, habits: Habits): string {
  return `
base_dir = ${join(folder, 'run')}
state_dir = ${join(folder, 'state')}
log_path = ${join(folder, 'log')}
protocols = imap
listen = 127.0.0.1
login_greeting = ready
shutdown_clients = yes
ssl = yes
ssl_cert = <${certificate.certificateFile}
ssl_key = <${certificate.keyFile}
disable_plaintext_auth = ${habits.tlsOnly ? 'yes' : 'no'}
auth_mechanisms = plain login
auth_failure_delay = 0
mail_max_userip_connections = ${habits.connections ?? 100}
mail_location = maildir:~/Maildir
namespace inbox {
  inbox = yes
  prefix = ${habits.prefix ?? ''}
  separator = ${habits.separator ?? '/'}
${special
  .filter((one) => !habits.lacks?.includes(one))
  .map((one) => `  mailbox ${one} {\n    auto = subscribe\n    special_use = \\${one}\n  }`)
  .join('\n')}
}
${accounts(folder)}
${services(port, tlsPort)}
${quota(habits)}
${capabilities(habits)}
`
}

/** One account for Dovecot itself and for every mailbox. */
function accounts(folder: string): string {
  const { name, group } = chooseAccount()
  return `
default_internal_user = ${name}
default_internal_group = ${group}
default_login_user = ${name}
first_valid_uid = 1
first_valid_gid = 1
passdb {
  driver = dict
  args = ${passwordConfig(folder)}
}
userdb {
  driver = static
  args = uid=${name} gid=${group} home=${join(folder, 'mail')}/%u
}`
}

/** No chroot, which takes root; no penalty for wrong passwords, which tests try on purpose. */
function services(port: number, tlsPort: number): string {
  return `
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort}
    ssl = yes
  }
}`
}

function quota({ quota: most }: Habits): string {
  if (!most) return ''
  return `mail_plugins = quota
plugin {
  quota = count:User quota
  quota_rule = *:storage=${most}
  quota_vsizes = yes
}`
}

function capabilities({ without = [] }: Habits): string {
  const mentioned = all.split(' ').filter((one) => !without.some((hidden) => one === hidden))
  return without.length > 0 ? `protocol imap {\n  imap_capability = ${mentioned.join(' ')}\n}` : ''
}
