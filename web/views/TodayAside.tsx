// What stands beside who waits: who is new to us, and how fast I answer.
import { Link } from '@tanstack/react-router'
import type { Gives } from '../api.ts'
import { Formula } from '../company/Formula.tsx'
import { Card } from '../kit/show/Card.tsx'
import { Figure } from '../kit/show/Figure.tsx'
import { Row } from '../kit/show/Row.tsx'
import { Time } from '../kit/show/Time.tsx'
import { formatDuration, formatPercent } from '../words/format.ts'
import { useSay } from '../words/say.ts'

type Today = Gives<'GET /today'>

export function NewcomersCard({ newcomers }: { newcomers: Today['newcomers'] }) {
  const say = useSay()
  return (
    <Card title={say('today.newcomers')} note={say('today.newcomersNote')} empty={newcomers.length === 0}>
      {newcomers.map(({ id, name, organization, subject, at }) => (
        <Row
          key={id}
          title={
            <Link to="/customers/$id" params={{ id }} translate="no">
              {name}
            </Link>
          }
          small={
            <span translate="no" dir="auto">
              {[organization, subject].filter(Boolean).join(' · ')}
            </span>
          }
          right={<Time at={at} />}
        />
      ))}
    </Card>
  )
}

export function YourAnswersCard({ answers }: { answers: Today['answers'] }) {
  const say = useSay()
  if (!answers) return null
  const { count, seconds, withinDay } = answers
  return (
    <Card
      title={say('today.yourAnswers')}
      note={<Formula name={say('today.yourAnswers')} words={say('today.yourAnswersFormula')} />}
    >
      <Figure
        value={formatDuration(seconds * 1000, { fine: true })}
        note={say('today.yourAnswersNote', { count, share: formatPercent(withinDay / count) })}
      />
    </Card>
  )
}
