// The company over time: what was said, who is new, how fast we answer, how long they wait. A click narrows the period.
import { BarChart } from '../kit/chart/BarChart.tsx'
import { HorizontalBars } from '../kit/chart/HorizontalBars.tsx'
import { LineChart } from '../kit/chart/LineChart.tsx'
import { Card } from '../kit/show/Card.tsx'
import { formatDuration } from '../words/format.ts'
import { useSay } from '../words/say.ts'
import { type Company, formatStep } from './period.ts'

type Narrowed = { company: Company; onOpen: ((at: string) => void) | undefined }

export function SaidCard({ company: { spoken, step }, onOpen }: Narrowed) {
  const say = useSay()
  const of = (key: 'in' | 'out' | 'among') => spoken.map((one) => ({ at: one.at, value: one[key] }))
  const lines = [
    { key: 'in', label: say('company.received'), points: of('in'), tone: 'accent' as const },
    { key: 'out', label: say('company.sent'), points: of('out'), tone: 'warm' as const },
    { key: 'among', label: say('company.among'), points: of('among'), tone: 'info' as const },
  ]
  const series = lines.filter(({ key, points }) => key !== 'among' || points.some(({ value }) => value > 0))
  return (
    <Card title={say('company.said')} note={say('company.saidNote', { step })}>
      <LineChart
        label={say('company.said')}
        series={series}
        formatAt={(at) => formatStep(at, step)}
        {...(onOpen ? { onOpen } : {})}
      />
    </Card>
  )
}

export function NewcomersCard({ company: { newcomers, step }, onOpen }: Narrowed) {
  const say = useSay()
  const title = say('company.newcomersBy', { step })
  return (
    <Card title={title} empty={newcomers.every(({ people }) => people === 0)}>
      <BarChart
        label={title}
        points={newcomers.map(({ at, people }) => ({ key: at, label: formatStep(at, step), value: people }))}
        {...(onOpen ? { onOpen: ({ key }: { key: string }) => onOpen(key) } : {})}
      />
    </Card>
  )
}

export function AnsweringCard({ company: { members } }: { company: Company }) {
  const say = useSay()
  const title = say('company.answering')
  const rows = members.flatMap(({ id, name, median, answers }) =>
    median === null ? [] : [{ key: id, label: name, value: median, note: say('company.answers', { n: answers }) }],
  )
  return (
    <Card title={title} note={say('company.answeringNote')} empty={rows.length < 2}>
      <HorizontalBars
        label={title}
        rows={rows.toSorted((a, b) => a.value - b.value)}
        format={(seconds) => formatDuration(seconds * 1000, { fine: true })}
      />
    </Card>
  )
}

export function AgesCard({ company: { waiting } }: { company: Company }) {
  const say = useSay()
  const title = say('company.ages')
  const rows = [
    { key: 'day', label: say('company.ageDay'), value: waiting.day },
    { key: 'threeDays', label: say('company.ageThreeDays'), value: waiting.threeDays },
    { key: 'week', label: say('company.ageWeek'), value: waiting.week },
    { key: 'longer', label: say('company.ageLonger'), value: waiting.longer },
  ]
  return (
    <Card title={title} empty={rows.every(({ value }) => value === 0)}>
      <HorizontalBars label={title} rows={rows} />
    </Card>
  )
}
