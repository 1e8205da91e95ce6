// One mail on its way, or one to look at: how it stands, why, and what can be done.
import { Link } from '@tanstack/react-router'
import { Button } from '../../kit/action/Button.tsx'
import { Tag, type TagTone } from '../../kit/show/Tag.tsx'
import { formatWhen } from '../../words/date.ts'
import { formatList } from '../../words/format.ts'
import { say as speak, sayCode, useSay } from '../../words/say.ts'
import { shownName } from '../compose/address.ts'
import type { Sending } from '../types.ts'
import { editAgain, noteSent, putAway, sendAgain, takeBack } from './decide.ts'

const tones: Record<Sending['state'], TagTone> = {
  waiting: 'plain',
  deferred: 'warm',
  sending: 'plain',
  sent: 'warm',
  failed: 'owe',
  unknown: 'owe',
  came_back: 'owe',
}

type Props = {
  one: Sending
  /** It stands in its conversation: whom it answers is plain. */
  inPlace?: boolean
}

export function SendingRow({ one, inPlace = false }: Props) {
  const say = useSay()
  const { state, subject, conversationId, recipients, madeAt } = one
  const to = formatList(recipients.map(shownName))
  const title = subject || say('outgoing.noSubject')
  const told = detailsOf(one)
  return (
    <div className="row serif-row sending">
      <div className="lead">
        <Tag tone={tones[state]} wide>
          {stateOf(one)}
        </Tag>
        <div>
          <div className="title" dir="auto">
            {conversationId && !inPlace ? (
              <Link className="plain" to="/conversations/$id" params={{ id: conversationId }}>
                {title}
              </Link>
            ) : (
              title
            )}
          </div>
          <small>
            {say('outgoing.draftTo', { names: to })} · {formatWhen(madeAt)}
          </small>
          {told.map((line) => (
            <small key={line} className="why" dir="auto">
              {line}
            </small>
          ))}
        </div>
      </div>
      <div className="r cluster">
        <Acts one={one} />
      </div>
    </div>
  )
}

function stateOf({ state, dueAt }: Sending): string {
  if (state === 'deferred') return speak('outgoing.state_deferred', { when: formatWhen(dueAt) })
  return sayCode('outgoing', `state_${state}`)
}

/** Why it stands so, in words, and what the server said. */
function detailsOf({ state, problem, detail, recipients }: Sending): string[] {
  if (state === 'unknown') return [speak('outgoing.unknownWhy')]
  const answers = recipients
    .filter((one) => one.answer !== '' && one.state !== 'sent')
    .map((one) => speak('outgoing.recipientFailed', { name: shownName(one), answer: one.answer }))
  const known = problem ? sayCode('outgoing', `problem_${problem}`, {}, speak('outgoing.problem_other')) : ''
  return [known, ...(answers.length > 0 ? answers : [detail])].filter(Boolean).slice(0, 6)
}

function Acts({ one }: { one: Sending }) {
  const say = useSay()
  const { state, problem } = one
  if (state === 'waiting' || state === 'deferred')
    return <Button onClick={() => takeBack(one)}>{say('outgoing.takeBack')}</Button>
  if (state === 'failed')
    return (
      <>
        <Button onClick={() => sendAgain(one)}>{say('outgoing.again')}</Button>
        <Button onClick={() => editAgain(one)}>{say('outgoing.edit')}</Button>
      </>
    )
  if (state === 'unknown')
    return (
      <>
        <Button onClick={() => noteSent(one)}>{say('outgoing.wasSent')}</Button>
        <Button onClick={() => sendAgain(one)}>{say('outgoing.again')}</Button>
      </>
    )
  if (state === 'came_back' || problem === 'not_kept')
    return <Button onClick={() => putAway(one)}>{say('outgoing.putAway')}</Button>
  return null
}
