// The steps of sending a mail at which Kith is killed: each is a word on the line to the mail server, held back while the kill happens.
import type { FaultProxy } from '../../servers/fault-proxy.ts'
import type { Cut } from '../../servers/fault-proxy/cut.ts'
import type { Victim } from '../kit/victim.ts'

export type Step = { name: string; line: 'smtp' | 'imap'; cut: Cut } | { name: string; line: 'time' }

const smtp = (name: string, cut: Cut): Step => ({ name, line: 'smtp', cut: { ...cut, how: 'silence' } })
const imap = (name: string, cut: Cut): Step => ({ name, line: 'imap', cut: { ...cut, how: 'silence' } })
const end = '\r\n.\r\n'

/** In the order in which they come. `time`: whenever. */
const steps: readonly Step[] = [
  { name: 'before anything, or whenever', line: 'time' },
  smtp('before the greeting', { at: '220 ', before: true }),
  smtp('before the sign-in is answered', { at: '235 ', before: true }),
  smtp('after the sign-in', { at: '235 ' }),
  smtp('before the sender is named', { of: 'client', at: 'MAIL FROM', before: true }),
  smtp('after the recipient is named', { of: 'client', at: 'RCPT TO' }),
  smtp('before the mail may begin', { at: '354 ', before: true }),
  smtp('when the mail may begin', { at: '354 ' }),
  smtp('in the head of the mail', { of: 'client', at: 'Message-ID: ' }),
  smtp('before the end of the mail', { of: 'client', at: end, before: true }),
  smtp('after the end of the mail', { of: 'client', at: end }),
  smtp('before it is told that the mail was taken', { at: '250 OK id=', before: true }),
  smtp('as it is told that the mail was taken', { at: '250 OK id=' }),
  imap('before the copy is given', { of: 'client', at: 'APPEND "Sent"', before: true }),
  imap('as the copy is given', { of: 'client', at: 'APPEND' }),
  imap('before it is told that the copy was taken', { at: 'OK [APPENDUID', before: true }),
  imap('as it is told that the copy was taken', { at: 'OK [APPENDUID' }),
]

/** A database that is killed leaves the line alone: it is killed while the mail server thinks, or whenever. */
export const stepsFor = (victim: Victim, named?: readonly string[]): readonly Step[] =>
  steps.filter(({ line, name }) => (named ? named.includes(name) : victim === 'node' || line === 'time'))

/** Resolves when the mail is at this step, or after so long. */
export async function reach(
  step: Step,
  lines: { smtp: FaultProxy; imap: FaultProxy },
  atMostMs: number,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, atMostMs)
  if (step.line !== 'time') void lines[step.line].cut(step.cut).then(resolve)
  await promise
  clearTimeout(timer)
}
