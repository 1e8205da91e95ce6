// How a mailbox is entered, as it is typed into a form.
import type { Takes } from '../../api.ts'
import type { WholeMailbox } from './MailboxState.tsx'

type Connect = Takes<'POST /mailboxes'>
type Change = Takes<'PATCH /mailboxes/:id'>
export type Security = Connect['imap']['security']
export type Server = { host: string; port: string; security: Security; login: string; certificate: string }
export type Entry = {
  address: string
  password: string
  /** Where sending takes another one. */
  sendingPassword: string
  sends: boolean
  imap: Server
  smtp: Server
  confirmed: ('port' | 'plain')[]
}

const server = (port: string): Server => ({ host: '', port, security: 'tls', login: '', certificate: '' })
export const emptyEntry: Entry = {
  address: '',
  password: '',
  sendingPassword: '',
  sends: true,
  imap: server('993'),
  smtp: server('465'),
  confirmed: [],
}

/** A mailbox's as it is now; its passwords are told to nobody. */
export function entryOf({ address, imap, smtp }: Pick<WholeMailbox, 'address' | 'imap' | 'smtp'>): Entry {
  const server = (entrance: WholeMailbox['imap'], fallback: Server): Server => {
    if (!entrance) return fallback
    const { host, port, security, login } = entrance
    return { ...fallback, host, port: String(port), security, login }
  }
  return {
    ...emptyEntry,
    address,
    sends: smtp !== null,
    imap: server(imap, emptyEntry.imap),
    smtp: server(smtp, emptyEntry.smtp),
  }
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
  const { password, sendingPassword } = entry
  return {
    address,
    imap: { ...given('imap'), password },
    smtp: entry.sends ? { ...given('smtp'), ...(sendingPassword ? { password: sendingPassword } : {}) } : null,
    confirmed: entry.confirmed,
  }
}

/** What of the entry is other than before; each password only where one was typed, so that one alone can be changed. */
export function changesOf(before: Entry, given: Entry): Pick<Change, 'imap' | 'smtp' | 'confirmed'> {
  const access = accessOf(given)
  const same = (kind: 'imap' | 'smtp') => JSON.stringify(before[kind]) === JSON.stringify(given[kind])
  const { password, ...imap } = access.imap
  const sendsOtherwise = !same('smtp') || before.sends !== given.sends || (given.sends && given.sendingPassword !== '')
  return {
    confirmed: given.confirmed,
    ...(same('imap') && !password ? {} : { imap: password ? { ...imap, password } : imap }),
    ...(sendsOtherwise ? { smtp: access.smtp } : {}),
  }
}
