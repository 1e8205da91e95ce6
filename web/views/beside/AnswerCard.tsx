// How fast we usually answer this customer.
import { Card } from '../../kit/show/Card.tsx'
import { Figure } from '../../kit/show/Figure.tsx'
import { formatDuration } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import type { Customer } from '../types.ts'

export function AnswerCard({ customer: { answer } }: { customer: Customer }) {
  const say = useSay()
  if (!answer) return null
  return (
    <Card title={say('views.answerTime')}>
      <Figure
        value={formatDuration(answer.seconds * 1000, { fine: true })}
        note={say('views.answerTimeWhy', { n: answer.answers })}
      />
    </Card>
  )
}
