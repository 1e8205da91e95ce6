// Conversations from before Kith listened that ended with the customer's word.
import { Link } from '@tanstack/react-router'
import { Card } from '../../kit/show/Card.tsx'
import { Row } from '../../kit/show/Row.tsx'
import { Time } from '../../kit/show/Time.tsx'
import { useSay } from '../../words/say.ts'
import type { Customer } from '../types.ts'

export function BeforeCard({ customer: { name: whole, waiting } }: { customer: Customer }) {
  const say = useSay()
  const before = waiting.filter(({ fromBefore }) => fromBefore)
  return (
    <Card title={say('views.lastWord')} note={say('views.fromBefore')} empty={before.length === 0}>
      {before.map(({ interactionId, conversationId, subject, since, name }) => (
        <Row
          key={interactionId}
          title={
            <Link
              to="/conversations/$id"
              params={{ id: conversationId }}
              search={{ at: interactionId } as never}
              dir="auto"
            >
              {subject || say('views.noSubject')}
            </Link>
          }
          small={name === whole ? undefined : name}
          right={<Time at={since} as="day" />}
        />
      ))}
    </Card>
  )
}
