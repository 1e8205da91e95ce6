// What is wrong with a mailbox, in words, and what a member may say to it.
import { ProblemError } from '../../kit/net/problem.ts'
import { say, sayCode } from '../../words/say.ts'

export type Fault = { code: string; detail: string }
export type EntryFault = Fault & { path: string }

/** A certificate's fault tells why, and the fingerprint behind it where it may be trusted by hand. */
const parts = ({ detail }: Fault) => {
  const [why = '', fingerprint = ''] = detail.split(' ')
  return { why, fingerprint }
}

export function faultWords(fault: Fault): string {
  const { code, detail } = fault
  const other = sayCode('mailbox', `fault_${code}`, { detail }, say('mailbox.fault_interrupted'))
  if (code === 'certificate') return sayCode('mailbox', `fault_certificate_${parts(fault).why}`, {}, other)
  return code === 'port_unusual' && detail === 'manager' ? say('mailbox.fault_port_unusual_manager') : other
}

/** What was wrong with each server, of a connection that failed. */
export const entryFaults = (error: unknown): EntryFault[] =>
  error instanceof ProblemError
    ? error.errors
        .filter(({ path }) => path === 'imap' || path === 'smtp')
        .map(({ path, code, detail = '' }) => ({ path, code, detail }))
    : []

export const fingerprintOf = (fault: Fault): string => (fault.code === 'certificate' ? parts(fault).fingerprint : '')

/** What may be confirmed, so that it is done all the same. */
export const confirmable = ({ code, detail }: Fault): 'port' | 'plain' | null => {
  if (code === 'plain_public') return 'plain'
  return code === 'port_unusual' && detail !== 'manager' ? 'port' : null
}
