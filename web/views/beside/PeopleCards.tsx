// Who stands around a customer: who writes together with them, who is at the organization, who of us writes to them.
import { PersonLine } from '../../kit/show/PersonLine.tsx'
import { Card } from '../../kit/show/Card.tsx'
import { Row } from '../../kit/show/Row.tsx'
import { Time } from '../../kit/show/Time.tsx'
import { useSay } from '../../words/say.ts'
import type { Customer } from '../types.ts'

const pageOf = (id: string) => ({ to: '/customers/$id', params: { id } }) as const

export function AroundCard({ customer: { around } }: { customer: Customer }) {
  const say = useSay()
  return (
    <Card title={say('views.around')} empty={around.length === 0}>
      {around.map(({ id, name, title, organization, together }) => (
        <PersonLine
          key={id}
          name={name}
          to={pageOf(id)}
          small={[title, organization, say('views.together', { n: together })].filter(Boolean).join(' · ')}
        />
      ))}
    </Card>
  )
}

export function PeopleCard({ customer: { people } }: { customer: Customer }) {
  const say = useSay()
  return (
    <Card title={say('views.people')} empty={people.length === 0}>
      {people.map(({ id, name, title, interactions, lastAt }) => (
        <PersonLine
          key={id}
          name={name}
          to={pageOf(id)}
          small={
            <>
              {[title, say('views.exchanged', { n: interactions })].filter(Boolean).join(' · ')}
              {lastAt && ' · '}
              {lastAt && <Time at={lastAt} />}
            </>
          }
        />
      ))}
    </Card>
  )
}

export function OursCard({ customer: { ours, owner, counts } }: { customer: Customer }) {
  const say = useSay()
  return (
    <Card title={say('views.ours')} note={counts.more && say('views.newest')} empty={ours.length === 0}>
      {ours.map(({ id, name, times, lastAt }) => (
        <Row
          key={id}
          title={name}
          small={id === owner?.id && say(owner.source === 'set' ? 'views.answersFor' : 'views.knowsBest')}
          right={
            <>
              {say('views.wrote', { n: times })}
              <small>
                <Time at={lastAt} />
              </small>
            </>
          }
        />
      ))}
    </Card>
  )
}
