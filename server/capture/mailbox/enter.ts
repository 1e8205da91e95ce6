// Enters a mailbox as it was described, by really signing in to both of its servers, and says in codes what was wrong.
import { invalid, type InputFault } from '../../base/problem.ts'
import type { Scope } from '../../base/scope.ts'
import { may } from '../../workspace/role.ts'
import { type Access, isPlainInPublic, usualPorts } from './enter/access.ts'
import { lookAtCertificate } from './enter/certificate.ts'
import { type Fault, faultOf, MailboxFault } from './enter/fault.ts'
import { openLine, type ServerFolder } from './enter/imap.ts'
import { trySmtp } from './enter/smtp.ts'
import { roleOf } from './folder.ts'

/** An access as it was given. `trust`: the fingerprint of a certificate, or null. `known`: it was entered there before, so nothing needs to be confirmed. */
export type Given = Access & { trust: string | null; known?: boolean }
type Confirmed = readonly ('port' | 'plain')[]
type Kind = 'imap' | 'smtp'

/** Both accesses as they worked, and the folders that are there. */
export type Entered = { imap: Access; smtp: Access | null; folders: ServerFolder[] }

const patience = { connectMs: 12_000, silenceMs: 15_000 }

/** `smtp` null: not asked. Throws invalid with a fault for each server that could not be entered. */
export async function enter(
  scope: Scope,
  given: { imap: Given; smtp: Given | null },
  confirmed: Confirmed,
): Promise<Entered> {
  const { mailHosts } = scope.ground
  const [imap, smtp] = await Promise.all([
    attempt(scope, 'imap', given.imap, confirmed, (access) => listFolders(access, mailHosts)),
    given.smtp && attempt(scope, 'smtp', given.smtp, confirmed, (access) => trySmtp(access, mailHosts, patience)),
  ])
  const faults = [imap, smtp].flatMap((one) => (one && 'code' in one ? [one] : []))
  if ('code' in imap || (smtp && 'code' in smtp))
    throw invalid('mailbox_not_entered', 'Kith could not sign in to this mailbox.', faults)
  return { imap: imap.access, smtp: smtp?.access ?? null, folders: imap.found }
}

async function listFolders(access: Access, reach: Scope['ground']['mailHosts']): Promise<ServerFolder[]> {
  const line = await openLine(access, reach, patience)
  try {
    const folders = await line.folders()
    if (!folders.some((folder) => roleOf(folder) === 'inbox')) throw new MailboxFault('server_error', 'no INBOX')
    return folders
  } finally {
    line.close()
  }
}

async function attempt<T>(
  scope: Scope,
  kind: Kind,
  given: Given,
  confirmed: Confirmed,
  go: (access: Access) => Promise<T>,
): Promise<{ access: Access; found: T } | InputFault> {
  const { trust, known, ...access } = given
  try {
    if (!known) await mustBeConfirmed(scope, kind, access, confirmed)
    if (trust) access.certificate = await trusted(scope, kind, access, trust)
    return { access, found: await go(access) }
  } catch (error) {
    const fault = faultOf(error)
    const { code, detail } = fault.code === 'certificate' ? await withFingerprint(scope, kind, access, fault) : fault
    return { path: kind, code, detail }
  }
}

async function mustBeConfirmed(scope: Scope, kind: Kind, access: Access, confirmed: Confirmed): Promise<void> {
  const isUsual = (usualPorts[kind] as readonly number[]).includes(access.port)
  const mayConfirm = may(scope.role, 'manageSources')
  if (!isUsual && !(confirmed.includes('port') && mayConfirm))
    throw new MailboxFault('port_unusual', mayConfirm ? '' : 'manager')
  if (!confirmed.includes('plain') && (await isPlainInPublic(access, scope.ground.mailHosts)))
    throw new MailboxFault('plain_public')
}

/** The certificate with this fingerprint, if the server shows it now. */
async function trusted(scope: Scope, kind: Kind, access: Access, fingerprint: string): Promise<string> {
  const shown = await lookAtCertificate(kind, access, scope.ground.mailHosts)
  if (shown?.fingerprint !== fingerprint) throw new MailboxFault('certificate', 'changed')
  return shown.pem
}

/** What a member can trust by hand: a certificate that says who it is, though nobody known vouches for it. */
const trustable = ['self_signed', 'unknown_issuer', 'other_name', 'changed']

async function withFingerprint(scope: Scope, kind: Kind, access: Access, fault: Fault): Promise<Fault> {
  if (!trustable.includes(fault.detail)) return fault
  try {
    const shown = await lookAtCertificate(kind, access, scope.ground.mailHosts)
    return shown ? { ...fault, detail: `${fault.detail} ${shown.fingerprint}` } : fault
  } catch (error) {
    return faultOf(error)
  }
}
