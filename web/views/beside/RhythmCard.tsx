// How often they wrote and we did, as two lines of the last twelve months.
import { Sparkline } from '../../kit/chart/Sparkline.tsx'
import { Card } from '../../kit/show/Card.tsx'
import { Row } from '../../kit/show/Row.tsx'
import { formatList, formatNumber } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import type { Customer } from '../types.ts'

const spans = { month: 'views.rhythmMonths', week: 'views.rhythmWeeks', day: 'views.rhythmDays' } as const

export function RhythmCard({ customer: { rhythm } }: { customer: Customer }) {
  const say = useSay()
  const lines = [
    { who: say('views.theyWrote'), values: rhythm.spans.map(({ theirs }) => theirs), tone: 'accent' },
    { who: say('views.weWrote'), values: rhythm.spans.map(({ ours }) => ours), tone: 'warm' },
  ] as const
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const spoken = lines.filter(({ values }) => sum(values) > 0)
  return (
    <Card title={say('views.rhythm')} note={say(spans[rhythm.unit])} empty={spoken.length === 0}>
      {spoken.map(({ who, values, tone }) => (
        <Row
          key={who}
          title={who}
          small={say('views.times', { n: sum(values) })}
          right={
            <Sparkline
              label={say('views.timesLine', { who, values: formatList(values.map((value) => formatNumber(value))) })}
              values={values}
              tone={tone}
              width={150}
              height={32}
              dot
            />
          }
        />
      ))}
    </Card>
  )
}
