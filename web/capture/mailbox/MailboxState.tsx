// How a mailbox or one of its folders stands, in words.
import type { Gives } from '../../api.ts'
import { useNow } from '../../kit/show/now.ts'
import { formatRelative } from '../../words/date.ts'
import { say, sayCode, useVoice } from '../../words/say.ts'
import { failureTimes, faultWords } from './fault.ts'

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
  const now = useNow(problem ? 1_000 : 60_000)
  if (!problem) return <>{stateWords(mailbox)}</>
  return (
    <span className={state === 'failed' ? 'owe' : 'warm'}>
      {faultWords(problem)}
      <small>{failureTimes(mailbox, now).join(' · ')}</small>
    </span>
  )
}
