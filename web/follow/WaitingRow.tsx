// One who waits: what they want as a sentence, since when, and what can be done about it.
import { Link } from '@tanstack/react-router'
import { Check, UserRound } from 'lucide-react'
import { IconButton } from '../kit/action/IconButton.tsx'
import { Tag } from '../kit/show/Tag.tsx'
import { Time } from '../kit/show/Time.tsx'
import { AnswerButton } from '../outgoing/beside/AnswerButton.tsx'
import { formatWhen } from '../words/date.ts'
import { formatDuration } from '../words/format.ts'
import { Sentence } from '../words/Sentence.tsx'
import { useSay } from '../words/say.ts'
import { AssignedTag } from './assign/AssignedTag.tsx'
import { ageOf, isLate, type Waiting } from './waits.ts'

type Props = {
  one: Waiting
  onSettle?: ((one: Waiting) => void) | undefined
  onAssign?: ((one: Waiting) => void) | undefined
  calm?: boolean
}

/** `calm`: it does not press, so its age is no alarm and the day it was said stands in its place. */
export function WaitingRow({ one, onSettle, onAssign, calm = false }: Props) {
  const say = useSay()
  return (
    <li className="row serif-row waits">
      <div className="lead">
        {calm ? (
          <Tag tone="plain" wide>
            <Time at={one.at} as="day" />
          </Tag>
        ) : (
          <Tag tone={isLate(one) ? 'owe' : 'warm'} wide>
            {ageOf(one)}
          </Tag>
        )}
        <div>
          <div className="title" dir="auto">
            <Said one={one} />
          </div>
          <small>{detailsOf(one, say).join(' · ')}</small>
          {one.assigned && (
            <div className="assigned">
              <AssignedTag assigned={one.assigned} />
            </div>
          )}
        </div>
      </div>
      <div className="r cluster">
        {onAssign && (
          <IconButton label={say('follow.whoAnswers')} keys="a" onClick={() => onAssign(one)}>
            <UserRound size={15} aria-hidden />
          </IconButton>
        )}
        {onSettle && (
          <IconButton label={say('today.noAnswer')} keys="e" onClick={() => onSettle(one)}>
            <Check size={16} aria-hidden />
          </IconButton>
        )}
        <AnswerButton asked={one} label={say('today.answer')} small={calm} />
      </div>
    </li>
  )
}

function Said({ one }: { one: Waiting }) {
  const { customer, conversationId, sentence, asks } = one
  const name = (
    <Link className="plain" to="/customers/$id" params={{ id: customer.id }}>
      <b translate="no">{customer.name}</b>
    </Link>
  )
  const link = (
    <Link
      className="plain said"
      to="/conversations/$id"
      params={{ id: conversationId }}
      search={{ at: one.interactionId } as never}
      translate="no"
    >
      {sentence}
    </Link>
  )
  if (!sentence) return <Sentence of="today.sentNothing" values={{ name }} />
  return <Sentence of={asks ? 'today.asks' : 'today.wrote'} values={{ name, sentence: link }} />
}

function detailsOf(
  { at, subject, usual, owner, assigned, customer }: Waiting,
  say: ReturnType<typeof useSay>,
): string[] {
  const time = usual && formatDuration(usual.seconds * 1000)
  return [
    ...(customer.organization ? [customer.organization] : []),
    say('today.email', { when: formatWhen(at) }),
    ...(subject ? [subject] : []),
    ...(time ? [usual.own ? say('today.usual', { time }) : say('today.usualAny', { time })] : []),
    ...(owner && !assigned ? [say('today.knows', { name: owner.name })] : []),
  ]
}
