// What is wrong with a mailbox, in words, and what a member may say to it.
import { ProblemError } from '../../kit/net/problem.ts'
import { formatRelative } from '../../words/date.ts'
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

type Failing = { problem: { since: string | null } | null; nextTryAt: string | null }

/** Since when it fails, and when it is tried next: by the second when that is near, and then that it is being tried. */
export function failureTimes({ problem, nextTryAt }: Failing, now: number): string[] {
  if (!problem) return []
  const { since } = problem
  const isOld = since !== null && now - Date.parse(since) >= 60_000
  return [...(isOld ? [say('mailbox.since', { when: formatRelative(since, now) })] : []), nextTry(nextTryAt, now)]
}

function nextTry(at: string | null, now: number): string {
  const seconds = at ? Math.ceil((Date.parse(at) - now) / 1000) : 0
  if (seconds <= 0 || !at) return say('mailbox.tryingNow')
  return seconds < 90 ? say('mailbox.nextSoon', { n: seconds }) : say('mailbox.next', { when: formatRelative(at, now) })
}

const faultsOf = (error: unknown) => (error instanceof ProblemError ? error.errors : [])
const isServer = (path: string): boolean => path === 'imap' || path === 'smtp'

/** What was wrong with each server, of a connection that failed. */
export const entryFaults = (error: unknown): EntryFault[] =>
  faultsOf(error)
    .filter(({ path }) => isServer(path))
    .map(({ path, code, detail = '' }) => ({ path, code, detail }))

type Part = 'host' | 'port' | 'login' | 'password'
const fields = /^(address|(imap|smtp)\.(host|port|login|password))$/

/** What is wrong with what was typed into a field. */
export function fieldFault(error: unknown, path: 'address' | `${'imap' | 'smtp'}.${Part}`): string | undefined {
  const fault = faultsOf(error).find((one) => one.path === path)
  if (!fault) return undefined
  return sayCode('mailbox', `field_${fault.code}`, {}, sayCode('problem', fault.code, {}, sayCode('problem', 'custom')))
}

/** Whether every fault stands at its field or its server, so that nothing is left to tell of the whole. */
export const isPlaced = (error: unknown): boolean =>
  faultsOf(error).length > 0 && faultsOf(error).every(({ path }) => isServer(path) || fields.test(path))

/** Whether something may have to be changed among the servers. */
export const namesServer = (error: unknown): boolean =>
  faultsOf(error).some(({ path }) => isServer(path) || (fields.test(path) && !/^(address|imap\.password)$/.test(path)))

export const fingerprintOf = (fault: Fault): string => (fault.code === 'certificate' ? parts(fault).fingerprint : '')

/** What may be confirmed, so that it is done all the same. */
export const confirmable = ({ code, detail }: Fault): 'port' | 'plain' | null => {
  if (code === 'plain_public') return 'plain'
  return code === 'port_unusual' && detail !== 'manager' ? 'port' : null
}
