// For whom a rule does not hold any more, each to be put back in force.
import { type Gives, useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { toast } from '../../kit/overlay/toast.ts'
import { Card } from '../../kit/show/Card.tsx'
import { Row } from '../../kit/show/Row.tsx'
import { Time } from '../../kit/show/Time.tsx'
import { say, useVoice } from '../../words/say.ts'
import type { Rule } from './take-back.ts'

export function TakenBackCard({ takenBack }: Pick<Gives<'GET /left-out'>, 'takenBack'>) {
  useVoice()
  const restore = useChange('DELETE /taken-back', { onSuccess: () => toast(say('capture.inForceAgain')) })
  return (
    <Card title={say('capture.takenBackCard')} note={say('capture.takenBackNote')} empty={takenBack.length === 0}>
      {takenBack.map(({ rule, sender, takenAt }) => (
        <Row
          key={sender}
          title={<span className="sender">{sender || say('capture.everySender')}</span>}
          small={<Time at={takenAt} />}
          right={
            <Button small onClick={() => restore.mutate({ rule: rule as Rule, sender })}>
              {say('capture.putBack')}
            </Button>
          }
        />
      ))}
      <p className="sub">{say('capture.putBackHint')}</p>
    </Card>
  )
}
