// How a mailbox or one of its folders stands, in words.
import type { Gives } from '../../api.ts'
import { formatRelative } from '../../words/date.ts'
import { say, sayCode, useVoice } from '../../words/say.ts'
import { faultWords } from './fault.ts'

export type Mailbox = Gives<'GET /mailboxes'>['items'][number]
export type WholeMailbox = Gives<'GET /mailboxes/:id'>
export type MailboxFolder = WholeMailbox['folders'][number]

export function stateWords({ state, readBackTo, succeededAt }: Mailbox): string {
  if (state === 'reading' && readBackTo) return say('mailbox.state_readingBack', { when: formatRelative(readBackTo) })
  if (state === 'following' && succeededAt)
    return say('mailbox.state_followingSince', { when: formatRelative(succeededAt) })
  return sayCode('mailbox', `state_${state}`)
}

export function folderWords({ state, readBackTo, problem }: MailboxFolder): string {
  if (problem) return faultWords(problem)
  if (state === 'reading' && readBackTo)
    return say('mailbox.folderState_readingBack', { when: formatRelative(readBackTo) })
  return sayCode('mailbox', `folderState_${state}`)
}

/** A failing mailbox says what is wrong, since when, and when it is tried next. */
export function MailboxState({ mailbox }: { mailbox: Mailbox }) {
  useVoice()
  const { problem, state } = mailbox
  if (!problem) return <>{stateWords(mailbox)}</>
  const times = failureTimes(mailbox)
  return (
    <span className={state === 'failed' ? 'owe' : 'warm'}>
      {faultWords(problem)}
      {times.length > 0 && <small>{times.join(' · ')}</small>}
    </span>
  )
}

/** Since when it fails, and when it is tried next unless that is now. */
function failureTimes({ problem, nextTryAt }: Mailbox, now = Date.now()): string[] {
  return [
    problem?.since ? say('mailbox.since', { when: formatRelative(problem.since) }) : '',
    nextTryAt && Date.parse(nextTryAt) > now ? say('mailbox.next', { when: formatRelative(nextTryAt) }) : '',
  ].filter(Boolean)
}
