// The questions that were answered: what was said, by whom, and taking it back.
import { Button } from '../../kit/action/Button.tsx'
import { toastProblem } from '../../kit/overlay/toast.ts'
import { Row } from '../../kit/show/Row.tsx'
import { useRight } from '../../shell/here.ts'
import { formatWhen } from '../../words/date.ts'
import { say, useVoice } from '../../words/say.ts'
import { takeBack, wordsOf } from './answer.ts'
import type { Question } from './question.ts'

export function AnsweredList({ questions }: { questions: readonly Question[] }) {
  useVoice()
  const mayEdit = useRight('editCustomers')
  return (
    <section className="card">
      {questions.map(({ id, value, answer }) => (
        <Row
          key={id}
          title={<span translate="no">{value}</span>}
          small={
            answer &&
            say('people.answeredBy', {
              answer: wordsOf(answer.answer, answer.person?.name),
              by: answer.by ?? '',
              when: formatWhen(answer.at),
            })
          }
          right={
            mayEdit && (
              <Button small onClick={() => void takeBack(id).catch(toastProblem)}>
                {say('people.takeBack')}
              </Button>
            )
          }
        />
      ))}
    </section>
  )
}
