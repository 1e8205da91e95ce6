// How a mailbox is entered, as it is typed into a form.
import type { Takes } from '../../api.ts'

type Connect = Takes<'POST /mailboxes'>
export type Security = Connect['imap']['security']
export type Server = { host: string; port: string; security: Security; login: string; certificate: string }
export type Entry = {
  address: string
  password: string
  sends: boolean
  imap: Server
  smtp: Server
  confirmed: ('port' | 'plain')[]
}

const server = (port: string): Server => ({ host: '', port, security: 'tls', login: '', certificate: '' })
export const emptyEntry: Entry = {
  address: '',
  password: '',
  sends: true,
  imap: server('993'),
  smtp: server('465'),
  confirmed: [],
}

/** The port that goes with an encryption, for whoever has not chosen another. */
const ports = { imap: { tls: '993', starttls: '143', none: '143' }, smtp: { tls: '465', starttls: '587', none: '587' } }

export function withSecurity(kind: 'imap' | 'smtp', server: Server, security: Security): Server {
  const usual = Object.values(ports[kind]).includes(server.port)
  return { ...server, security, port: usual ? ports[kind][security] : server.port }
}

/** The usual names of a provider's servers, until others are typed. */
export const suggestHost = (kind: 'imap' | 'smtp', address: string): string => {
  const domain = address.split('@')[1]?.trim()
  return domain ? `${kind}.${domain}` : ''
}

/** What is sent: the servers with their usual names where none was typed. */
export function accessOf(entry: Entry): Pick<Connect, 'address' | 'imap' | 'smtp' | 'confirmed'> {
  const address = entry.address.trim()
  const given = (kind: 'imap' | 'smtp') => {
    const { host, port, security, login, certificate } = entry[kind]
    return {
      host: host.trim() || suggestHost(kind, address),
      port: Number(port),
      security,
      ...(login.trim() ? { login: login.trim() } : {}),
      ...(certificate ? { certificate } : {}),
    }
  }
  return {
    address,
    imap: { ...given('imap'), password: entry.password },
    smtp: entry.sends ? given('smtp') : null,
    confirmed: entry.confirmed,
  }
}
