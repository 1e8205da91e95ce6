// What a customer waits for, before anything else.
import { Link } from '@tanstack/react-router'
import { AssignedTag } from '../follow/assign/AssignedTag.tsx'
import { Time } from '../kit/show/Time.tsx'
import { formatDuration } from '../words/format.ts'
import { useSay } from '../words/say.ts'
import type { Customer } from './types.ts'

export function WaitingBrief({ customer }: { customer: Customer }) {
  const say = useSay()
  const { answer } = customer
  const waiting = customer.waiting.filter(({ fromBefore }) => !fromBefore)
  if (waiting.length === 0) return null
  const usually = answer && say('views.usually', { time: formatDuration(answer.seconds * 1000) })
  return (
    <section className="brief">
      <h2>
        {say('views.wait')} {usually && <small>{usually}</small>}
      </h2>
      <ol>
        {waiting.map(({ interactionId, conversationId, subject, since, name, assigned }) => (
          <li key={interactionId} className="owe">
            <span className="owe" dir="auto">
              {say('views.waits', {
                name,
                subject: subject || say('views.noSubject'),
              })}
            </span>{' '}
            {assigned && <AssignedTag assigned={assigned} />}
            <Link
              className="src"
              to="/conversations/$id"
              params={{ id: conversationId }}
              search={{ at: interactionId } as never}
            >
              <Time at={since} />
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
