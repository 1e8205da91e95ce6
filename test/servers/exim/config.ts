// The configuration of an Exim that runs under one ordinary account, never leaves the machine, and answers as small files tell it.
import { chooseAccount } from '../account.ts'
import type { Place } from '../place.ts'

export type Habits = {
  /** AUTH only under TLS. */
  tlsOnly?: boolean
  /** The largest message it takes, as in `1M`; 50 MB. */
  sizeLimit?: string
}

export function configure({ folder, port, tlsPort, certificate }: Place, { tlsOnly, sizeLimit }: Habits): string {
  const { name, group } = chooseAccount()
  return `
exim_user = ${name}
exim_group = ${group}
never_users =
deliver_drop_privilege
exim_path = /usr/sbin/exim4
spool_directory = ${folder}/spool
log_file_path = ${folder}/%slog
pid_file_path = ${folder}/pid
log_selector = +received_recipients
primary_hostname = mail.reed.example
keep_environment =
add_environment = PATH=/usr/bin
disable_ipv6
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port} : ${tlsPort}
tls_on_connect_ports = ${tlsPort}
tls_advertise_hosts = *
tls_certificate = ${certificate.certificateFile}
tls_privatekey = ${certificate.keyFile}
auth_advertise_hosts = ${tlsOnly ? `\${if def:tls_in_cipher{*}{}}` : '*'}
host_lookup =
rfc1413_hosts =
smtp_accept_max = 100
message_size_limit = ${sizeLimit ?? '50M'}
${rules(folder)}
${routers(folder)}
${transports(folder, name)}
begin retry
* * F,1h,1s


${authenticators(folder)}
`
}

/** What the file `answers` says of a recipient, or `answer` of a whole message, is said: 5xx refuses, 4xx defers. */
function rules(folder: string): string {
  return `
acl_smtp_rcpt = recipient
acl_smtp_data = message

begin acl
recipient:
  warn set acl_m_answer = \${lookup{$local_part@$domain}lsearch{${folder}/answers}{$value}{}}
  deny condition = \${if match{$acl_m_answer}{^5}}
    message = $acl_m_answer
  defer condition = \${if match{$acl_m_answer}{^4}}
    message = $acl_m_answer
  accept authenticated = *
  accept condition = \${lookup{$local_part@$domain}lsearch{${folder}/mailboxes}{yes}{no}}
  deny message = 550 5.7.1 Relaying is not permitted
message:
  warn set acl_m_answer = \${readfile{${folder}/answer}{}}
    set acl_m_wait = \${readfile{${folder}/wait}{}}
  warn condition = \${if >{$acl_m_wait}{0}}
    delay = \${acl_m_wait}s
  deny condition = \${if match{$acl_m_answer}{^5}}
    message = $acl_m_answer
  defer condition = \${if match{$acl_m_answer}{^4}}
    message = $acl_m_answer
  accept
`
}

/** While the file `held` is there nothing is delivered. A mailbox that is known gets the mail; all the rest of the world is one Maildir; whoever is answered `bounce` fails after the 250. */
function routers(folder: string): string {
  return `
begin routers
held:
  driver = redirect
  condition = \${if exists{${folder}/held}}
  allow_defer
  data = :defer: held back
bounced:
  driver = redirect
  condition = \${if eq{\${lookup{$local_part@$domain}lsearch{${folder}/answers}{$value}{}}}{bounce}}
  allow_fail
  data = :fail: 550 5.1.1 The mailbox does not exist
known:
  driver = accept
  condition = \${lookup{$local_part@$domain}lsearch{${folder}/mailboxes}{yes}{no}}
  address_data = \${lookup{$local_part@$domain}lsearch{${folder}/mailboxes}}
  transport = known
world:
  driver = accept
  transport = world
`
}

function transports(folder: string, name: string): string {
  const maildir = (directory: string) => `
  driver = appendfile
  maildir_format
  directory = ${directory}
  create_directory
  delivery_date_add
  envelope_to_add
  return_path_add
  user = ${name}`
  return `
begin transports
known:${maildir('$address_data')}
world:${maildir(`${folder}/world`)}
`
}

function authenticators(folder: string): string {
  const known = (login: string, password: string) =>
    `\${if and{{!eq{${login}}{}}{eq{${password}}{\${lookup{${login}}lsearch{${folder}/passwords}{$value}fail}}}}}`
  return `
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${known('$auth2', '$auth3')}
  server_set_id = $auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = ${known('$auth1', '$auth2')}
  server_set_id = $auth1
`
}
