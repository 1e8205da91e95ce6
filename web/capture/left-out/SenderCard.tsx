// Who sent most of what a rule left out.
import { Button } from '../../kit/action/Button.tsx'
import { Card } from '../../kit/show/Card.tsx'
import { Num } from '../../kit/show/Num.tsx'
import { Row } from '../../kit/show/Row.tsx'
import { say, useVoice } from '../../words/say.ts'

type Props = { senders: readonly { sender: string; arrivals: number }[]; onChoose: (sender: string) => void }

export function SenderCard({ senders, onChoose }: Props) {
  useVoice()
  const named = senders.filter(({ sender }) => sender !== '')
  return (
    <Card title={say('capture.bySender')} note={say('capture.bySenderNote')} empty={named.length === 0}>
      {named.map(({ sender, arrivals }) => (
        <Row
          key={sender}
          title={<span className="sender">{sender}</span>}
          right={
            <Button small tone="quiet" onClick={() => onChoose(sender)}>
              <Num value={arrivals} /> <span className="visually-hidden">{say('capture.leftOutFrom', { sender })}</span>
            </Button>
          }
        />
      ))}
    </Card>
  )
}
