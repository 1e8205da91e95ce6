// The four numbers on top: how much was said, who is new, how fast we answer, who waits.
import type { ReactNode } from 'react'
import { Card } from '../kit/show/Card.tsx'
import { Figure } from '../kit/show/Figure.tsx'
import { Grid } from '../kit/page/Columns.tsx'
import { formatDuration, formatNumber } from '../words/format.ts'
import { useSay } from '../words/say.ts'
import { Formula } from './Formula.tsx'
import type { Company } from './period.ts'

export function FigureCards({ company }: { company: Company }) {
  const say = useSay()
  const { spoken, newcomers, answers, waiting } = company
  const received = sum(spoken.map((one) => one.in))
  const sent = sum(spoken.map((one) => one.out))
  const waits = waiting.day + waiting.threeDays + waiting.week + waiting.longer
  return (
    <Grid of={4}>
      <Told name={say('company.messages')} words={say('company.messagesFormula')}>
        <Figure
          value={formatNumber(received + sent)}
          note={say('company.messagesNote', { received: formatNumber(received), sent: formatNumber(sent) })}
        />
      </Told>
      <Told name={say('company.newcomers')} words={say('company.newcomersFormula')}>
        <Figure value={formatNumber(sum(newcomers.map(({ people }) => people)))} note={say('company.newcomersNote')} />
      </Told>
      {answers && (
        <Told name={say('company.usual')} words={say('company.usualFormula')}>
          <Figure
            value={formatDuration(answers.median * 1000, { fine: true })}
            note={say('company.usualNote', { time: formatDuration(answers.ninth * 1000, { fine: true }) })}
          />
        </Told>
      )}
      <Told name={say('company.waiting')} words={say('company.waitingFormula')}>
        <Figure
          value={<span className={waits > 0 ? 'owe' : undefined}>{formatNumber(waits)}</span>}
          note={say('company.waitingNote', { n: waiting.before, count: formatNumber(waiting.before) })}
        />
      </Told>
    </Grid>
  )
}

function Told({ name, words, children }: { name: string; words: string; children: ReactNode }) {
  return (
    <Card title={name} note={<Formula name={name} words={words} />}>
      {children}
    </Card>
  )
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
