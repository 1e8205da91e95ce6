// What handing a mail over takes: the right to, the way to its server, its bytes. Where one of them is missing, why.
import type { Scope } from '../../base/scope.ts'
import { faultOf, MailboxFault } from '../../capture/mailbox/enter/fault.ts'
import { may } from '../../workspace/role.ts'
import { enterAs } from '../../workspace/session.ts'
import { listSenders } from '../sender.ts'
import { type Outgoing, readOutgoing } from './access.ts'
import type { Told } from './conclude.ts'
import { bytesOf, readLetter } from './letter.ts'
import type { Addressee, Sending } from './row.ts'

export type Ready = { outgoing: Outgoing; bytes: Buffer; addressees: Addressee[] }

/** Throws what may pass: the database being away. */
export async function prepare(scope: Scope, sending: Sending): Promise<Ready | Told> {
  const written = await readLetter(scope, sending)
  const outgoing = written && (await readOutgoing(scope, sending.sourceId).catch(faultCode))
  if (!outgoing) return lost('no_mailbox')
  if (typeof outgoing === 'string') return lost(outgoing)
  if (!(await mayWrite(scope, sending))) return lost('not_allowed')
  const bytes = await bytesOf(written.letter, { withBcc: false })
  if ('problem' in bytes) return lost(bytes.problem, bytes.detail)
  return { outgoing, bytes, addressees: written.addressees }
}

const lost = (problem: string, detail = ''): Told => ({ became: 'refused', problem, detail, refused: [] })

function faultCode(error: unknown): string {
  if (error instanceof MailboxFault) return faultOf(error).code
  throw error
}

/** Between pressing Send and this, whoever pressed it may have left, or the mailbox may have been closed to them. */
async function mayWrite({ ground, workspaceId }: Scope, { memberId, sourceId }: Sending): Promise<boolean> {
  const member = await enterAs(ground, memberId, workspaceId)
  if (!member || !may(member.role, 'writeMail')) return false
  return (await listSenders(member)).some(({ id }) => id === sourceId)
}
