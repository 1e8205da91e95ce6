// What the rules left out, each with how much, and where to look at it.
import { Link } from '@tanstack/react-router'
import type { Gives } from '../api.ts'
import { Card } from '../kit/show/Card.tsx'
import { Num } from '../kit/show/Num.tsx'
import { Row } from '../kit/show/Row.tsx'
import { say, sayCode, useVoice } from '../words/say.ts'

export const ruleName = (rule: string): string => sayCode('capture', `rule_${rule}`)

export function LeftOutCard({ leftOut: { rules } }: { leftOut: Gives<'GET /left-out'> }) {
  useVoice()
  return (
    <Card title={say('capture.leftOutCard')} note={say('capture.leftOutNote')} empty={rules.length === 0}>
      {rules.map(({ rule, arrivals }) => (
        <Row
          key={rule}
          title={ruleName(rule)}
          small={sayCode('capture', `rule_${rule}_why`)}
          right={
            <>
              <Num value={arrivals} /> ·{' '}
              <Link to="/left-out/$rule" params={{ rule }} className="link">
                {say('capture.see')}
              </Link>
            </>
          }
        />
      ))}
    </Card>
  )
}
