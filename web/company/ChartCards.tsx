// The company over time: what was said, who is new, how fast we answer, how long they wait. A click opens what is counted there.
import { useNavigate } from '@tanstack/react-router'
import { BarChart } from '../kit/chart/BarChart.tsx'
import { HorizontalBars } from '../kit/chart/HorizontalBars.tsx'
import { LineChart } from '../kit/chart/LineChart.tsx'
import { Card } from '../kit/show/Card.tsx'
import { useSay } from '../words/say.ts'
import { behind, filterOf, type List } from './behind/address.ts'
import { Formula } from './Formula.tsx'
import { type Company, daysOfStep, formatStep } from './period.ts'
import { formatSeconds } from './Was.tsx'

type Props = { company: Company }

/** Opens a list of the days of a step. */
function useOpen(company: Company, list: List): (at: string) => void {
  const navigate = useNavigate()
  return (at) => void navigate(behind(list, daysOfStep(at, company)) as Parameters<typeof navigate>[0])
}

export function SaidCard({ company }: Props) {
  const say = useSay()
  const { spoken, step } = company
  const open = useOpen(company, 'messages')
  const of = (key: 'in' | 'out' | 'among') => spoken.map((one) => ({ at: one.at, value: one[key] }))
  const lines = [
    { key: 'in', label: say('company.received'), points: of('in'), tone: 'accent' as const },
    { key: 'out', label: say('company.sent'), points: of('out'), tone: 'warm' as const },
    { key: 'among', label: say('company.among'), points: of('among'), tone: 'info' as const },
  ]
  const series = lines.filter(({ key, points }) => key !== 'among' || points.some(({ value }) => value > 0))
  return (
    <Card title={say('company.said')} note={say('company.saidNote', { step })}>
      <LineChart label={say('company.said')} series={series} formatAt={(at) => formatStep(at, step)} onOpen={open} />
    </Card>
  )
}

export function NewcomersCard({ company }: Props) {
  const say = useSay()
  const { newcomers, step } = company
  const open = useOpen(company, 'newcomers')
  const title = say('company.newcomersBy', { step })
  return (
    <Card title={title} empty={newcomers.every(({ people }) => people === 0)}>
      <BarChart
        label={title}
        points={newcomers.map(({ at, people }) => ({ key: at, label: formatStep(at, step), value: people }))}
        onOpen={({ key }) => open(key)}
      />
    </Card>
  )
}

/** Whoever answered, the quickest first. */
export function AnsweringCard({ company }: Props) {
  const say = useSay()
  const title = say('company.answering')
  const answering = company.members.filter(({ now }) => now.median !== null)
  const rows = answering
    .map((touch) => ({
      key: touch.id ?? touch.who,
      label: touch.name || say('company.nobody'),
      value: touch.now.median ?? 0,
      touch,
    }))
    .sort((a, b) => a.value - b.value)
  const filters = new Map(rows.map(({ key, touch }) => [key, filterOf(touch)]))
  return (
    <Card
      title={title}
      note={
        <>
          {say('company.answeringNote')} <Formula name={title} words={say('company.usualFormula')} />
        </>
      }
      empty={rows.length < 2}
    >
      <HorizontalBars
        label={title}
        rows={rows}
        format={formatSeconds}
        to={({ key }) => behind('answers', company, filters.get(key))}
      />
    </Card>
  )
}

const pressing = ['today', 'days', 'week', 'longer'] as const

export function AgesCard({ company: { waiting } }: Props) {
  const say = useSay()
  const title = say('company.ages')
  const bar = (age: keyof Company['waiting']) => ({
    key: age,
    label: say(`company.age_${age}`),
    value: waiting[age],
  })
  const to = ({ key }: { key: string }) => behind('waiting', {}, { age: key })
  const rows = [...pressing.map(bar), ...(waiting.before > 0 ? [{ ...bar('before'), apart: true }] : [])]
  return (
    <Card
      title={title}
      note={<Formula name={title} words={say('company.agesFormula')} />}
      empty={rows.every(({ value }) => value === 0)}
    >
      <HorizontalBars label={title} rows={rows} to={to} />
    </Card>
  )
}
